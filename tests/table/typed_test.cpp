// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <bit>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "table/padded_cell.h"

using namespace capnr;

namespace {

// Equal to the last bit, the sign of zero included.
bool same(std::optional<double> a, std::optional<double> b) {
  return a.has_value() == b.has_value() &&
         (!a || std::bit_cast<std::uint64_t>(*a) == std::bit_cast<std::uint64_t>(*b));
}

rc::Gen<std::string> characters_of(std::string_view alphabet) {
  return rc::gen::container<std::string>(rc::gen::elementOf(std::string(alphabet)));
}

}  // namespace

RC_GTEST_PROP(Typed, NumbersAreThoseOfBase, ()) {
  const std::string text =
      *rc::gen::resize(20, characters_of("0123456789012345678901234567890123456789.,-+e '"));
  for (const bool decimal_point : {false, true}) {
    RC_ASSERT(same(parse_number_fast(text, decimal_point), parse_number(text, decimal_point)));
  }
}

RC_GTEST_PROP(Typed, PlainDecimalsAreThoseOfBase, (std::int64_t digits, std::uint8_t place)) {
  std::string text = std::to_string(digits % 10'000'000'000'000'000);
  if (const std::size_t at = place % 20U; at < text.size()) text.insert(at, place % 2 == 0 ? "." : ",");
  for (const bool decimal_point : {false, true}) {
    RC_ASSERT(same(parse_number_fast(text, decimal_point), parse_number(text, decimal_point)));
  }
}

TEST(Typed, NumbersOnTheEdgesAreThoseOfBase) {
  for (const char* text : {"",
                           "-",
                           "0",
                           "-0",
                           "-0.0",
                           "007",
                           ".5",
                           "5.",
                           "5,",
                           "1,500",
                           "999999999999999",
                           "9999999999999999",
                           "0.000000000000001",
                           "12345678.12345678",
                           "1.2.3",
                           "1,2,3",
                           " 1",
                           "1 ",
                           "١",
                           "+1",
                           "--1",
                           "1e5"}) {
    for (const bool decimal_point : {false, true}) {
      EXPECT_TRUE(same(parse_number_fast(text, decimal_point), parse_number(text, decimal_point))) << text;
    }
  }
}

// A cell of a padded row: other bytes follow it.
RC_GTEST_PROP(PaddedCell, PlainNumbersAreThoseOfBase, ()) {
  const std::string text =
      *rc::gen::resize(10, characters_of("0123456789012345678901234567890123456789..,- /:"));
  const std::string followed = text + ".9;12345678";
  const auto found = plain_number(std::string_view(followed).substr(0, text.size()));
  if (!found) return;  // not for it to say
  for (const bool decimal_point : {false, true}) RC_ASSERT(same(found, parse_number(text, decimal_point)));
}

TEST(PaddedCell, ANumberOfUpToEightCharactersIsPlain) {
  for (const char* text : {"0", "7", "12", "12.5", "0.5", "00.50", "1234567", "12345678", "123456.7",
                           "1.234567", "0.000001", "99999999"}) {
    const std::string followed = std::string(text) + ",1234567";
    const auto found = plain_number(std::string_view(followed).substr(0, std::string_view(text).size()));
    ASSERT_TRUE(found) << text;
    EXPECT_TRUE(same(found, parse_number(text))) << text;
  }
  for (const char* text :
       {"", ".5", "5.", "-1", "1,5", "1 5", "1.2.3", "123456789", "1e5", ".", "/1", ":1", "1/"}) {
    const std::string followed = std::string(text) + "12345678";
    EXPECT_FALSE(plain_number(std::string_view(followed).substr(0, std::string_view(text).size()))) << text;
  }
}

TEST(PaddedCell, EveryDayOfAHundredYearsIsPlain) {
  for (Date day = date_of(1970, 1, 1); day <= date_of(2069, 12, 31); ++day.days)
    ASSERT_EQ(plain_date(to_string(day)), day) << to_string(day);
}

RC_GTEST_PROP(PaddedCell, PlainDatesAreThoseOfBase, ()) {
  std::string text = *rc::gen::element<std::string>("2024-02-29", "2023-02-29", "2024-04-31", "1969-12-31",
                                                    "2070-01-01", "2024-13-01", "2024-00-10", "2024-01-00");
  const auto changes = *rc::gen::resize(
      3, rc::gen::container<std::vector<std::pair<std::uint8_t, char>>>(rc::gen::pair(
             rc::gen::arbitrary<std::uint8_t>(), rc::gen::elementOf(std::string("0123456789/-:.T\xB0")))));
  for (const auto& [at, c] : changes) text[at % text.size()] = c;
  if (const auto found = plain_date(text)) RC_ASSERT(found == parse_date(text));
}

TEST(Typed, EveryDayOfFiveHundredYearsIsThatOfBase) {
  for (Date day = date_of(1850, 1, 1); day <= date_of(2350, 1, 1); ++day.days) {
    const std::string iso = to_string(day);
    const std::string french = iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
    ASSERT_EQ(parse_date_fast(iso), day) << iso;
    ASSERT_EQ(parse_date_fast(french), day) << french;
  }
}

RC_GTEST_PROP(Typed, DatesAreThoseOfBase, ()) {
  std::string text = *rc::gen::element<std::string>("2024-02-29", "29/02/2024", "31/04/2024", "0001-01-01",
                                                    "20240229", "2024-13-01");
  const auto changes = *rc::gen::resize(
      3, rc::gen::container<std::vector<std::pair<std::uint8_t, char>>>(rc::gen::pair(
             rc::gen::arbitrary<std::uint8_t>(), rc::gen::elementOf(std::string("0123456789/- T")))));
  for (const auto& [at, c] : changes) text[at % text.size()] = c;
  RC_ASSERT(parse_date_fast(text) == parse_date(text));
}
