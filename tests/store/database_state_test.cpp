// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/database_state.h"

#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

class DatabaseState : public OnEachDatabase {};
CAPNR_ON_EACH_DATABASE(DatabaseState);

TEST_P(DatabaseState, IsAnotherOnceSomebodyHasCommittedAndNotBefore) {
  Database watching = open(), other = open();
  const std::string before = good(state_of(watching));
  EXPECT_EQ(good(state_of(watching)), before) << "nothing has happened";
  good(other.run("INSERT INTO org (insee_code, name) VALUES ('13055', 'Ville')"));
  const std::string after = good(state_of(watching));
  EXPECT_NE(after, before);
  good(other.run("BEGIN"));
  good(other.run("UPDATE org SET name = 'Autre'"));
  const std::string under_way = good(state_of(watching));
  good(other.run("COMMIT"));
  const std::string committed = good(state_of(watching));
  EXPECT_NE(committed, under_way);
  EXPECT_NE(committed, after);
  Statement read = good(other.prepare("SELECT name FROM org"));
  EXPECT_TRUE(good(read.step()));
  EXPECT_EQ(good(state_of(watching)), committed) << "who reads changes nothing";
}

}  // namespace
}  // namespace capnr::test
