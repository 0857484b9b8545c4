// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/error.h"

#include <gtest/gtest.h>

using namespace capnr;

namespace {

Result<int> half(int value) {
  if (value % 2 != 0)
    return fail(Kind::bad_input, "{n} is odd", {{"n", std::to_string(value)}}, {.file = "a.csv", .row = 3});
  return value / 2;
}

Result<int> quarter(int value) {
  TRY(const int once, half(value));
  TRY(const int twice, half(once));
  return twice;
}

}  // namespace

TEST(Error, TryReturnsTheErrorToTheCaller) {
  EXPECT_EQ(quarter(8), 2);
  EXPECT_EQ(quarter(6).error().parameters[0].second, "3");
}

TEST(Error, DescribesWhereInTheReadersLanguage) {
  const Error error = half(3).error().at({.file = "other.csv", .column = "pue"});
  EXPECT_EQ(describe(error, Language::en), "a.csv, row 3, column pue: 3 is odd");
  EXPECT_EQ(describe(error, Language::fr), "a.csv, ligne 3, colonne pue : 3 is odd");
}
