// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <bit>
#include <cmath>

#include <rapidcheck.h>

#include "tests/store/value_table.h"

namespace capnr {
namespace {

using test::good;

constexpr std::array<std::string_view, 5> columns = {"id", "whole", "number", "words", "bytes"};

class BulkRows : public test::OnEachDatabase {
 protected:
  static void add(BulkInsert& bulk, std::int64_t id, const test::ValueRow& row) {
    const std::array<Value, 5> values = {id, to_value(row.whole), to_value(row.number), row.words,
                                         std::as_bytes(std::span(row.bytes))};
    good(bulk.add(values));
  }
};
CAPNR_ON_EACH_DATABASE(BulkRows);

TEST_P(BulkRows, OfAnyValuesAreThoseThatWereAdded) {
  Database database = open();
  test::make_value_table(database);
  const auto text = rc::gen::container<std::string>(rc::gen::element('a', '\t', '\n', '\\', 'N', '.', ' '));
  const bool held = rc::check([&] {
    const auto rows = *rc::gen::container<std::vector<test::ValueRow>>(rc::gen::exec([&] {
      test::ValueRow row;
      if (*rc::gen::arbitrary<bool>()) row.whole = *rc::gen::arbitrary<std::int64_t>();
      const double number = std::bit_cast<double>(*rc::gen::arbitrary<std::uint64_t>());
      if (!std::isnan(number)) row.number = number + 0.0;
      row.words = *text;
      row.bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
      return row;
    }));
    good(database.run("DELETE FROM value_table"));
    Database::Transaction transaction = good(database.begin());
    BulkInsert bulk = good(database.bulk_insert("value_table", columns));
    for (std::size_t i = 0; i < rows.size(); ++i) add(bulk, static_cast<std::int64_t>(i), rows[i]);
    good(bulk.finish());
    good(transaction.commit());
    RC_ASSERT(test::value_rows(database) == rows);
  });
  EXPECT_TRUE(held);
}

TEST_P(BulkRows, AreManyMoreThanABatchAndOtherStatementsRunBetweenThem) {
  Database database = open();
  test::make_value_table(database);
  Database::Transaction transaction = good(database.begin());
  BulkInsert bulk = good(database.bulk_insert("value_table", columns));
  constexpr std::int64_t count = 30000;
  const std::string words(100, 'w');
  for (std::int64_t id = 0; id < count; ++id) {
    add(bulk, id, {id * 3, static_cast<double>(id) / 7, words, ""});
    if (id % 10000 == 0) good(database.run("UPDATE value_table SET words = 'met' WHERE id < ?", id));
  }
  good(bulk.finish());
  good(transaction.commit());
  const auto rows = test::value_rows(database);
  ASSERT_EQ(rows.size(), static_cast<std::size_t>(count));
  EXPECT_EQ(rows.back().whole, (count - 1) * 3);
  EXPECT_EQ(rows.back().number, static_cast<double>(count - 1) / 7);
}

TEST_P(BulkRows, OfTwoTablesMayBeMixed) {
  Database database = open();
  test::make_value_table(database);
  good(database.execute("CREATE TABLE other_table (id BIGINT NOT NULL PRIMARY KEY)"));
  Database::Transaction transaction = good(database.begin());
  constexpr std::array<std::string_view, 1> one = {"id"};
  BulkInsert first = good(database.bulk_insert("value_table", one));
  BulkInsert second = good(database.bulk_insert("other_table", one));
  for (std::int64_t id = 0; id < 1000; ++id) {
    const Value value = id;
    good((id % 3 == 0 ? first : second).add(std::span(&value, 1)));
  }
  good(second.finish());
  good(first.finish());
  good(transaction.commit());
  EXPECT_EQ(test::row_count(database), 334);
}

TEST_P(BulkRows, ThatContradictTheTableAreAConflictAndLeaveNothing) {
  Database database = open();
  test::make_value_table(database);
  {
    Database::Transaction transaction = good(database.begin());
    BulkInsert bulk = good(database.bulk_insert("value_table", columns));
    add(bulk, 7, {1, 1.0, "", ""});
    add(bulk, 7, {2, 2.0, "", ""});
    const auto done = bulk.finish();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, Kind::conflict);
  }
  EXPECT_EQ(test::row_count(database), 0);
  good(database.run("INSERT INTO value_table (id) VALUES (?)", 7));
  EXPECT_EQ(test::row_count(database), 1);
}

TEST_P(BulkRows, ThatAreNotFinishedAreNotThere) {
  Database database = open();
  test::make_value_table(database);
  {
    Database::Transaction transaction = good(database.begin());
    BulkInsert bulk = good(database.bulk_insert("value_table", columns));
    for (std::int64_t id = 0; id < 20000; ++id) add(bulk, id, {id, 0.0, "words that fill the batches", ""});
  }
  EXPECT_EQ(test::row_count(database), 0);
}

TEST_P(BulkRows, WithANulCharacterAreKeptOrRefusedClearly) {
  Database database = open();
  test::make_value_table(database);
  BulkInsert bulk = good(database.bulk_insert("value_table", columns));
  const std::array<Value, 5> values = {std::int64_t{1}, nullptr, nullptr, std::string_view("\0", 1), nullptr};
  const auto done = bulk.add(values);
  ASSERT_EQ(done.has_value(), sqlite());
  if (!sqlite()) {
    EXPECT_EQ(done.error().kind, Kind::bad_input);
  }
}

}  // namespace
}  // namespace capnr
