// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr doctor on databases whose rows are really damaged: what it says and repairs, on each database.

#include "doctor_program.h"
#include "table/json.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

class Doctor : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    if (!sqlite()) make_postgres_durable();
    import_demo(where_, folder_);
  }
  Ran doctor(const std::vector<std::string>& more = {}, const RunOptions& options = {}) const {
    return run_doctor(where_, more, options);
  }
  /// Behind the program's back: no key is checked.
  void damage(std::string_view sql) {
    Database database = open({.migrate = false});
    good(database.execute(sqlite() ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica"));
    good(database.execute(sql));
  }
  std::string totals() const { return run({"footprint", "--database", where_, "--format", "csv"}).out; }
};
CAPNR_ON_EACH_DATABASE(Doctor);

TEST_P(Doctor, FindsNothingInASoundDatabase) {
  const Ran text = doctor();
  EXPECT_EQ(text.code, 0) << text.out << text.errors;
  EXPECT_NE(text.out.find("All is well"), text.out.npos);
  const Ran json = doctor({"--format", "json"});
  EXPECT_EQ(json.code, 0);
  const auto document = parse_json(json.out);
  ASSERT_TRUE(document);
  EXPECT_TRUE(*document->find("clean")->boolean());
  EXPECT_TRUE(document->find("findings")->array()->empty());
}

TEST_P(Doctor, SpeaksFrench) {
  damage("DELETE FROM inventory_cache");
  const Ran ran = doctor({}, {.language = "fr"});
  EXPECT_NE(ran.out.find("Remarque – le cache en colonnes de l’inventaire du 2026-10-31 manque"),
            ran.out.npos)
      << ran.out;
}

TEST_P(Doctor, MakesAMissingCacheAgain) {
  const std::string before = totals();
  damage("DELETE FROM inventory_cache WHERE part >= 1");
  expect_found(doctor(), "is missing or damaged", "capnr doctor --repair");
  const Ran repaired = doctor({"--repair"});
  EXPECT_EQ(repaired.code, 0) << repaired.out;
  EXPECT_NE(repaired.out.find("Repaired: 3 columnar caches"), repaired.out.npos) << repaired.out;
  EXPECT_EQ(doctor().code, 0);
  EXPECT_EQ(totals(), before);
}

TEST_P(Doctor, FindsACacheThatDoesNotSayWhatTheRowsSay) {
  const std::string before = totals();
  damage("UPDATE equipment SET quantity = quantity + 1000 WHERE id = (SELECT max(id) FROM equipment)");
  expect_found(doctor(), "does not say what its rows say", "capnr doctor --repair");
  EXPECT_EQ(totals(), before) << "figures come from the cache";
  EXPECT_EQ(doctor({"--repair"}).code, 0);
  EXPECT_NE(totals(), before);
}

TEST_P(Doctor, FindsWordsThatTheCacheDoesNotHave) {
  damage("UPDATE equipment_class SET item = 'laptop' WHERE id = (SELECT max(id) FROM equipment_class)");
  expect_found(doctor(), "does not say what its rows say", "capnr doctor --repair");
}

TEST_P(Doctor, FindsRowsThatNothingHoldsAndRepairsNoRow) {
  damage("DELETE FROM equipment_class WHERE id = (SELECT max(class_id) FROM equipment)");
  expect_found(doctor(), "have no class", "capnr import FOLDER --again");
  EXPECT_EQ(doctor({"--repair"}).code, 1);
}

TEST_P(Doctor, FindsRowsThatAreMissing) {
  damage("DELETE FROM equipment WHERE id % 7 = 0");
  expect_found(doctor(), "rows of equipment, and has", "capnr import FOLDER --again");
}

TEST_P(Doctor, FindsWhatAnInventoryLeavesBehind) {
  damage("DELETE FROM inventory WHERE date = (SELECT max(date) FROM inventory)");
  const Ran ran = doctor();
  expect_found(ran, "rows of the table equipment belong to no inventory", "capnr import FOLDER --again");
  expect_found(ran, "parts of columnar caches belong to no inventory", "capnr doctor --repair removes them");
}

TEST_P(Doctor, FindsAnInventoryThatHoldsNothing) {
  damage("INSERT INTO inventory (org_id, date, label) VALUES ((SELECT min(id) FROM org), 7000, 'vide')");
  expect_found(doctor(), "the inventory of 1989-03-02 holds nothing", "capnr inventories --remove DATE");
}

TEST_P(Doctor, FindsADatabaseOfANewerProgram) {
  damage("INSERT INTO schema_version (version) VALUES (99)");
  expect_found(doctor(),
               sqlite() ? "was written by a newer version of capnr (schema 99"
                        : "the schema of the database is at version 99",
               sqlite() ? "update capnr" : "Update capnr");
}

}  // namespace
}  // namespace capnr::test
