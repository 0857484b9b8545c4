// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/language.h"
#include "inventory/repository.h"
#include "store/migrations.h"
#include "tests/inventory/inventory_records.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class PostgresCheck : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    address_ = test::new_postgres_database();
    name_ = address_.substr(address_.rfind('/') + 1);
  }
  static std::vector<std::string> found(Database& database) {
    std::vector<std::string> said;
    for (const auto& finding : good(database.check()))
      said.push_back((finding.serious ? "serious: " : "") +
                     tr(Language::en, finding.message, finding.parameters));
    return said;
  }
  std::string address_, name_;
};
INSTANTIATE_TEST_SUITE_P(, PostgresCheck, testing::Values(Engine::postgresql),
                         [](const auto&) { return "postgresql"; });

// The server of the tests runs without fsync: that is what is always found here.
const std::string no_fsync =
    "serious: the server does not make sure that what it stores reaches the disk: a power cut can destroy "
    "the "
    "database";
using Findings = std::vector<std::string>;

TEST_P(PostgresCheck, FindsNothingInAHealthyDatabaseButAServerWithoutFsync) {
  Database database = good(Database::open(address_));
  const OrgId org = good(save_city(database, test::marseille()));
  InventoryWriter writer = good(InventoryWriter::begin(database, org, test::end_of_2026, false));
  test::add_one_of_each(writer, good(writer.add_source(test::source("parc.csv"))));
  good(writer.commit());
  EXPECT_EQ(found(database), Findings{no_fsync});
}

TEST_P(PostgresCheck, SaysThatTheDatabaseIsEmptyOrOfAnotherVersion) {
  Database database = good(Database::open(address_, {.migrate = false}));
  EXPECT_EQ(found(database), (Findings{no_fsync, "the database holds nothing of capnr yet"}));
  good(Database::open(address_));
  good(database.run("INSERT INTO schema_version (version) VALUES (?)", program_schema_version() + 1));
  EXPECT_EQ(found(database).at(1), "serious: the schema of the database is at version " +
                                       std::to_string(program_schema_version() + 1) + ", this program at " +
                                       std::to_string(program_schema_version()));
}

TEST_P(PostgresCheck, FindsWhatARestorationLeftUncheckedAndIndexesThatAreNotValid) {
  Database database = good(Database::open(address_));
  good(database.execute(
      "ALTER TABLE department DROP CONSTRAINT department_org_id_fkey; ALTER TABLE department ADD "
      "CONSTRAINT of_a_city FOREIGN KEY (org_id) REFERENCES org (id) NOT VALID"));
  good(database.execute("INSERT INTO org (insee_code, name) VALUES ('1', 'same'), ('2', 'same')"));
  EXPECT_FALSE(database.execute("CREATE UNIQUE INDEX CONCURRENTLY one_name ON org (name)"));
  EXPECT_EQ(found(database),
            (Findings{no_fsync, "serious: the constraint of_a_city of the table department was never checked",
                      "serious: the index one_name of the table org is not valid"}));
}

TEST_P(PostgresCheck, FindsEquipmentWithoutItsClass) {
  Database database = good(Database::open(address_));
  const OrgId org = good(save_city(database, test::marseille()));
  InventoryWriter writer = good(InventoryWriter::begin(database, org, test::end_of_2026, false));
  test::add_one_of_each(writer, good(writer.add_source(test::source("parc.csv"))));
  good(writer.commit());
  good(database.run("UPDATE equipment SET class_id = ? WHERE name = ?", 0, "srv-1"));
  EXPECT_EQ(found(database).at(1), "serious: 1 rows of equipment have lost their class or their source");
}

TEST_P(PostgresCheck, SaysToAReaderThatItMayNotImport) {
  good(Database::open(address_));
  const std::string user = "reader_" + name_;
  test::run_as_administrator("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
  test::run_as_administrator("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user, name_);
  Database reader = good(Database::open(test::postgres_address(name_, user)));
  EXPECT_EQ(found(reader), (Findings{no_fsync, "this user may read the database, not import into it"}));
}

}  // namespace
}  // namespace capnr
