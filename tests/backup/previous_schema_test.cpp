// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Databases of every earlier version of the schema, with rows: saved as they are, restored, and brought to this version.

#include <gtest/gtest.h>

#include "backup/backup.h"
#include "store/migrations.h"
#include "store/whole_database.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class PreviousSchema : public test::OnEachDatabase {
 protected:
  Database at_version(const std::string& where, std::int64_t version) const {
    if (sqlite()) good(make_sqlite_file(where));
    Database database = good(Database::open(where, {.migrate = false}));
    good(migrate(database, where, version));
    return database;
  }
  static std::int64_t number(Database& database, std::string_view sql) {
    Statement statement = good(database.prepare(sql));
    good(statement.bind());
    good(statement.step());
    return statement.integer(0);
  }
};
CAPNR_ON_EACH_DATABASE(PreviousSchema);

constexpr auto quiet = [](std::string_view, std::int64_t, std::int64_t) {};

TEST_P(PreviousSchema, IsSavedAsItIsAndRestoredToThisVersion) {
  for (std::int64_t version = 1; version < program_schema_version(); ++version) {
    const std::string old = new_database("old" + std::to_string(version));
    const auto file = folder_ / ("old" + std::to_string(version) + ".zip");
    Database database = at_version(old, version);
    good(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Marseille"));
    good(database.run("INSERT INTO inventory (org_id, date, label) SELECT id, ?, ? FROM org", 20000, "old"));
    if (version >= 4) {  // what a later step adds columns to
      good(
          database.run("INSERT INTO register_file (org_id, register, path, sha256, rows, rejected, "
                       "recorded_at, recorded_by) "
                       "SELECT id, 'purchase', 'p', 's', 1, 0, 't', 'b' FROM org"));
      good(
          database.run("INSERT INTO purchase (file_id, source_row, org_id, date, label, category, cpv, "
                       "quantity, condition, "
                       "donation, supplier, department, evidence) SELECT id, 2, org_id, 20000, 'PC', '', '', "
                       "1, '', 0, '', '', "
                       "'' FROM register_file"));
    }
    const BackupManifest told = good(write_backup(database, file, {"0", "2026-01-01T00:00:00Z"}, quiet));
    EXPECT_EQ(told.schema, version);
    EXPECT_EQ(good(schema_version(database)), version) << "saving changes nothing";

    const std::string target = new_database("new" + std::to_string(version));
    good(restore_backup(file, target, {}, quiet));
    Database restored = good(Database::open(target, {.migrate = false}));
    EXPECT_EQ(good(schema_version(restored)), program_schema_version());
    EXPECT_EQ(number(restored, "SELECT count(*) FROM inventory WHERE label = 'old' AND date = 20000"), 1);
    EXPECT_EQ(number(restored, "SELECT count(*) FROM purchase WHERE label = 'PC' AND contract = 0"),
              version >= 4 ? 1 : 0);
  }
}

TEST_P(PreviousSchema, ReplacesADatabaseOfThisVersion) {
  const auto file = folder_ / "old.zip";
  {
    Database database = at_version(new_database("old"), program_schema_version() - 1);
    good(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Marseille"));
    good(write_backup(database, file, {"0", "2026-01-01T00:00:00Z"}, quiet));
  }
  Database database = open();
  good(database.run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Aix"));
  good(restore_backup(file, where_, {.replace = true}, quiet));
  EXPECT_EQ(good(schema_version(database)), program_schema_version());
  EXPECT_EQ(number(database, "SELECT count(*) FROM org WHERE name = 'Marseille'"), 1);
  EXPECT_EQ(number(database, "SELECT count(*) FROM org"), 1);
}

}  // namespace
}  // namespace capnr
