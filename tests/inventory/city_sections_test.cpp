// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/city_sections.h"

#include <map>
#include <regex>
#include <set>

#include "evidence/ledger.h"
#include "evidence/plan_store.h"
#include "evidence/publication.h"
#include "evidence/review_store.h"
#include "evidence/sha256.h"
#include "inventory/disposal.h"
#include "inventory/export.h"
#include "inventory/meter.h"
#include "inventory/purchase.h"
#include "inventory/software.h"
#include "inventory/storage_scan_store.h"
#include "store/migrations.h"
#include "tests/inventory/import_folder.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;
using test::good;

LedgerEntry value_of(double value, int year, std::string reason) {
  LedgerEntry entry;
  entry.key = {"I-1.9a", "median", {Scope::Kind::department, "=DNSI; \"nord\""}, year_period(year)};
  entry.value = value;
  entry.unit = "years";
  entry.low = 0.1 + 0.2;
  entry.grade = Grade::measured;
  entry.origin = ValueOrigin::sql;
  entry.formula = "sql x 1";
  entry.recorded_at = "2026-01-01T00:00:00Z";
  entry.recorded_by = "alice";
  entry.stale_after = date_of(2027, 12, 31);
  entry.reason = std::move(reason);
  entry.sources = {{"inventory 2025-12-31", "", 0, 0}, {"a.csv", std::string(64, 'a'), 2, 9}};
  return entry;
}

RegisterFile file_called(std::string path, const std::string& bytes) {
  RegisterFile file;
  file.path = std::move(path);
  file.sha256 = sha256_of(bytes);
  file.rejected = 1;
  file.recorded_at = "2026-01-12T09:00:00Z";
  file.recorded_by = "alice";
  return file;
}

// A city that has something of everything.
class Sections : public test::ImportOnEachDatabase {
 protected:
  void SetUp() override {
    ImportOnEachDatabase::SetUp();
    put_small_city();
    database_.emplace(open());
    imported(*database_, {files_});
    fill(*database_, city(*database_));
  }
  void TearDown() override {
    database_.reset();
    ImportOnEachDatabase::TearDown();
  }

  static OrgId city(Database& database) { return good(list_orgs(database)).at(0).id; }

