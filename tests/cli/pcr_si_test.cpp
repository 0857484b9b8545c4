// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr footprint --format pcr-si, held against the working group's own files: the sample of a response and the list of indicators.

#include <cmath>
#include <map>
#include <regex>
#include <set>

#include "base/text.h"
#include "program.h"
#include "table/json.h"

namespace capnr::test {
namespace {

const std::filesystem::path format_dir = source_dir / "tests/publish/samples/pcr-si";

// The sample is no JSON ("{ ImpactObject }", "{...}"): what it says is which members there are.
std::set<std::string> members_of_sample() {
  const std::string text = slurp(format_dir / "response.json");
  const std::regex member("\"([A-Za-z_]+)\"\\s*:");
  std::set<std::string> names;
  for (std::sregex_iterator at(text.begin(), text.end(), member), end; at != end; ++at)
    names.insert((*at)[1]);
  return names;
}

// "- BLD: Build/Manufacturing" and "- AP - Acidification -	mol H+ eq".
std::set<std::string> codes_of(const char* pattern) {
  const std::string text = slurp(format_dir / "ImpactObject.md");
  const std::regex line(pattern);
  std::set<std::string> codes;
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) codes.insert((*at)[1]);
  return codes;
}
std::set<std::string> steps() {
  return codes_of("\n- ([A-Z]{3}): ");
}
std::set<std::string> indicators() {
  return codes_of("\n- ([A-Za-z-]+) - ");
}

void expect_impact_object(const Json& impacts, const std::string& where) {
  static const auto known_steps = steps();
  static const auto known_indicators = indicators();
  ASSERT_NE(impacts.object(), nullptr) << where;
  for (const auto& [step, values] : *impacts.object()) {
    EXPECT_TRUE(known_steps.contains(step)) << where << " " << step;
    ASSERT_NE(values.object(), nullptr) << where;
    EXPECT_FALSE(values.object()->empty()) << where << ": a step without a figure is left out";
    for (const auto& [indicator, value] : *values.object()) {
      EXPECT_TRUE(known_indicators.contains(indicator)) << where << " " << indicator;
      ASSERT_NE(value.number(), nullptr) << where << " " << indicator;
    }
  }
}

std::map<std::string, double> values_of(const Json& impacts) {
  std::map<std::string, double> values;
  for (const auto& [step, of_step] : *impacts.object()) {
    for (const auto& [indicator, value] : *of_step.object()) values[step + " " + indicator] = *value.number();
  }
  return values;
}

void expect_text_or_null(const Json& object, std::string_view key) {
  ASSERT_NE(object.find(key), nullptr) << key;
  EXPECT_TRUE(object.find(key)->is_null() || object.find(key)->text() != nullptr) << key;
}

void expect_response(const Json& answer) {
  const auto known = members_of_sample();
  for (const std::string_view member : {"metadata", "total_impact", "tags", "quality", "details"}) {
    EXPECT_TRUE(known.contains(std::string(member)));
    ASSERT_NE(answer.find(member), nullptr) << member;
  }
  for (const auto& [member, value] : *answer.object())
    EXPECT_TRUE(known.contains(member) || member == "coverage") << member;

  const Json& metadata = *answer.find("metadata");
  for (const auto& [member, value] : *metadata.object()) EXPECT_TRUE(known.contains(member)) << member;
  for (const std::string_view member : {"organization", "dataset", "timestamp", "provider", "version"})
    expect_text_or_null(metadata, member);
  EXPECT_TRUE(
      std::regex_match(*metadata.find("timestamp")->text(), std::regex(R"(\d\d-\d\d-\d\d-\d\d:\d\d:\d\d)")));
  for (const Json& source : *metadata.find("sources")->array()) {
    EXPECT_NE(source.find("name")->text(), nullptr);
    expect_text_or_null(source, "version");
  }
  std::set<std::string> declared;
  for (const Json& indicator : *metadata.find("indicators")->array()) {
    declared.insert(*indicator.find("indicator")->text());
    EXPECT_FALSE(indicator.find("unit")->text()->empty());
    expect_text_or_null(indicator, "source");
  }
  expect_impact_object(*answer.find("total_impact"), "total_impact");
  for (const auto& [step, values] : *answer.find("total_impact")->object()) {
    for (const auto& [indicator, value] : *values.object()) EXPECT_TRUE(declared.contains(indicator));
  }
  for (const Json& tag : *answer.find("tags")->array())
    expect_impact_object(*tag.find("impacts"), *tag.find("name")->text());
  for (const auto& [id, detail] : *answer.find("details")->object()) {
    for (const auto& [member, value] : *detail.object()) EXPECT_TRUE(known.contains(member)) << member;
    for (const std::string_view member : {"type", "name", "source", "provider"})
      expect_text_or_null(detail, member);
    const std::string& quality = *detail.find("quality")->text();
    EXPECT_TRUE(quality == "high" || quality == "medium" || quality == "low") << quality;
    EXPECT_NE(detail.find("tags")->array(), nullptr);
    expect_impact_object(*detail.find("impacts"), id);
  }
}

Json answer_of(const std::vector<std::string>& arguments) {
  const Ran ran = run(arguments);
  EXPECT_EQ(ran.code, 0) << ran.errors;
  auto answer = parse_json(ran.out);  // which refuses a key that comes twice
  EXPECT_TRUE(answer) << describe(answer.error(), Language::en);
  return answer ? *answer : Json();
}

using PcrSi = OwnFolder;

TEST_F(PcrSi, TheFormatNamesFourStepsAndEighteenIndicators) {
  EXPECT_EQ(steps(), (std::set<std::string>{"BLD", "DIS", "USE", "EOL"}));
  EXPECT_EQ(indicators().size(), 18U);
}

TEST_F(PcrSi, ARequestIsAnsweredInItsOwnTerms) {
  const Json answer =
      answer_of({"footprint", "--from", (source_dir / "tests/inventory/samples/pcr-si-request.json").string(),
                 "--as-of", "2026-01-01", "--format", "pcr-si"});
  expect_response(answer);
  EXPECT_EQ(*answer.find("metadata")->find("organization")->text(), "Ville d'exemple");
  EXPECT_EQ(*answer.find("metadata")->find("dataset")->text(), "SI 2024");
  const Json& details = *answer.find("details");
  ASSERT_EQ(details.object()->size(), 3U);
  const Json& server = *details.find("srv-1");
  EXPECT_EQ(*server.find("type")->text(), "server");
  EXPECT_EQ(*server.find("name")->text(), "Dell PowerEdge R740");
  EXPECT_EQ(*server.find("quality")->text(), "medium");
  EXPECT_EQ(*server.find("tags")->array()->at(0).text(), "Datacenter A");
  EXPECT_EQ(details.find("lap-1")->find("tags")->array()->size(), 2U);
  EXPECT_EQ(*details.find("vm-1")->find("quality")->text(), "high");
  std::set<std::string> tags;
  for (const Json& tag : *answer.find("tags")->array()) tags.insert(*tag.find("name")->text());
  EXPECT_EQ(tags, (std::set<std::string>{"CCAS", "Cloud", "Datacenter A", "User environment"}));
  const Json& quality = *answer.find("quality");
  EXPECT_DOUBLE_EQ(*quality.find("medium")->number(), 42.0 / 67);
  EXPECT_DOUBLE_EQ(*quality.find("low")->number(), 24.0 / 67);
  EXPECT_DOUBLE_EQ(*quality.find("high")->number(), 1.0 / 67);
}

TEST_F(PcrSi, WhatIsNotCoveredIsAbsentAndNeverZero) {
  const Json answer =
      answer_of({"footprint", "--from", (source_dir / "tests/inventory/samples/pcr-si-request.json").string(),
                 "--as-of", "2026-01-01", "--format", "pcr-si"});
  EXPECT_TRUE(answer.find("details")->find("vm-1")->find("impacts")->object()->empty());
  EXPECT_TRUE(answer.find("details")->find("vm-1")->find("provider")->is_null());
  const auto totals = values_of(*answer.find("total_impact"));
  for (const auto& [key, coverage] : values_of(*answer.find("coverage"))) {
    EXPECT_EQ(coverage > 0, totals.contains(key)) << key;
    EXPECT_LE(coverage, 1) << key;
  }
}

TEST_F(PcrSi, OfTheDemonstrationCityAddsUp) {
  ASSERT_NO_FATAL_FAILURE(import_demo(database_, folder_));
  for (const std::string profile : {"numecoeval", "ademe-rcp"}) {
    const Json answer =
        answer_of({"footprint", "--database", database_, "--profile", profile, "--format", "pcr-si"});
    expect_response(answer);
    EXPECT_EQ(*answer.find("metadata")->find("organization")->text(), "Ville-démo");
    std::map<std::string, double> lines;
    for (const auto& [id, detail] : *answer.find("details")->object()) {
      for (const auto& [key, value] : values_of(*detail.find("impacts"))) lines[key] += value;
    }
    const auto totals = values_of(*answer.find("total_impact"));
    ASSERT_EQ(lines.size(), totals.size());
    for (const auto& [key, total] : totals)
      EXPECT_LE(std::abs(lines[key] - total), 1e-9 * std::abs(total)) << key;
  }
}

TEST_F(PcrSi, OfAFileIsThatOfTheFileImported) {
  const auto file = write(folder_ / "parc.csv",
                          "name;type;manufacturer;model;quantity;department;annual_kwh;lifetime_years\n"
                          "PC-1;Portable;Dell;Latitude 5420;2;DNSI;40;5\n"
                          "PC-1;Portable;Dell;Latitude 5420;2;DNSI;40;5\n"
                          "ECR-1;Ecran;Dell;P2419H;3;CCAS;;\n"
                          "MYSTERE;Machin;;;1;;;\n");
  const Json from_file =
      answer_of({"footprint", "--from", file.string(), "--as-of", "2026-10-31", "--format", "pcr-si"});
  expect_response(from_file);
  EXPECT_TRUE(from_file.find("metadata")->find("organization")->is_null());
  EXPECT_EQ(from_file.find("details")->object()->size(), 3U);
  ASSERT_EQ(run({"import", file.string(), "--date", "2026-10-31", "--accept-partial", "--database", database_,
                 "--rejects", (folder_ / "rejets").string()})
                .code,
            0);
  const Json stored = answer_of({"footprint", "--database", database_, "--format", "pcr-si"});
  EXPECT_EQ(values_of(*from_file.find("total_impact")), values_of(*stored.find("total_impact")));
  for (const auto& [id, detail] : *stored.find("details")->object()) {
    ASSERT_NE(from_file.find("details")->find(id), nullptr) << id;
    EXPECT_EQ(values_of(*detail.find("impacts")),
              values_of(*from_file.find("details")->find(id)->find("impacts")));
  }
}

std::string request_with(std::string_view electricity, std::string_view mix, std::string_view more = "") {
  return R"({"organization": "Ville", "dataset": "SI", "electricity": )" + std::string(electricity) +
         R"(, "inventory": [{"id": "srv-1", "type": "server", "name": "Dell PowerEdge R740", "quantity": 2,
            "unit": "piece", "lifetime": 5, "quality": "medium", "yearly_electricity_consumption": 1000,
            "mix_of_use": ")" +
         std::string(mix) + R"(", "tags": ["A"])" + std::string(more) + "}]}";
}

