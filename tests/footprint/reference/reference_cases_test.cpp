// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/text.h"
#include "reference_case.h"

// Every case of tests/cases/data, and those of the file that CAPNR_REFERENCE_CASES names, in the same format.

namespace capnr::reference {
namespace {

using Evaluate = std::optional<Found> (*)(const ReferenceCase&, std::string&);

Evaluate evaluator_of(const std::string& system) {
  if (system.find("Cloud Assess") != system.npos) return cloud_assess_value;
  if (system.find("Cloud Carbon") != system.npos) return cloud_carbon_value;
  if (system.find("Impact CO2") != system.npos) return impact_co2_value;
  if (system.find("ADEME") != system.npos) return ademe_value;
  return numecoeval_value;
}

std::vector<ReferenceCase> all_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(CAPNR_SOURCE_DIR "/tests/cases/data")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  const char* more = std::getenv("CAPNR_REFERENCE_CASES");
  if (more != nullptr && *more != '\0') files = {more};
  std::vector<ReferenceCase> cases;
  for (const auto& file : files) {
    for (ReferenceCase& test : read_cases(file)) cases.push_back(std::move(test));
  }
  return cases;
}

void expect_near(double found, double expected, double tolerance, const std::string& what) {
  EXPECT_LE(std::abs(found - expected), tolerance * std::abs(expected))
      << what << ": " << to_text(found) << " instead of " << to_text(expected);
}

class ReferenceCases : public testing::TestWithParam<ReferenceCase> {};

TEST_P(ReferenceCases, GivesTheValueOfItsSource) {
  const ReferenceCase& test = GetParam();
  std::string why;
  const auto found = evaluator_of(test.system)(test, why);
  if (!found) GTEST_SKIP() << test.id << " is not computed: " << why;
  if (const double* expected = test.expected.number()) {
    ASSERT_TRUE(found->contains(""));
    expect_near(found->at(""), *expected, test.tolerance, test.id);
    return;
  }
  ASSERT_NE(test.expected.object(), nullptr);
  ASSERT_FALSE(test.expected.object()->empty());
  for (const auto& [name, value] : *test.expected.object()) {
    ASSERT_TRUE(found->contains(name)) << test.id << " " << name;
    expect_near(found->at(name), *value.number(), test.tolerance, test.id + " " + name);
  }
}

INSTANTIATE_TEST_SUITE_P(Published, ReferenceCases, testing::ValuesIn(all_cases()), [](const auto& which) {
  std::string name = which.param.id;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

TEST(ThePublishedCases, AreAllThere) {
  if (std::getenv("CAPNR_REFERENCE_CASES") != nullptr) GTEST_SKIP() << "other cases are asked for";
  EXPECT_EQ(all_cases().size(), 248U);
}

}  // namespace
}  // namespace capnr::reference
