// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/programme.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const fs::path catalog = fs::path(CAPNR_SOURCE_DIR) / "catalog";

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Programme shipped() {
  auto programme = load_programme(catalog);
  EXPECT_TRUE(programme) << describe(programme.error(), Language::en);
  return programme ? *programme : Programme{};
}

std::string text(const json::object& object, const char* key) {
  return std::string(object.at(key).as_string());
}

// The city's folder of a test, gone at its end.
class CityFolder {
 public:
  CityFolder() : path_(fs::temp_directory_path() / ("capnr_programme_" + std::to_string(::getpid()))) {
    fs::create_directories(path_ / "commitments");
    fs::create_directories(path_ / "rules");
  }
  ~CityFolder() { fs::remove_all(path_); }
  CityFolder(const CityFolder&) = delete;
  CityFolder& operator=(const CityFolder&) = delete;
  const CityFolder& with(const std::string& name, std::string_view content) const {
    EXPECT_TRUE(write_file(path_ / name, content));
    return *this;
  }
  Result<Programme> load() const { return load_programme(catalog, path_); }
  std::string error() const {
    const auto programme = load();
    return programme ? "" : describe(programme.error(), Language::en);
  }

 private:
  fs::path path_;
};

constexpr std::string_view own_commitment = R"(id = "V.1"
axis = "ethics"
article = "Délibération 25/0001"
title_fr = "Prêter des ordinateurs"
title_en = "Lend computers"
quote = "« prêter des ordinateurs aux habitants »"
[[indicators]]
id = "I-V.1a"
name_fr = "Ordinateurs prêtés"
name_en = "Computers lent"
unit = "count"
direction = "up"
frequency = "quarterly"
limits = [ { at_least = 100 } ]
)";

TEST(Programme, HoldsEveryCommitmentOfTheDeliberationInItsOwnWords) {
  const Programme programme = shipped();
  auto source = read_file(fs::path(CAPNR_SOURCE_DIR) / "tests/steering/commitments_indicators.json");
  ASSERT_TRUE(source);
  const json::array wanted = json::parse(*source).as_array();
  ASSERT_EQ(wanted.size(), 56U);
  EXPECT_EQ(programme.commitments.size(), wanted.size());
  for (const json::value& value : wanted) {
    const json::object& one = value.as_object();
    const Commitment* commitment = programme.commitment(text(one, "id"));
    ASSERT_NE(commitment, nullptr) << text(one, "id");
    EXPECT_EQ(commitment->quote, text(one, "quote"));
    EXPECT_FALSE(commitment->title.en.empty());
    for (const json::value& item : one.at("indicators").as_array()) {
      const json::object& asked = item.as_object();
      const Indicator* indicator = programme.indicator(text(asked, "id"));
      ASSERT_NE(indicator, nullptr) << text(asked, "id");
      EXPECT_EQ(programme.commitment_of(indicator->id), commitment);
      EXPECT_EQ(indicator->name.fr, text(asked, "name"));
      EXPECT_EQ(indicator->formula.fr, text(asked, "formula"));
      EXPECT_EQ(indicator->evidence, text(asked, "evidence"));
      EXPECT_EQ(indicator->threshold.text, text(asked, "threshold"));
      EXPECT_FALSE(indicator->name.en.empty());
    }
    EXPECT_EQ(commitment->indicators.size(), one.at("indicators").as_array().size());
  }
  EXPECT_EQ(programme.indicator_count(), 207U);
}

TEST(Programme, SaysThatAThresholdMarkedWithADaggerIsUnverified) {
  for (const Commitment& commitment : shipped().commitments)
    for (const Indicator& indicator : commitment.indicators)
      EXPECT_EQ(indicator.threshold.unverified, has(indicator.threshold.text, "†")) << indicator.id;
}

TEST(Programme, CallsAProposalWhatTheTextCallsProposed) {
  std::set<ThresholdOrigin> seen;
  for (const Commitment& commitment : shipped().commitments) {
    for (const Indicator& indicator : commitment.indicators) {
      seen.insert(indicator.threshold.origin);
      if (has(indicator.threshold.text, "(proposé)")) {
        EXPECT_EQ(indicator.threshold.origin, ThresholdOrigin::proposal) << indicator.id;
      }
      if (indicator.threshold.text == "suivi") {
        EXPECT_EQ(indicator.threshold.origin, ThresholdOrigin::none) << indicator.id;
      }
    }
  }
  EXPECT_TRUE(seen.contains(ThresholdOrigin::law));
  EXPECT_TRUE(seen.contains(ThresholdOrigin::deliberation));
}

TEST(Programme, OrdersCommitmentsAsTheDeliberationDoes) {
  std::vector<std::string> ids;
  for (const Commitment& commitment : shipped().commitments) ids.push_back(commitment.id);
  EXPECT_EQ(ids.front(), "0.1");
  const auto place = [&](std::string_view id) { return std::ranges::find(ids, id) - ids.begin(); };
  EXPECT_LT(place("1.0d"), place("1.1"));
  EXPECT_LT(place("1.9"), place("1.10"));
  EXPECT_LT(place("1.14"), place("2.0a"));
  EXPECT_EQ(ids.back(), "L.3");
}