TEST_F(PcrSi, TheElectricityOfARequestServesTheLinesThatNameIt) {
  const std::vector<std::string> how = {"footprint", "--as-of", "2026-01-01", "--format", "pcr-si", "--from"};
  const auto answered = [&](const std::string& text) {
    std::vector<std::string> all = how;
    all.push_back(write(folder_ / "request.json", text).string());
    return answer_of(all);
  };
  // A mix of its own name, whose steps add up; and that of a country, before the sets' own.
  for (const char* name : {"Custom", "France"}) {
    const Json answer =
        answered(request_with(R"([{"name": ")" + std::string(name) +
                                  R"(", "impacts": {"BLD": {"GWP": 0.1}, "USE": {"GWP": 0.15, "AP": 0.002}},
                                                    "source": "a supplier"}])",
                              name));
    expect_response(answer);
    const auto values = values_of(*answer.find("details")->find("srv-1")->find("impacts"));
    EXPECT_NEAR(values.at("USE GWP"), 2 * 1000 * 0.25, 1e-9) << name;
    EXPECT_NEAR(values.at("USE AP"), 2 * 1000 * 0.002, 1e-9) << name;
    EXPECT_EQ(*answer.find("metadata")->find("sources")->array()->at(0).find("name")->text(), "request.json");
    EXPECT_NE(answer.find("details")->find("srv-1")->find("source")->text()->find("a supplier"),
              std::string::npos);
  }
  const auto without =
      values_of(*answered(request_with("[]", "Custom")).find("details")->find("srv-1")->find("impacts"));
  EXPECT_FALSE(without.contains("USE GWP")) << "no mix of that name";
}

