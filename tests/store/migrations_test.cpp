// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/migrations.h"

#include <array>
#include <fstream>
#include <thread>

#include "tests/store/value_table.h"

namespace capnr {
namespace {

using test::good;

const OpenOptions as_it_is{.migrate = false};

class Migrations : public test::OnEachDatabase {
 protected:
  Result<Database> tried(const OpenOptions& options = {}) const { return Database::open(where_, options); }
};
CAPNR_ON_EACH_DATABASE(Migrations);

TEST_P(Migrations, BringAnEmptyDatabaseToThisVersion) {
  if (sqlite()) {
    EXPECT_FALSE(tried(as_it_is));
    EXPECT_FALSE(std::filesystem::exists(where_)) << "to look at a database makes none";
  } else {
    Database database = open(as_it_is);
    EXPECT_EQ(good(schema_version(database)), 0);
  }
  Database database = open();
  EXPECT_EQ(good(schema_version(database)), program_schema_version());
  good(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Marseille"));
  Database again = open();
  Statement row = good(again.prepare("SELECT count(*) FROM schema_version WHERE applied <> ''"));
  good(row.bind());
  ASSERT_TRUE(good(row.step()));
  EXPECT_EQ(row.integer(0), program_schema_version()) << "once each";
}

TEST_P(Migrations, RefuseADatabaseOfANewerProgram) {
  {
    Database database = open();
    good(database.run("INSERT INTO schema_version (version) VALUES (?)", program_schema_version() + 1));
  }
  const auto refused = tried();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
  const std::string said = describe(refused.error(), Language::en);
  EXPECT_NE(said.find("newer version of capnr"), std::string::npos) << said;
  EXPECT_EQ(said.find("secret"), std::string::npos) << "the password is in no message: " << said;
  EXPECT_TRUE(tried(as_it_is)) << "capnr doctor looks at it";
}

TEST_P(Migrations, RefuseTheTablesOfAnotherProgram) {
  if (!sqlite()) {
    Database database = open(as_it_is);
    test::make_value_table(database);
  } else {  // a file is marked as ours when it is made: another program's is not
    ASSERT_EQ(std::system(("sqlite3 '" + where_ + "' 'CREATE TABLE theirs (id)'").c_str()), 0);
  }
  const auto refused = tried();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::bad_input);
  EXPECT_NE(describe(refused.error(), Language::en).find("another program"), std::string::npos);
}

TEST_P(Migrations, AreDoneOnceWhenSeveralProgramsOpenAnEmptyDatabaseTogether) {
  std::array<std::string, 8> failures;
  {
    std::vector<std::jthread> programs;
    for (std::string& failure : failures) {
      programs.emplace_back([&] {
        if (const auto opened = tried(); !opened) failure = describe(opened.error(), Language::en);
      });
    }
  }
  for (const std::string& failure : failures) EXPECT_EQ(failure, "");
  Database database = open();
  EXPECT_EQ(good(schema_version(database)), program_schema_version());
}

TEST_P(Migrations, KeepACityFromBeingRemovedUnderItsInventories) {
  Database database = open();
  good(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Marseille"));
  good(database.run("INSERT INTO inventory (org_id, date, label) SELECT id, ?, ? FROM org", 20000, ""));
  const auto removed = database.run("DELETE FROM org WHERE insee_code = ?", "13055");
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().kind, Kind::conflict);
  const auto absent = database.run("INSERT INTO org (insee_code) VALUES (?)", "13001");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, Kind::conflict);
}

TEST(SqliteFile, ThatIsNoDatabaseIsSaidToBeNone) {
  const auto path =
      std::filesystem::path(testing::TempDir()) / ("capnr_no_database_" + std::to_string(::getpid()));
  std::ofstream(path) << std::string(5000, 'x');
  const auto opened = Database::open(path.string());
  std::filesystem::remove(path);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, Kind::bad_input);
  EXPECT_EQ(describe(opened.error(), Language::en), path.string() + " is not a database");
}

}  // namespace
}  // namespace capnr