  static void fill(Database& database, OrgId org) {
    good(keep_document(database, org, "Procès-verbal.pdf", std::string("%PDF\0\r\n\xff", 8), "2026-01-02"));
    good(keep_document(database, org, "../../etc/passwd", "no ending", "2026-01-03"));
    good(record_value(database, org, value_of(5, 2024, "")));
    good(record_value(database, org, value_of(6.25, 2025, "")));
    good(record_value(database, org, value_of(5.5, 2024, "counted\n  twice ")));
    LedgerEntry gone = value_of(0, 2024, "-wrong indicator");
    gone.value.reset();
    good(record_value(database, org, gone));
    good(close_year(database, org, {2024, "2026-01-01T00:00:00Z", "bob"}));
    Purchase purchase;
    purchase.row = 2;
    purchase.date = date_of(2025, 3, 14);
    purchase.label = "+40 portables";
    purchase.category = PurchaseCategory::computers;
    purchase.condition = PurchaseCondition::refurbished;
    purchase.quantity = 40;
    purchase.repair_index = 8.1;
    good(keep_purchases(database, org, file_called("b.csv", "b"), std::array{purchase}));
    purchase.row = 7;
    purchase.donation = true;
    purchase.contract = true;
    purchase.environmental = false;
    good(keep_purchases(database, org, file_called("a.csv", "a"), std::array{purchase}));
    good(keep_purchases(database, org, file_called("empty.csv", "e"), std::array<Purchase, 0>{}));
    Disposal disposal;
    disposal.row = 3;
    disposal.date = date_of(2025, 6, 12);
    disposal.type = "Portable";
    disposal.quantity = 12;
    disposal.age_years = 6;
    disposal.destination = ReuseDestination::association;
    disposal.erasure = Erasure::certified;
    good(keep_disposals(database, org, file_called("s.csv", "s"), std::array{disposal}));
    MeterReading reading;
    reading.row = 2;
    reading.date = date_of(2025, 1, 1);
    reading.meter = "M-1";
    reading.datacentre = "DC 1";
    reading.index_kwh = 1234.5;
    reading.since = date_of(2024, 12, 1);
    good(keep_meter_readings(database, org, file_called("m.csv", "m"), std::array{reading}));
    InstalledSoftware software;
    software.row = 2;
    software.date = date_of(2025, 1, 1);
    software.name = "PostgreSQL 13";
    software.quantity = 3;
    software.end_of_support = date_of(2025, 11, 13);
    good(keep_software(database, org, file_called("l.csv", "l"), std::array{software}));
    StorageSums sums;
    sums.department = "DNSI";
    sums.files = 3;
    sums.bytes = 4'000'000'000'000;
    sums.duplicate_bytes = 12;
    good(keep_storage_scan(database, org, {date_of(2025, 5, 1), "common", {sums}, "then", "bob"}));
    FileToPublish published = file_to_publish("impact.csv", "impact", "text/csv", "indicateur,valeur\r\n");
    published.file.valid = true;
    good(record_publication(database, org,
                            {{}, 2025, 1, "then", "bob", content_digest(std::array{published}), {}},
                            std::array{published}));
    good(write_draft(database, org, 2026, 0, "[[actions]]\nkey = \"A1\"\r\n",
                     {"2026-01-01T00:00:00Z", "alice"}));
    good(write_draft(database, org, 2026, 1, "[[actions]]\nkey = \"A2\"\n", {"2026-01-02T00:00:00Z", "bob"}));
    const auto row = [&](std::string_view sql, const auto&... values) {
      good(database.run(sql, org, values...));
    };
    row("INSERT INTO plan_entry (org_id, year, subject, kind, date, number, content, sha256, recorded_at, "
        "recorded_by) VALUES (?, 2026, 'A2', 'progress', 20500, ?, '', '', 'then', 'bob')",
        0.5);
    row("INSERT INTO meeting (org_id, year, date, committee, subject, minutes_name, minutes_sha256, "
        "cancelled, "
        "recorded_at, recorded_by) VALUES (?, 2026, 20500, 'CNR', 'plan', '', '', 0, 'then', 'bob')");
    row("INSERT INTO decision (org_id, year, date, content, reference, committee, actions, recorded_at, "
        "recorded_by) VALUES (?, 2026, 20500, 'yes', '26/1', 'CNR', 'A2', 'then', 'bob')");
    row("INSERT INTO scope_version (org_id, version, from_date, description, recorded_at, recorded_by) "
        "VALUES (?, 'v1', 18000, 'all', 'then', 'bob')");
    row("INSERT INTO scenario (org_id, name, query, recorded_at, recorded_by) "
        "VALUES (?, 'six years', 'lengthen-lifetime=1', 'then', 'bob')");
    good(write_review_text(database, org, {0, 2026, "summary", "Un mot.\r\n- un", "then", "bob"}, 0));
    good(publish_review(database, org, {2026, 0, "then", "bob", date_of(2026, 12, 1), 7},
                        std::array{ReviewBytes{"review-2026-fr.html", "<!DOCTYPE html>"}}));
    row("INSERT INTO city_look (org_id, name, accent, accent_dark, logo, logo_text, recorded_at, "
        "recorded_by) "
        "VALUES (?, 'La ville', '#0b4f6c', '#8ccbe8', '', '', 'then', 'bob')");
    add_target(database, org, 3000, "");
    add_target(database, org, 2900, "the vote of June");
  }

  static void add_target(Database& database, OrgId org, double goal, std::string_view reason) {
    Statement last = good(database.prepare("SELECT max(id) FROM target WHERE org_id = ?"));
    good(last.bind(org));
    good(last.step());
    const std::optional<std::int64_t> before =
        last.is_null(0) ? std::nullopt : std::optional(last.integer(0));
    good(last.step());
    Statement insert =
        good(database.prepare("INSERT INTO target (org_id, key, indicator, measure, scope_kind, scope_name, "
                              "unit, better, perimeter, "
                              "baseline_year, baseline_value, scope_version, goal_year, goal_value, path, "
                              "vote, voted_on, note, state, "
                              "recorded_at, recorded_by, supersedes, reason) VALUES (?, 'carbon', 'I-1.1a', "
                              "'', 'city', '', 't', 'down', "
                              "'administration', 2022, 5000, 'v1', 2032, ?, 'milestones', '23/0412', 19538, "
                              "'', 'open', 'then', 'bob', "
                              "?, ?) RETURNING id"));
    good(insert.bind(org, goal, before, reason));
    ASSERT_TRUE(good(insert.step()));
    const std::int64_t id = insert.integer(0);
    good(insert.step());
    good(database.run("INSERT INTO target_milestone (target_id, year, org_id, value) VALUES (?, 2027, ?, ?)",
                      id, org, goal + 1000));
  }
  fs::path exported(ExportOptions options = {}) {
    const fs::path folder = folder_ / "export";
    good(export_city(*database_, good(list_orgs(*database_)).at(0), folder, options));
    return folder;
  }
  static void replace(const fs::path& file, std::string_view from, std::string_view to) {
    std::string text = test::slurp(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << file << ": " << text;
    test::write(file, text.replace(at, from.size(), to));
  }
  std::size_t added(const ImportReport& report) {
    std::size_t rows = 0;
    for (const SectionReport& section : report.sections) rows += section.rows;
    return rows;
  }

  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Sections);

TEST_P(Sections, ImportOfAnExportGivesTheSameState) {
  const fs::path folder = exported();
  Database other = good(Database::open(new_database("other")));
  const ImportReport report = imported(other, {folder});
  EXPECT_EQ(report.sections.size(), city_sections().size());
  EXPECT_EQ(digest(other), digest(*database_));
  good(export_city(other, good(list_orgs(other)).at(0), folder_ / "again", {}));
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const fs::path same = folder_ / "again" / fs::relative(entry.path(), folder);
    EXPECT_EQ(test::slurp(same), test::slurp(entry.path())) << entry.path();
  }
}

