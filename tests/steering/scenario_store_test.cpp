// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/scenario_store.h"

#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class Scenarios : public test::OnEachDatabase {
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
  Result<> keep(OrgId org, const std::string& name, const std::string& query = "switch-off=1") {
    return keep_scenario(*database_, org, {name, query, "2026-11-30T12:00:00Z", "Alix"});
  }

  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Scenarios);

TEST_P(Scenarios, AreListedWithTheLastOneFirst) {
  good(keep(city, "Six ans"));
  good(keep(city, "Éteindre", "switch-off=1&switch-off.share=0.4"));
  const auto all = good(list_scenarios(*database_, city));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, "Éteindre");
  EXPECT_EQ(all[0].query, "switch-off=1&switch-off.share=0.4");
  EXPECT_EQ(all[1].recorded_by, "Alix");
}

TEST_P(Scenarios, AreThoseOfTheirCity) {
  good(keep(city, "Six ans"));
  EXPECT_TRUE(good(list_scenarios(*database_, other)).empty());
  good(keep(other, "Six ans"));
}

TEST_P(Scenarios, NeverOverwriteOneAnother) {
  good(keep(city, "Six ans"));
  EXPECT_EQ(keep(city, "Six ans", "other=1").error().kind, Kind::conflict);
  EXPECT_EQ(good(list_scenarios(*database_, city)).at(0).query, "switch-off=1");
}

TEST_P(Scenarios, RefuseANameThatIsNoneAndWhatIsTooLong) {
  EXPECT_EQ(keep(city, "").error().kind, Kind::bad_input);
  EXPECT_EQ(keep(city, std::string(longest_scenario_name + 1, 'x')).error().kind, Kind::bad_input);
  EXPECT_EQ(keep(city, "Long", std::string(5000, 'x')).error().kind, Kind::bad_input);
  EXPECT_TRUE(good(list_scenarios(*database_, city)).empty());
}

}  // namespace
}  // namespace capnr
