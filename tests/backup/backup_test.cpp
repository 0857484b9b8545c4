// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/backup.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include <gtest/gtest.h>

#include "store/migrations.h"
#include "table/zip_writer.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;
namespace fs = std::filesystem;

constexpr auto quiet = [](std::string_view, std::int64_t, std::int64_t) {};
const BackupNotes notes = {"1.2.3", "2026-12-31T23:59:59Z"};

class Backup : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    file_ = folder_ / "backup.zip";
  }
  /// Rows that are hard to carry: long, empty, unknown, of every type; a row that refers to one that comes after it by name.
  static void fill(Database& database) {
    good(database.run("INSERT INTO org (insee_code, name, population, fte) VALUES (?, ?, ?, ?)", "13055",
                      "Marseille « é » \n;\t", 870321.0000000001, nullptr));
    good(database.run(
        "INSERT INTO correction (org_id, type, manufacturer, model, item) SELECT id, ?, '', ?, ? FROM org",
        "Écran", "b", "x"));
    good(database.run(
        "INSERT INTO correction (org_id, type, manufacturer, model, item) SELECT id, ?, '', ?, ? FROM org",
        "ecran", "B", "y"));
    std::string bytes(300000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7919 >> 5U);
    good(database.run(
        "INSERT INTO document (org_id, sha256, name, bytes, added) SELECT id, 'a', 'n', ?, 't' FROM org",
        std::as_bytes(std::span(bytes))));
    good(database.run(
        "INSERT INTO document (org_id, sha256, name, bytes, added) SELECT id, 'b', 'n', ?, 't' FROM org",
        std::span<const std::byte>()));
    const std::string_view columns[] = {"id",   "org_id",   "source_id", "source_row",    "class_id",
                                        "name", "quantity", "cpu",       "lifetime_years"};
    BulkInsert equipment = good(database.bulk_insert("equipment", columns));
    for (std::int64_t i = 0; i < 2500; ++i) {
      const std::string name = "PC-" + std::to_string(i);
      const Value row[] = {(std::int64_t{7} << 32U) + i,
                           std::int64_t{1},
                           std::int64_t{1},
                           i,
                           i,
                           name,
                           1.0 / static_cast<double>(i + 1),
                           "",
                           i % 3 == 0 ? Value(nullptr) : Value(static_cast<double>(i))};
      good(equipment.add(row));
    }
    good(equipment.finish());
  }
  Database filled() const {
    Database database = open();
    fill(database);
    return database;
  }
  BackupManifest save(Database& database) const { return good(write_backup(database, file_, notes, quiet)); }
  /// What proves two databases equal: the hash of each table's rows.
  std::vector<std::string> hashes(const std::string& where) const {
    Database database = good(Database::open(where));
    const auto told = good(write_backup(database, folder_ / "again.zip", notes, quiet));
    std::vector<std::string> all;
    for (const BackupTable& table : told.tables) {
      if (table.table.name != "org") all.push_back(table.table.name + " " + table.sha256);
    }
    std::sort(all.begin(), all.end());
    return all;
  }
  std::int64_t number(const std::string& where, std::string_view sql) const {
    Database database = good(Database::open(where));
    Statement statement = good(database.prepare(sql));
    good(statement.bind());
    good(statement.step());
    return statement.integer(0);
  }
  /// The other engine's database, where there is a server to have it on.
  std::string elsewhere() const { return (folder_ / "elsewhere.db").string(); }

  fs::path file_;
};
CAPNR_ON_EACH_DATABASE(Backup);

TEST_P(Backup, TellsWhatItHolds) {
  Database database = filled();
  const BackupManifest told = save(database);
  EXPECT_EQ(told.program, "1.2.3");
  EXPECT_EQ(told.made_at, "2026-12-31T23:59:59Z");
  EXPECT_EQ(told.engine, sqlite() ? "sqlite" : "postgresql");
  EXPECT_EQ(told.schema, program_schema_version());
  EXPECT_EQ(told.rows(), 1 + 2 + 2 + 2500);
  EXPECT_GT(told.tables.size(), 30U) << "every table, the empty ones too";
  EXPECT_EQ(good(check_backup(file_, quiet)).rows(), told.rows());
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write)
      << "for nobody else";
  EXPECT_FALSE(fs::exists(file_.string() + ".part"));
}

