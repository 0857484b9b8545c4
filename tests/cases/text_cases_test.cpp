// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "base/file.h"
#include "text_case.h"

namespace capnr::cases {
namespace {

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(CAPNR_SOURCE_DIR "/tests/cases")) {
    if (entry.path().extension() == ".test") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class TextCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(TextCases, GivesTheTableExpected) {
  const auto text = read_file(GetParam());
  ASSERT_TRUE(text) << GetParam();
  const auto test = parse_case(*text);
  ASSERT_TRUE(test) << GetParam() << " " << describe(test.error(), Language::en);
  for (const std::string& line : run_case(*test)) ADD_FAILURE() << line;
}

INSTANTIATE_TEST_SUITE_P(Footprint, TextCases, testing::ValuesIn(case_files()), [](const auto& which) {
  std::string name = which.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

TEST(TheTextCases, AreAtLeastTwelve) {
  EXPECT_GE(case_files().size(), 12U);
}

TEST(TheTextCases, CanFail) {
  const auto test = parse_case(
      "question: lmdi\n\ntable classes\nc|q0|i0|q1|i1\na|1|1|2|1\n\ntable "
      "expected\neffect|value\nactivity|5\n");
  ASSERT_TRUE(test);
  EXPECT_EQ(run_case(*test).size(), 1U);
}

}  // namespace
}  // namespace capnr::cases
