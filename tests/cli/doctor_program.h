// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "program.h"

namespace capnr::test {

inline Ran run_doctor(const std::string& database, const std::vector<std::string>& more,
                      const RunOptions& options) {
  std::vector<std::string> all = {"doctor", "--database", database};
  all.insert(all.end(), more.begin(), more.end());
  return run(all, options);
}

/// The doctor found something: what it is, and what to do.
inline void expect_found(const Ran& ran, const std::string& what, const std::string& remedy) {
  EXPECT_EQ(ran.code, 1) << ran.out << ran.errors;
  EXPECT_NE(ran.out.find(what), ran.out.npos) << what << " is not in:\n" << ran.out << ran.errors;
  EXPECT_NE(ran.out.find(remedy), ran.out.npos) << remedy << " is not in:\n" << ran.out;
}

}  // namespace capnr::test
