// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <bit>
#include <cmath>
#include <limits>

#include <rapidcheck.h>

#include "tests/store/test_databases.h"
#include "tests/store/value_table.h"

namespace capnr {
namespace {

using test::good;

class StoredValues : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    test::make_value_table(*database_);
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  /// What comes back of this row.
  test::ValueRow through(const test::ValueRow& row) {
    good(database_->run("DELETE FROM value_table"));
    good(database_->run("INSERT INTO value_table (id, whole, number, words, bytes) VALUES (?, ?, ?, ?, ?)", 1,
                        row.whole, row.number, row.words, std::as_bytes(std::span(row.bytes))));
    return test::value_rows(*database_).at(0);
  }
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(StoredValues);

TEST_P(StoredValues, OfAnyBitsComeBackBitForBit) {
  const auto bytes = rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  const auto words = rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)),
                                  [](const std::string& ascii) { return ascii + "é€😀" + ascii; });
  const bool held = rc::check([&] {
    test::ValueRow row;
    row.whole = *rc::gen::arbitrary<std::int64_t>();
    const double number = std::bit_cast<double>(*rc::gen::arbitrary<std::uint64_t>());
    if (!std::isnan(number)) row.number = number + 0.0;
    row.words = *words;
    row.bytes = *bytes;
    RC_ASSERT(through(row) == row);
  });
  EXPECT_TRUE(held);
}

TEST_P(StoredValues, AtTheEdgesOfTheirTypeComeBackBitForBit) {
  using Integer = std::numeric_limits<std::int64_t>;
  using Real = std::numeric_limits<double>;
  for (const std::int64_t whole : {Integer::min(), std::int64_t{-1}, std::int64_t{0}, Integer::max()})
    EXPECT_EQ(through({whole, 0.0, "", ""}).whole, whole);
  for (const double number : {0.0, 0.1, 1.0, -3.0, 9007199254740993.0, 1e15, Real::min(), Real::denorm_min(),
                              Real::max(), Real::lowest(), Real::infinity(), -Real::infinity()}) {
    const auto back = through({0, number, "", ""}).number;
    ASSERT_TRUE(back);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(*back), std::bit_cast<std::uint64_t>(number)) << number;
  }
}

TEST_P(StoredValues, OfZeroHaveNoSign) {
  const auto back = through({0, -0.0, "", ""}).number;
  ASSERT_TRUE(back);
  EXPECT_FALSE(std::signbit(*back));
}

TEST_P(StoredValues, AreEmptyOrAbsentAsTheyWereGiven) {
  const test::ValueRow empty{std::nullopt, std::nullopt, "", ""};
  EXPECT_EQ(through(empty), empty);
  good(database_->run("INSERT INTO value_table (id) VALUES (?)", 2));
  Statement row =
      good(database_->prepare("SELECT words, bytes, whole, number FROM value_table WHERE id = ?"));
  good(row.bind(2));
  ASSERT_TRUE(good(row.step()));
  EXPECT_TRUE(row.is_null(0));
  EXPECT_TRUE(row.is_null(1));
  EXPECT_EQ(row.text(0), "");
  EXPECT_TRUE(row.blob(1).empty());
  EXPECT_EQ(row.integer(2), 0);
  EXPECT_TRUE(std::isnan(row.real(3)));
  EXPECT_FALSE(good(row.step()));
}

TEST_P(StoredValues, ThatAreNotANumberAreAbsent) {
  good(database_->run("INSERT INTO value_table (id, number) VALUES (?, ?)", 1, std::nan("")));
  EXPECT_EQ(test::value_rows(*database_).at(0).number, std::nullopt);
}

TEST_P(StoredValues, OfAMegabyteComeBack) {
  test::ValueRow row{1, 2.0, std::string(1U << 20U, 'x'), {}};
  for (std::size_t i = 0; i < (3U << 20U); ++i) row.bytes += static_cast<char>(i * 31 % 251);
  EXPECT_EQ(through(row), row);
}

TEST_P(StoredValues, OfQuotesAndQuestionMarksAreOnlyTexts) {
  good(database_->run("INSERT INTO value_table (id, words) VALUES (?, '? isn''t \"?\"') -- ?", 1));
  good(database_->run("INSERT INTO value_table (id, words) /* ? */ VALUES (?, ?)", 2,
                      "'; DROP TABLE value_table; --"));
  const auto rows = test::value_rows(*database_);
  EXPECT_EQ(rows.at(0).words, "? isn't \"?\"");
  EXPECT_EQ(rows.at(1).words, "'; DROP TABLE value_table; --");
}

TEST_P(StoredValues, WithoutAValueForEachParameterAreAbsent) {
  Statement insert = good(database_->prepare("INSERT INTO value_table (id, words, number) VALUES (?, ?, ?)"));
  good(insert.bind(1, "once", 1.5));
  EXPECT_FALSE(good(insert.step()));
  good(insert.bind(2, nullptr, 2.5));
  EXPECT_FALSE(good(insert.step()));
  const auto rows = test::value_rows(*database_);
  EXPECT_EQ(rows.at(0).words, "once");
  EXPECT_EQ(rows.at(1).words, "");
  EXPECT_EQ(rows.at(1).number, 2.5);
}

TEST_P(StoredValues, ThatOneStatementReadsCanBeWrittenByAnother) {
  for (int id = 1; id <= 3; ++id) good(database_->run("INSERT INTO value_table (id) VALUES (?)", id));
  Statement rows = good(database_->prepare("SELECT id FROM value_table ORDER BY id"));
  good(rows.bind());
  int seen = 0;
  while (good(rows.step())) {
    good(database_->run("UPDATE value_table SET whole = ? WHERE id = ?", rows.integer(0) * 10,
                        rows.integer(0)));
    ++seen;
  }
  EXPECT_EQ(seen, 3);
  EXPECT_EQ(test::value_rows(*database_).at(2).whole, 30);
}

TEST_P(StoredValues, AreReadByTheSameTextOfAStatementTwiceAtOnce) {
  for (int id = 1; id <= 2; ++id) good(database_->run("INSERT INTO value_table (id) VALUES (?)", id));
  const std::string_view sql = "SELECT id FROM value_table WHERE id >= ? ORDER BY id";
  Statement outer = good(database_->prepare(sql)), inner = good(database_->prepare(sql));
  good(outer.bind(1));
  ASSERT_TRUE(good(outer.step()));
  good(inner.bind(2));
  ASSERT_TRUE(good(inner.step()));
  EXPECT_EQ(outer.integer(0), 1);
  EXPECT_EQ(inner.integer(0), 2);
  ASSERT_TRUE(good(outer.step()));
  EXPECT_EQ(outer.integer(0), 2);
}

// SQLite keeps any character: it is PostgreSQL that has a limit to tell.
TEST_P(StoredValues, WithANulCharacterAreKeptOrRefusedClearly) {
  const std::string text("a\0b", 3);
  const auto done = database_->run("INSERT INTO value_table (id, words) VALUES (?, ?)", 1, text);
  if (sqlite()) {
    ASSERT_TRUE(done);
    EXPECT_EQ(test::value_rows(*database_).at(0).words, text);
    return;
  }
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().kind, Kind::bad_input);
  EXPECT_NE(describe(done.error(), Language::en).find("NUL character"), std::string::npos);
}

}  // namespace
}  // namespace capnr
