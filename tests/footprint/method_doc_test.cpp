// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The pages that say how a figure is computed name every formula and every rule, in both languages; what the program says has its French.

#include <fstream>
#include <regex>

#include <gtest/gtest.h>

#include "base/language.h"
#include "footprint/engine.h"
#include "footprint/outliers.h"
#include "footprint/profile.h"

using namespace capnr;

namespace {

std::string source(const std::string& path) {
  std::ifstream in(CAPNR_SOURCE_DIR "/" + path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> formulas() {
  const std::string header = source("src/footprint/formulas.h");
  const std::regex definition(R"(\ninline (?:constexpr )?[A-Za-z]+ ([a-z_0-9]+)\()");
  std::vector<std::string> names;
  for (auto at = std::sregex_iterator(header.begin(), header.end(), definition); at != std::sregex_iterator();
       ++at)
    names.push_back((*at)[1]);
  return names;
}

constexpr const char* pages[] = {"docs/method.md", "docs/fr/methode.md"};

}  // namespace

TEST(MethodPages, NameEveryFormula) {
  ASSERT_GE(formulas().size(), 20U);
  for (const char* page : pages) {
    const std::string text = source(page);
    for (const std::string& name : formulas())
      EXPECT_NE(text.find("`" + name + "`"), std::string::npos) << page << " does not name " << name;
  }
}

TEST(MethodPages, HaveAParagraphForEachRuleAndItsValues) {
  for (const char* page : pages) {
    const std::string text = source(page);
    for (const Rule& rule : rules()) {
      const auto at = text.find("\n### `" + std::string(rule.name) + "`\n");
      EXPECT_NE(at, std::string::npos) << page << " has no paragraph for " << rule.name;
      EXPECT_NE(text.find("| `" + std::string(rule.name) + "` |"), std::string::npos);
    }
  }
}

TEST(MethodPages, GiveTheValuesOfBothProfiles) {
  for (const char* page : pages) {
    const std::string text = source(page);
    const auto first = rule_values(*profile_named("numecoeval")),
               second = rule_values(*profile_named("ademe-rcp"));
    for (std::size_t i = 0; i < rules().size(); ++i) {
      const auto at = text.find("| `" + std::string(rules()[i].name) + "` |");
      const std::string line = text.substr(at, text.find('\n', at) - at);
      const std::string other = second[i] == first[i] ? second[i] : "**" + second[i] + "**";
      EXPECT_TRUE(line.ends_with("| " + first[i] + " | " + other + " |")) << page << ": " << line;
    }
  }
}

TEST(French, IsThereForAllThatAFootprintSays) {
  const auto translated = [](std::string_view message) { return tr(Language::fr, message) != message; };
  for (const Rule& rule : rules()) EXPECT_TRUE(translated(rule.summary)) << rule.summary;
  for (const Phase phase : phases) EXPECT_NE(name(phase, Language::fr), "") << code(phase);
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Gap::no_host); ++i)
    EXPECT_NE(name(static_cast<Gap>(i), Language::fr), name(static_cast<Gap>(i), Language::en));
  for (std::size_t i = 0; i < criterion_count; ++i) {
    const auto criterion = static_cast<Criterion>(i);
    if (name(criterion, Language::en) == "Acidification") continue;  // the same word
    EXPECT_NE(name(criterion, Language::fr), name(criterion, Language::en));
  }
  for (const Suspicion suspicion :
       {Suspicion::isolated, Suspicion::spoilt_average, Suspicion::technology, Suspicion::all_zero})
    EXPECT_TRUE(translated(reason(suspicion))) << reason(suspicion);
}

TEST(French, IsThereForEveryAssumptionThatIsCounted) {
  const std::regex call(R"re((?:assume|assumptions\.push_back)\(\s*"([^"]+)")re");
  int found = 0;
  for (const char* file : {"applications", "characterise", "class_factors", "services"}) {
    const std::string text = source("src/footprint/" + std::string(file) + ".cpp");
    for (auto at = std::sregex_iterator(text.begin(), text.end(), call); at != std::sregex_iterator();
         ++at, ++found)
      EXPECT_NE(tr(Language::fr, std::string((*at)[1])), std::string((*at)[1]));
  }
  EXPECT_GE(found, 8);
}
