// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What the administrator of a server may have done or forgotten, and what is then said.
#include "inventory/repository.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class PostgresAccess : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    address_ = test::new_postgres_database();
    name_ = address_.substr(address_.rfind('/') + 1);
  }
  static Error refusal(const std::string& address, const OpenOptions& options = {}) {
    auto opened = Database::open(address, options);
    if (opened) return {Kind::usage, "it was opened"};
    EXPECT_EQ(describe(opened.error(), Language::en).find("secret"), std::string::npos);
    return opened.error();
  }
  static void expect(const Error& error, Kind kind, std::string_view words) {
    EXPECT_EQ(error.kind, kind);
    const std::string said = describe(error, Language::en);
    EXPECT_NE(said.find(words), std::string::npos) << said;
  }
  std::string address_, name_;
};
INSTANTIATE_TEST_SUITE_P(, PostgresAccess, testing::Values(Engine::postgresql),
                         [](const auto&) { return "postgresql"; });

TEST_P(PostgresAccess, IsRefusedWithoutTheRightPassword) {
  expect(refusal(test::postgres_address(name_, "capnr", "secretly-wrong")), Kind::unavailable,
         "does not let into the database postgresql://capnr@");
  expect(refusal(test::postgres_address(name_, "nobody", "secret")), Kind::unavailable, "does not let into");
  std::string none = address_;
  none.replace(none.find(":secret"), 7, "");
  expect(refusal(none), Kind::unavailable, "asks for a password");
}

TEST_P(PostgresAccess, SaysThatThereIsNoSuchDatabaseOrNoServer) {
  expect(refusal(test::postgres_address("absent")), Kind::not_found,
         "there is no database postgresql://capnr@");
  expect(refusal("postgresql://u:secret@%2Fnowhere/d"), Kind::unavailable,
         "cannot be reached (connection to server on socket \"/nowhere/");
  expect(refusal("postgresql://u:secret@127.0.0.1:1/d?connect_timeout=5"), Kind::unavailable,
         "the server of the database postgresql://u@127.0.0.1:1/d cannot be reached");
}

TEST_P(PostgresAccess, RefusesADatabaseThatIsNotInUtf8) {
  test::run_as_administrator("CREATE DATABASE " + name_ +
                             "_latin ENCODING 'LATIN9' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
  expect(refusal(test::postgres_address(name_ + "_latin")), Kind::bad_input, "is in LATIN9");
}

TEST_P(PostgresAccess, NamesTheRightsThatAreMissing) {
  const std::string user = "reader_" + name_;
  test::run_as_administrator("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
  const std::string theirs = test::postgres_address(name_, user);
  expect(refusal(theirs), Kind::unavailable,
         "has not the rights that this needs (permission denied for schema");
  Database ours = good(Database::open(address_));
  good(save_city(ours, {"Ville", "13055", {}, {}, {}}));
  expect(refusal(theirs), Kind::unavailable, "has not the rights");
  test::run_as_administrator("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user, name_);
  Database reader = good(Database::open(theirs));
  EXPECT_EQ(good(list_orgs(reader)).at(0).city.name, "Ville");
  const auto written = save_city(reader, {"Ville", "13055", {}, 12.0, {}});
  ASSERT_FALSE(written);
  expect(written.error(), Kind::unavailable, "permission denied for table org");
  test::run_as_administrator("GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + user, name_);
  good(save_city(reader, {"Autre ville", "13001", {}, {}, {{"DSI", "Numérique", 2.0}}}));
  EXPECT_EQ(good(list_orgs(reader)).size(), 2U);
}

TEST_P(PostgresAccess, SaysThatASessionMayOnlyRead) {
  good(Database::open(address_));
  test::run_as_administrator("ALTER DATABASE " + name_ + " SET default_transaction_read_only = on");
  Database database = good(Database::open(address_));
  const auto written = save_city(database, {"Ville", "13055", {}, {}, {}});
  EXPECT_TRUE(written) << "a writer asks for what it needs";
  const auto alone = database.run("DELETE FROM department");
  ASSERT_FALSE(alone);
  expect(alone.error(), Kind::unavailable, "can only be read");
}

TEST_P(PostgresAccess, FindsItsTablesInASchemaOfTheirOwnBesideOthers) {
  test::run_as_administrator("CREATE TABLE theirs (id integer)", name_);
  const std::string ours = address_ + "?options=-csearch_path%3Dours";
  expect(refusal(ours), Kind::unavailable, "has no schema to hold the tables");
  test::run_as_administrator("CREATE SCHEMA ours", name_);
  Database database = good(Database::open(ours));
  good(save_city(database, {"Ville", "13055", {}, {}, {}}));
  EXPECT_EQ(good(list_orgs(database)).size(), 1U);
  expect(refusal(address_), Kind::bad_input, "the tables of another program");
}

TEST_P(PostgresAccess, IsLostWhenTheServerEndsTheSession) {
  Database database = good(Database::open(address_));
  test::run_as_administrator("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" +
                             name_ + "' AND pid <> pg_backend_pid()");
  const auto lost = database.run("DELETE FROM department");
  ASSERT_FALSE(lost);
  expect(lost.error(), Kind::unavailable, "is lost");
  expect(database.begin().error(), Kind::unavailable, "is lost");
}

}  // namespace
}  // namespace capnr