TEST_F(PcrSi, WhatOfARequestCannotBeReadIsSaid) {
  const auto said = [&](std::string_view electricity, std::string_view more = "") {
    const auto file = write(folder_ / "request.json", request_with(electricity, "Custom", more));
    const Ran ran =
        run({"footprint", "--from", file.string(), "--as-of", "2026-01-01", "--format", "pcr-si"});
    EXPECT_EQ(ran.code, 0) << ran.errors;
    return ran.errors;
  };
  const std::vector<std::pair<std::string, std::string>> faults = {
      {R"([{"impacts": {"USE": {"GWP": 1}}}])", "an electricity of the request has no name"},
      {R"([{"name": "Custom"}])", "the electricity Custom has no impacts"},
      {R"([{"name": "Custom", "impacts": {"LIFE": {"GWP": 1}}}])", "LIFE is no step of the format"},
      {R"([{"name": "Custom", "impacts": {"USE": {"MIPS": 1}}}])", "the indicator MIPS is not computed here"},
      {R"([{"name": "Custom", "impacts": {"USE": {"GWP": -1}}}])", "GWP must be a number, 0 or more"},
      {R"([{"name": "Custom", "impacts": {"USE": {"GWP": "1"}}}])", "GWP must be a number, 0 or more"},
      {R"([{"name": "France", "impacts": {"USE": {"GWP": 1}}}, {"name": "FR", "impacts": {"USE": {"GWP": 2}}}])",
       "the electricity FR is there twice"},
      {R"({"name": "Custom"})", "electricity must be a list of mixes"}};
  for (const auto& [electricity, expected] : faults) {
    const std::string errors = said(electricity);
    EXPECT_NE(errors.find(expected), errors.npos) << electricity << "\n" << errors;
  }
  const std::string errors = said("[]", R"(, "impacts": {"USE": {"GWP": 12}})");
  EXPECT_NE(errors.find("1 lines of the request declare impacts of their own"), errors.npos) << errors;
}

TEST_F(PcrSi, AnImportSaysWhatItDoesNotKeep) {
  const auto file = write(folder_ / "request.json", request_with("[]", "France"));
  const Ran ran = run({"import", file.string(), "--date", "2026-01-01", "--database", database_});
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.errors.find("its electricity and impacts, if it has any, are not kept"), ran.errors.npos)
      << ran.errors;
}

TEST_F(PcrSi, KeepsOnlyTheCriteriaAsked) {
  const Json answer =
      answer_of({"footprint", "--from", (source_dir / "tests/inventory/samples/pcr-si-request.json").string(),
                 "--as-of", "2026-01-01", "--format", "pcr-si", "--criterion", "gwp"});
  expect_response(answer);
  EXPECT_EQ(answer.find("metadata")->find("indicators")->array()->size(), 1U);
  for (const auto& [key, value] : values_of(*answer.find("details")->find("srv-1")->find("impacts")))
    EXPECT_NE(key.find(" GWP"), key.npos);
}

}  // namespace
}  // namespace capnr::test
