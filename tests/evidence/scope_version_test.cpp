// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/scope_version.h"

#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class ScopeVersions : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  Result<> record(std::string version, Date from, std::string words = "") {
    return record_scope_version(*database_, city,
                                {std::move(version), from, std::move(words), "now", "alice"});
  }
  static std::string error_of(const Result<>& result) {
    return result ? "" : describe(result.error(), Language::en);
  }
  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(ScopeVersions);

TEST_P(ScopeVersions, AreGivenBackByTheDayFromWhichTheyHold) {
  good(record("2025-1", date_of(2025, 1, 1), "with the schools"));
  good(record("2022-1", date_of(2022, 1, 1)));
  const std::vector<ScopeVersion> all = good(scope_versions(*database_, city));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].version, "2022-1");
  EXPECT_EQ(all[1].from, date_of(2025, 1, 1));
  EXPECT_EQ(all[1].description, "with the schools");
  EXPECT_EQ(all[1].recorded_by, "alice");
  EXPECT_TRUE(good(scope_versions(*database_, other)).empty());
}

TEST_P(ScopeVersions, AreNotOverwritten) {
  good(record("2025-1", date_of(2025, 1, 1)));
  good(record("2025-1", date_of(2025, 1, 1)));
  const std::string refused =
      "the scope version 2025-1 holds from 2025-01-01 already: give the new one another name and another day";
  EXPECT_EQ(error_of(record("2025-1", date_of(2025, 7, 1))), refused);
  EXPECT_EQ(error_of(record("2025-2", date_of(2025, 1, 1))), refused);
  EXPECT_EQ(error_of(record("", date_of(2026, 1, 1))), "a scope version has a name, such as 2025-1");
  EXPECT_EQ(good(scope_versions(*database_, city)).size(), 1U);
}

TEST_P(ScopeVersions, CanBeTakenBack) {
  good(record("2025-1", date_of(2025, 1, 1)));
  EXPECT_EQ(error_of(remove_scope_version(*database_, city, "2024-1")),
            "there is no scope version 2024-1: capnr targets scope lists them");
  good(remove_scope_version(*database_, city, "2025-1"));
  EXPECT_TRUE(good(scope_versions(*database_, city)).empty());
}

TEST(ScopeVersionOfAValue, IsTheOneThatHeldAtTheEndOfItsPeriod) {
  const std::vector<ScopeVersion> versions = {{"2022-1", date_of(2022, 1, 1), "", "", ""},
                                              {"2025-1", date_of(2025, 3, 1), "", "", ""}};
  const auto at = [&](std::string_view period) { return scope_version_at(versions, *parse_period(period)); };
  EXPECT_EQ(at("2021"), "");
  EXPECT_EQ(at("2022"), "2022-1");
  EXPECT_EQ(at("2025-02"), "2022-1");
  EXPECT_EQ(at("2025-03-01"), "2025-1");
  EXPECT_EQ(at("2025"), "2025-1") << "the year ends under the new one";
  EXPECT_EQ(scope_version_at({}, *parse_period("2025")), "") << "a city without versions";
}

}  // namespace
}  // namespace capnr
