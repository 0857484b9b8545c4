// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "store/migrations.h"
#include "store/postgres_errors.h"

namespace capnr {
namespace {

std::string text_of(const char* path) {
  std::ifstream in(std::string(CAPNR_SOURCE_DIR) + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> all;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
    all.insert((*at)[1].str());
  return all;
}

TEST(DatabaseDocument, DescribesEachTableOfTheSchemaAndNoOther) {
  std::string steps;
  for (const std::string_view step : migrations()) steps += step;
  const auto tables = matches(steps, std::regex("CREATE TABLE ([a-z_]+)"));
  EXPECT_GT(tables.size(), 10U);
  EXPECT_EQ(matches(text_of("/docs/database.md"), std::regex("\n\\| `([a-z_]+)` \\|")), tables);
}

TEST(DatabaseDocument, NamesTheOldestServer) {
  EXPECT_NE(
      text_of("/docs/database.md").find("PostgreSQL " + std::to_string(oldest_server / 10000) + " or newer"),
      std::string::npos);
}

}  // namespace
}  // namespace capnr