TEST(Programme, JudgesAYearByTheRuleThatHeldInIt) {
  const Programme programme = shipped();
  const Indicator* reuse = programme.indicator("I-1.10a");
  ASSERT_NE(reuse, nullptr);
  EXPECT_FALSE(programme.limit_in(*reuse, "", 2022));
  EXPECT_EQ(programme.limit_in(*reuse, "", 2023)->value, 25);
  EXPECT_EQ(programme.limit_in(*reuse, "", 2024)->value, 35);
  EXPECT_EQ(programme.limit_in(*reuse, "", 2025)->value, 50);
  EXPECT_EQ(programme.limit_in(*reuse, "", 2040)->value, 50);
  const Indicator* purchases = programme.indicator("I-1.4b");
  EXPECT_EQ(programme.limit_in(*purchases, "share", 2023)->text, "Décret 2021-254 du 9 mars 2021");
  EXPECT_EQ(programme.limit_in(*purchases, "share", 2026)->value, 20);
  EXPECT_EQ(programme.limit_in(*purchases, "share", 2027)->value, 25);
  EXPECT_EQ(programme.limit_in(*purchases, "share", 2030)->value, 30);
  EXPECT_FALSE(programme.limit_in(*purchases, "share", 2027)->verified);
  EXPECT_FALSE(programme.limit_in(*purchases, "reused", 2027));
}

TEST(Programme, TakesTheCitysOwnCommitmentsAndIndicators) {
  const CityFolder city;
  city.with("commitments/V.1.toml", own_commitment).with("commitments/1.9-plus.toml", R"(extends = "1.9"
[[indicators]]
id = "I-1.9x"
name_fr = "Âge des écrans"
name_en = "Age of screens"
unit = "years"
direction = "up"
frequency = "yearly"
)");
  const auto programme = city.load();
  ASSERT_TRUE(programme) << city.error();
  ASSERT_NE(programme->commitment("V.1"), nullptr);
  EXPECT_TRUE(programme->commitment("V.1")->own);
  EXPECT_EQ(programme->commitment_of("I-1.9x")->id, "1.9");
  EXPECT_EQ(programme->indicator_count(), 209U);
  EXPECT_EQ(programme->limit_in(*programme->indicator("I-V.1a"), "", 2026)->value, 100);
}

TEST(Programme, TakesTheCitysThresholdInsteadOfAProposal) {
  const CityFolder city;
  city.with("thresholds.toml", R"([[thresholds]]
indicator = "I-1.7a"
measure = "screens"
at_most = 1.2
decided = "Comité du 3 mars 2026"
)");
  const auto programme = city.load();
  ASSERT_TRUE(programme) << city.error();
  const auto limit = programme->limit_in(*programme->indicator("I-1.7a"), "screens", 2026);
  EXPECT_EQ(limit->value, 1.2);
  EXPECT_EQ(limit->origin, ThresholdOrigin::city);
  EXPECT_EQ(limit->text, "Comité du 3 mars 2026");
  EXPECT_EQ(programme->limit_in(*programme->indicator("I-1.7a"), "computers", 2026)->value, 1.1);
}

TEST(Programme, RefusesToLoosenTheLaw) {
  const CityFolder city;
  city.with("thresholds.toml", "[[thresholds]]\nindicator = \"I-1.10a\"\nat_least = 5\ndecided = \"non\"\n");
  EXPECT_TRUE(city.error().ends_with("the threshold of I-1.10a is the law's: a city cannot change it"))
      << city.error();
}

TEST(Programme, SaysWhichFileAndLineIsWrong) {
  const auto error_of = [](std::string_view toml) {
    const CityFolder city;
    city.with("commitments/V.1.toml", toml);
    return city.error();
  };
  const auto changed = [](std::string_view from, std::string_view to) {
    std::string toml(own_commitment);
    toml.replace(toml.find(from), from.size(), to);
    return toml;
  };
  EXPECT_TRUE(error_of(changed("direction = \"up\"", "direction = \"sideways\""))
                  .ends_with("V.1.toml, row 12: sideways is not a value of the key direction"))
      << error_of(changed("direction = \"up\"", "direction = \"sideways\""));
  EXPECT_TRUE(has(error_of(changed("quote", "quota")), "the key quote is missing"));
  EXPECT_TRUE(has(error_of(changed("I-V.1a", "I-1.9a")), "the indicator I-1.9a is there already"));
  EXPECT_TRUE(has(error_of(changed("V.1", "1.9")), "the commitment 1.9 is there already"));
  EXPECT_TRUE(has(error_of(changed("\"count\"", "\"furlongs\"")), "has the unit furlongs"));
  EXPECT_TRUE(has(error_of(changed("at_least = 100", "rule = \"none\"")), "has the rule none"));
  EXPECT_TRUE(has(error_of(changed("{ at_least", "{ measure = \"x\", at_least")), "the measure x"));
  EXPECT_TRUE(has(error_of(changed("at_least = 100", "at_least = 1, at_most = 2")), "a limit needs one of"));
  EXPECT_TRUE(has(error_of("extends = \"9.9\"\n"), "there is no commitment 9.9"));
}

}  // namespace
}  // namespace capnr