// From the one database to the other, and back.
TEST_P(Sections, GoFromSqliteToPostgresqlAndBack) {
  Database file = good(Database::open((folder_ / "file.db").string()));
  imported(file, {exported()});
  EXPECT_EQ(digest(file), digest(*database_));
  good(export_city(file, good(list_orgs(file)).at(0), folder_ / "back", {}));
  Database other = good(Database::open(new_database("other")));
  imported(other, {folder_ / "back"});
  EXPECT_EQ(digest(other), digest(*database_));
}

TEST_P(Sections, ImportedAgainChangeNothing) {
  const fs::path folder = exported();
  const std::string before = digest(*database_);
  EXPECT_EQ(added(imported(*database_, {folder})), 0U);
  EXPECT_EQ(digest(*database_), before);
}

TEST_P(Sections, AreTriedByADryRunAndLeaveNothing) {
  const fs::path folder = exported();
  Database other = good(Database::open(new_database("other")));
  ImportOptions dry;
  dry.dry_run = true;
  EXPECT_EQ(imported(other, {folder}, dry).sections.size(), city_sections().size());
  EXPECT_TRUE(good(list_orgs(other)).empty());
}

TEST_P(Sections, BringOnlyWhatIsNew) {
  const fs::path folder = exported();
  Database other = good(Database::open(new_database("other")));
  imported(other, {folder});
  const OrgId org = city(*database_);
  good(record_value(*database_, org, value_of(7, 2025, "counted again")));
  add_target(*database_, org, 2800, "a new vote");
  good(reopen_year(*database_, org, 2024));
  ExportOptions force;
  force.force = true;
  EXPECT_EQ(added(imported(other, {exported(force)})), 2U);
  EXPECT_EQ(good(value_history(other, city(other), {})).size(), 5U);
  EXPECT_EQ(good(closed_years(other, city(other))).size(), 1U) << "what is closed here stays closed";
  // An older folder brings nothing back.
  EXPECT_EQ(added(imported(*database_, {exported(force)})), 0U);
}

TEST_P(Sections, OfTwoHistoriesAreRefusedAndNothingIsImported) {
  const fs::path folder = exported();
  Database other = good(Database::open(new_database("other")));
  imported(other, {folder});
  good(record_value(*database_, city(*database_), value_of(7, 2025, "we say seven")));
  good(record_value(other, city(other), value_of(8, 2025, "they say eight")));
  ExportOptions force;
  force.force = true;
  exported(force);
  const std::string before = digest(other);
  const auto refused = import(other, {folder});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
  EXPECT_NE(describe(refused.error(), Language::en).find("I-1.9a/median of 2025 has another history"),
            std::string::npos);
  EXPECT_EQ(digest(other), before);
}

