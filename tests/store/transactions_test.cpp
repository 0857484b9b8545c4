// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/store/value_table.h"

namespace capnr {
namespace {

using test::good;

const OpenOptions impatient{.wait = std::chrono::milliseconds(20)};

class Transactions : public test::OnEachDatabase {
 protected:
  static void add(Database& database, std::int64_t id) {
    good(database.run("INSERT INTO value_table (id) VALUES (?)", id));
  }
};
CAPNR_ON_EACH_DATABASE(Transactions);

TEST_P(Transactions, LeaveWhatTheyCommitAndNothingElse) {
  Database database = open();
  test::make_value_table(database);
  {
    Database::Transaction transaction = good(database.begin());
    add(database, 1);
    good(transaction.commit());
  }
  {
    Database::Transaction transaction = good(database.begin());
    add(database, 2);
  }
  EXPECT_EQ(test::row_count(database), 1);
  Database again = open();
  EXPECT_EQ(test::row_count(again), 1);
}

TEST_P(Transactions, InsideAnotherAreUndoneAlone) {
  Database database = open();
  test::make_value_table(database);
  Database::Transaction outer = good(database.begin());
  add(database, 1);
  {
    Database::Transaction inner = good(database.begin());
    add(database, 2);
    Database::Transaction innermost = good(database.begin());
    add(database, 3);
    good(innermost.commit());
  }
  {
    Database::Transaction inner = good(database.begin());
    add(database, 4);
    good(inner.commit());
  }
  good(outer.commit());
  Statement sum = good(database.prepare("SELECT count(*), max(id), min(id) FROM value_table"));
  good(sum.bind());
  ASSERT_TRUE(good(sum.step()));
  EXPECT_EQ(sum.integer(0), 2);
  EXPECT_EQ(sum.integer(1), 4);
  EXPECT_EQ(sum.integer(2), 1);
}

TEST_P(Transactions, GoOnAfterAFailureThatIsRolledBackToASavepoint) {
  Database database = open();
  test::make_value_table(database);
  Database::Transaction outer = good(database.begin());
  add(database, 1);
  {
    Database::Transaction inner = good(database.begin());
    const auto twice = database.run("INSERT INTO value_table (id) VALUES (?)", 1);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().kind, Kind::conflict);
  }
  add(database, 2);
  good(outer.commit());
  EXPECT_EQ(test::row_count(database), 2);
}

// PostgreSQL answers COMMIT to it with a success that undoes everything.
TEST_P(Transactions, InWhichAStatementFailedAreNeverHalfCommitted) {
  Database database = open();
  test::make_value_table(database);
  {
    Database::Transaction transaction = good(database.begin());
    add(database, 1);
    ASSERT_FALSE(database.run("INSERT INTO value_table (id) VALUES (?)", 1));
    const auto committed = transaction.commit();
    EXPECT_EQ(committed.has_value(), sqlite());
  }
  EXPECT_EQ(test::row_count(database), sqlite() ? 1 : 0);
  Database::Transaction next = good(database.begin());
  add(database, 2);
  good(next.commit());
}

TEST_P(Transactions, OfASecondWriterWaitAndAreThenAConflict) {
  Database first = open();
  test::make_value_table(first);
  Database second = open(impatient);
  {
    Database::Transaction transaction = good(first.begin());
    add(first, 1);
    const auto refused = second.begin();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, Kind::conflict);
    EXPECT_NE(describe(refused.error(), Language::en).find("another program is writing to the database"),
              std::string::npos);
    EXPECT_EQ(test::row_count(second), 0) << "a reader is not in the way";
    good(transaction.commit());
  }
  Database::Transaction transaction = good(second.begin());
  add(second, 2);
  good(transaction.commit());
  EXPECT_EQ(test::row_count(first), 2);
}

TEST_P(Transactions, OfAReaderSeeOneStateWhoeverWritesMeanwhile) {
  Database reader = open(), writer = open();
  test::make_value_table(writer);
  add(writer, 1);
  Database::Transaction snapshot = good(reader.snapshot());
  EXPECT_EQ(test::row_count(reader), 1);
  add(writer, 2);
  good(writer.run("DELETE FROM value_table WHERE id = ?", 1));
  EXPECT_EQ(test::value_rows(reader).size(), 1U);
  Statement seen = good(reader.prepare("SELECT id FROM value_table"));
  good(seen.bind());
  ASSERT_TRUE(good(seen.step()));
  EXPECT_EQ(seen.integer(0), 1);
  EXPECT_FALSE(good(seen.step()));
  good(snapshot.commit());
  good(seen.bind());
  ASSERT_TRUE(good(seen.step()));
  EXPECT_EQ(seen.integer(0), 2);
}

TEST_P(Transactions, StayWithTheirDatabaseWhenItMoves) {
  Database database = open();
  test::make_value_table(database);
  Database::Transaction transaction = good(database.begin());
  add(database, 1);
  Database moved = std::move(database);
  add(moved, 2);
  good(transaction.commit());
  EXPECT_EQ(test::row_count(moved), 2);
}

}  // namespace
}  // namespace capnr
