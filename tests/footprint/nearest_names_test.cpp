// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/nearest_names.h"

#include <gtest/gtest.h>

namespace capnr {
namespace {

TEST(NearestNames, AreFoundByLettersOrByPart) {
  NearestNames nearest("srv-paye");
  for (const char* name : {"SRV-PAIE-01", "srv-paye2", "srvpaye", "other", "un srv paye au nord"})
    nearest.offer(name);
  ASSERT_EQ(nearest.names().size(), 3U);
  EXPECT_EQ(nearest.names()[0], "srv-paye2");
}

}  // namespace
}  // namespace capnr