TEST_P(Sections, ThatAreDamagedAreRefusedWithTheirPlace) {
  const std::tuple<const char*, const char*, const char*, const char*> damages[] = {
      {"ledger/values.csv", ";I-1.9a;", ";;", "row 2, column indicator: the indicator is missing"},
      {"ledger/values.csv", ";5.5;", ";five;", "row 4, column value: five is not a number"},
      {"ledger/values.csv", ";measured;", ";certain;", "column grade: certain is not"},
      {"ledger/values.csv", "2024-01-01", "2024-13-01", "column period_from: 2024-13-01 is not a date"},
      {"ledger/values.csv", "indicator;measure", "measure;indicator", "the columns must be"},
      {"ledger/value-sources.csv", "1;inventory", "99;inventory",
       "row 2, column value: there is no value number 99"},
      {"ledger/documents.csv", "Procès-verbal.pdf", "Other.doc", "no such file"},
      {"ledger/closed-years.csv", "2024;", ";", "column year: the year is missing"},
      {"purchases/rows.csv", "b.csv;", "z.csv;", "the file z.csv is not in files.csv"},
      {"purchases/files.csv", ";1;1;", ";2;1;", "rows.csv has 1 rows of a.csv, and not 2"},
      {"disposals/rows.csv", ";12;", ";;", "column quantity: the quantity is missing"},
      {"targets/milestones.csv", "1;2027", "9;2027", "there is no target number 9"},
      {"meters/rows.csv", ";M-1;", ";M-1;;", "row 2"},
      {"storage/scans.csv", ";4000000000000;", ";much;", "column bytes: much is not"},
      {"publications/files.csv", "2025;1;", "2025;9;", "there is no version 9 of 2025"},
      {"plans/revisions.csv", "2026;2;", "2026;1;", "another row than the folder's"}};
  for (const auto& [file, from, to, why] : damages) {
    fs::remove_all(folder_ / "export");
    const fs::path folder = exported();
    replace(folder / file, from, to);
    Database other = good(Database::open(":memory:"));
    const auto refused = import(other, {folder});
    ASSERT_FALSE(refused) << file << ": " << to;
    EXPECT_NE(describe(refused.error(), Language::en).find(why), std::string::npos)
        << describe(refused.error(), Language::en);
    EXPECT_TRUE(good(list_orgs(other)).empty()) << "nothing is half written";
  }
}

TEST_P(Sections, RefuseADocumentThatIsAnother) {
  const fs::path folder = exported();
  for (const auto& entry : fs::directory_iterator(folder / "ledger/documents"))
    if (entry.path().extension() == ".pdf") test::write(entry.path(), "%PDF changed");
  Database other = good(Database::open(":memory:"));
  const auto refused = import(other, {folder});
  ASSERT_FALSE(refused);
  EXPECT_NE(describe(refused.error(), Language::en).find("the document is not the one of its name"),
            std::string::npos);
}

TEST_P(Sections, StayInTheFolderThatIsReplaced) {
  const fs::path folder = exported();
  good(reopen_year(*database_, city(*database_), 2024));
  ExportOptions force;
  force.force = true;
  exported(force);
  EXPECT_FALSE(fs::exists(folder / "ledger/closed-years.csv")) << "no year is closed any more";
  EXPECT_TRUE(fs::exists(folder / "ledger/values.csv"));
  force.inventory = date_of(2025, 12, 31);
  exported(force);
  EXPECT_TRUE(fs::exists(folder / "ledger/values.csv")) << "one inventory takes nothing else away";
}

// A table or a column that somebody adds to the schema goes out with the rest, or is named here.
TEST(SectionsOfTheSchema, HoldEveryTableAndColumnThatACityOwns) {
  const std::set<std::string, std::less<>> of_inventories = {
      "schema_version",   "org",        "department",      "correction",
      "inventory",        "source",     "equipment",       "equipment_class",
      "equipment_detail", "datacentre", "virtual_machine", "cloud_instance",
      "application",      "traffic",    "volume",          "service",
      "inventory_cache"};
  // Who uses the program is no data of the city.
  const std::set<std::string, std::less<>> of_people = {
      "account",     "account_role", "sign_in_failure", "session", "one_time_link",   "api_token",
      "audit_entry", "job",          "job_file",        "upload",  "openid_identity", "openid_visit"};
  const std::set<std::string, std::less<>> only_here = {
      "id",     "org_id",  "supersedes", "bytes",     "value_id",
      "number", "file_id", "register",   "target_id", "publication_id"};
  std::map<std::string, std::set<std::string>, std::less<>> kept;
  for (const CitySection& section : city_sections())
    for (const KeptTable* table : section.tables)
      for (const KeptColumn& column : table->columns) kept[std::string(table->table)].emplace(column.name);
  std::string steps;
  for (const std::string_view step : migrations()) steps += step;
  const std::regex made("CREATE TABLE ([a-z_]+) \\(([^;]*)\\) \\{strict\\};"),
      named("(?:^|\n)  ([a-z_0-9]+) \\{");
  std::size_t tables = 0;
  for (std::sregex_iterator at(steps.begin(), steps.end(), made), end; at != end; ++at) {
    const std::string table = (*at)[1], columns = (*at)[2];
    if (of_inventories.contains(table) || of_people.contains(table)) continue;
    ++tables;
    ASSERT_TRUE(kept.contains(table)) << table << " is in no section of an export";
    for (std::sregex_iterator column(columns.begin(), columns.end(), named); column != end; ++column) {
      const std::string name = (*column)[1];
      EXPECT_TRUE(only_here.contains(name) || kept[table].contains(name)) << table << "." << name;
    }
  }
  EXPECT_EQ(tables, kept.size());
}

}  // namespace
}  // namespace capnr