TEST_P(Backup, IsRestoredRowForRowOnTheSameEngineAndOnSqlite) {
  {
    Database database = filled();
    save(database);
  }
  for (const std::string& target : {new_database("restored"), elsewhere()}) {
    const BackupManifest told = good(restore_backup(file_, target, {}, quiet));
    EXPECT_EQ(told.rows(), 2505);
    EXPECT_EQ(hashes(target), hashes(where_)) << target;
    EXPECT_EQ(number(target, "SELECT count(*) FROM org WHERE name LIKE 'Marseille « é » %' AND fte IS NULL"),
              1);
    EXPECT_TRUE(good(Database::open(target)).check()) << target;
  }
}

TEST_P(Backup, OfSqliteIsRestoredOnThisEngine) {
  {
    Database database = good(Database::open(elsewhere()));
    fill(database);
    save(database);
  }
  good(restore_backup(file_, where_, {}, quiet));
  EXPECT_EQ(hashes(where_), hashes(elsewhere()));
}

TEST_P(Backup, NewRowsComeAfterTheRestoredOnes) {
  {
    Database database = filled();
    save(database);
  }
  const std::string target = new_database("restored");
  good(restore_backup(file_, target, {}, quiet));
  Database database = good(Database::open(target));
  good(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Aix"));
  EXPECT_EQ(number(target, "SELECT count(DISTINCT id) FROM org"), 2);
}

TEST_P(Backup, IsNotRestoredOverRowsUnlessTold) {
  {
    Database database = filled();
    save(database);
    good(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Aix"));
  }
  const auto refused = restore_backup(file_, where_, {}, quiet);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
  EXPECT_EQ(number(where_, "SELECT count(*) FROM org"), 2) << "untouched";
  good(restore_backup(file_, where_, {.replace = true}, quiet));
  EXPECT_EQ(number(where_, "SELECT count(*) FROM org"), 1);
}

TEST_P(Backup, ReplacesADatabaseThatOthersHaveOpenWhichSeeItAtOnce) {
  Database reader = filled();
  save(reader);
  good(reader.run("UPDATE org SET name = 'another', writes = 41"));
  Statement names = good(reader.prepare("SELECT count(*) FROM org WHERE name = 'another'"));
  good(names.bind());
  good(names.step());
  EXPECT_EQ(names.integer(0), 1);
  EXPECT_FALSE(good(names.step()));
  good(restore_backup(file_, where_, {.replace = true}, quiet));
  good(names.bind());
  good(names.step());
  EXPECT_EQ(names.integer(0), 0);
  EXPECT_GT(number(where_, "SELECT max(writes) FROM org"), 41) << "who keeps figures of a state sees another";
}

// The rows of an audit log refuse to be changed or removed: a restoration does neither.
TEST_P(Backup, ReplacesTablesWhoseTriggersRefuseChanges) {
  Database database = filled();
  save(database);
  if (sqlite()) {
    good(database.execute("CREATE TRIGGER keep BEFORE DELETE ON org BEGIN SELECT RAISE(ABORT, 'kept'); END"));
  } else {
    good(database.execute(
        "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'kept'; END $$; "
        "CREATE TRIGGER keep BEFORE DELETE OR TRUNCATE ON org EXECUTE FUNCTION keep()"));
  }
  EXPECT_FALSE(database.execute("DELETE FROM org"));
  good(restore_backup(file_, where_, {.replace = true}, quiet));
  EXPECT_EQ(number(where_, "SELECT count(*) FROM org"), 1);
}

TEST_P(Backup, OfANewerSchemaIsRefused) {
  Database database = filled();
  BackupManifest told = save(database);
  told.schema = program_schema_version() + 1;
  std::string text = manifest_text(told);
  const ZipEntry entries[] = {{"manifest.json", text}};
  std::ofstream(file_, std::ios::binary) << good(zip_of(entries));
  const auto refused = restore_backup(file_, new_database("restored"), {}, quiet);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
  EXPECT_NE(describe(refused.error(), Language::en).find("update capnr"), std::string::npos);
}

TEST_P(Backup, OfADatabaseThatHoldsNothingOfOursIsRefused) {
  if (sqlite()) GTEST_SKIP() << "a file of ours always has tables";
  Database database = open({.migrate = false});
  const auto refused = write_backup(database, file_, notes, quiet);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::not_found);
  EXPECT_FALSE(fs::exists(file_));
}

TEST_P(Backup, GivesTheRightsOfOtherUsersBack) {
  if (sqlite()) GTEST_SKIP() << "a file has no users";
  Database database = filled();
  save(database);
  const std::string name = where_.substr(where_.rfind('/') + 1);
  test::run_as_administrator(
      "DO $$ BEGIN CREATE ROLE backup_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  good(database.execute("GRANT SELECT ON equipment TO backup_reader; GRANT SELECT ON org TO PUBLIC"));
  good(restore_backup(file_, where_, {.replace = true}, quiet));
  EXPECT_EQ(
      number(where_,
             "SELECT count(*) FROM pg_class WHERE has_table_privilege('backup_reader', oid, 'SELECT') AND "
             "relname IN ('equipment', 'org', 'document')"),
      2)
      << name;
}

// In its rows, and in the directory of the archive.
TEST_P(Backup, ThatIsDamagedIsRefusedAndChangesNothing) {
  {
    Database database = filled();
    save(database);
  }
  std::string bytes;
  {
    std::ifstream in(file_, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  const std::string before = hashes(where_).back();
  const fs::path damaged = folder_ / "damaged.zip";
  for (const std::size_t at : {bytes.size() / 4, bytes.size() / 3, bytes.size() / 2, bytes.size() - 30}) {
    std::string other = bytes;
    other[at] = static_cast<char>(other[at] ^ 0x55);
    std::ofstream(damaged, std::ios::binary) << other;
    const auto refused = restore_backup(damaged, where_, {.replace = true}, quiet);
    ASSERT_FALSE(refused) << at;
    EXPECT_EQ(refused.error().kind, Kind::bad_input) << describe(refused.error(), Language::en);
    EXPECT_NE(describe(refused.error(), Language::en).find("damaged.zip"), std::string::npos);
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{100}, bytes.size() - 1}) {
    std::ofstream(damaged, std::ios::binary) << bytes.substr(0, size);
    const auto refused = restore_backup(damaged, where_, {.replace = true}, quiet);
    ASSERT_FALSE(refused) << size;
    EXPECT_EQ(refused.error().kind, Kind::bad_input);
  }
  EXPECT_EQ(hashes(where_).back(), before);
  EXPECT_EQ(number(where_, "SELECT count(*) FROM equipment"), 2500);
}

TEST_P(Backup, OfADamagedDatabaseIsRefusedAndLeavesTheLastOne) {
  if (!sqlite()) GTEST_SKIP() << "the server keeps its own files whole";
  std::int64_t root = 0, bytes = 0;  // of a page that is not read when the database is opened
  {
    Database database = filled();
    save(database);
    good(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    Statement found =
        good(database.prepare("SELECT m.rootpage, p.page_size FROM sqlite_schema m, pragma_page_size p WHERE "
                              "m.name = 'equipment'"));
    ASSERT_TRUE(good(found.step()));
    root = found.integer(0);
    bytes = found.integer(1);
  }
  const auto size = fs::file_size(file_);
  {
    std::fstream page(where_, std::ios::in | std::ios::out | std::ios::binary);
    page.seekp((root - 1) * bytes);
    page << std::string(static_cast<std::size_t>(bytes), 'x');
  }
  Database database = open({.migrate = false});
  const auto refused = write_backup(database, file_, notes, quiet);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::unavailable);
  EXPECT_NE(describe(refused.error(), Language::en).find("damaged"), std::string::npos);
  EXPECT_EQ(fs::file_size(file_), size);
}

TEST(SqliteFileRestored, IsNotPutBesideTheJournalOfAnother) {
  const fs::path folder = fs::path(testing::TempDir()) / ("capnr_journal_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  {
    Database database = good(Database::open((folder / "a.db").string()));
    good(write_backup(database, folder / "a.zip", notes, quiet));
  }
  std::ofstream(folder / "b.db-wal") << "left";
  const auto refused = restore_backup(folder / "a.zip", (folder / "b.db").string(), {}, quiet);
  fs::remove_all(folder);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
}

}  // namespace
}  // namespace capnr
