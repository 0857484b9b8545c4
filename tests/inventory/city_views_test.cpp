// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/city_views.h"

#include <fstream>

#include "evidence/ledger.h"
#include "import_folder.h"
#include "inventory/disposal.h"
#include "inventory/purchase.h"

namespace capnr {
namespace {

using test::good;

// Two cities in one database, with the same files; the second has another name and 40 machines more.
class CityViews : public test::ImportOnEachDatabase {
 protected:
  void SetUp() override {
    ImportOnEachDatabase::SetUp();
    database_.emplace(open());
    put_small_city();
    imported(*database_, {files_});
    put("city.toml",
        "name = \"Autre\"\ninsee_code = \"13001\"\nfte = 7\n[[inventories]]\ndate = 2026-06-30\n");
    std::filesystem::remove_all(files_ / "2025");
    std::filesystem::remove_all(files_ / "2026");
    put("parc.csv", "name,type,manufacturer,model,quantity,department\nX,Portable,Dell,Latitude,40,SECRET\n");
    imported(*database_, {files_});
    const auto orgs = good(list_orgs(*database_));
    ASSERT_EQ(orgs.size(), 2U);
    for (const StoredOrg& org : orgs) (org.city.insee_code == "13055" ? city_ : other_) = org.id;
  }
  void TearDown() override {
    database_.reset();
    ImportOnEachDatabase::TearDown();
  }

  std::string asked(OrgId org, int year, std::string_view sql) {
    const Result<QueryAnswer> answer = query_city(*database_, org, year, sql);
    if (!answer) return describe(answer.error(), Language::en);
    std::string text;
    for (const auto& row : answer->rows)
      for (const QueryCell& cell : row) {
        if (!text.empty()) text += "|";
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) text += std::to_string(*whole);
        if (const auto* real = std::get_if<double>(&cell)) text += std::to_string(*real);
        if (const auto* word = std::get_if<std::string>(&cell)) text += *word;
      }
    return text;
  }
  std::string asked(std::string_view sql) { return asked(city_, 2026, sql); }

  std::optional<Database> database_;
  OrgId city_, other_;
};
CAPNR_ON_EACH_DATABASE(CityViews);

TEST_P(CityViews, ShowTheCityAndTheLastInventoryOfTheYear) {
  EXPECT_EQ(asked("SELECT name, insee_code, fte FROM city"), "Ville|13055|100.000000");
  EXPECT_EQ(asked("SELECT code, fte FROM departments"), "DNSI|12.500000");
  EXPECT_EQ(asked("SELECT date, label FROM inventories"), "2025-12-31||2026-12-31|Fin 2026");
  EXPECT_EQ(asked("SELECT :inventory_date, :year_start"), "2026-12-31|2026-01-01");
  EXPECT_EQ(asked("SELECT sum(quantity) FROM equipment"), "4.000000");
  EXPECT_EQ(
      asked(
          "SELECT name, purchase_date, annual_kwh, datacentre, grade FROM equipment WHERE type = 'Serveur'"),
      "SRV-1|2020-01-02|2500.500000|NORD|imported");
  EXPECT_EQ(asked("SELECT name, pue FROM datacentres"), "NORD|1.500000");
  EXPECT_EQ(asked("SELECT name, vcpu FROM virtual_machines ORDER BY name"), "vm-1|4.000000|vm-2|0.500000");
  EXPECT_EQ(asked("SELECT provider, annual_hours FROM cloud"), "aws|8760.000000");
  EXPECT_EQ(asked("SELECT count(DISTINCT name), count(*) FROM applications"), "2|3");
  EXPECT_EQ(asked("SELECT annual_gb FROM traffic"), "12.250000");
  EXPECT_EQ(asked("SELECT items FROM volumes"), "1000000.000000");
  EXPECT_EQ(asked("SELECT amount_eur, date FROM services"), "12500.750000|2025-03-15");
  EXPECT_EQ(asked(city_, 2019, "SELECT count(*), :inventory_date FROM equipment"), "0|");
}

TEST_P(CityViews, ShowPurchasesDisposalsAndCurrentValues) {
  Purchase purchase;
  purchase.row = 2;
  purchase.date = date_of(2025, 3, 14);
  purchase.quantity = 3;
  purchase.donation = true;
  Disposal disposal;
  disposal.row = 2;
  disposal.date = date_of(2025, 6, 1);
  disposal.type = "Portable";
  disposal.quantity = 5;
  for (const OrgId org : {city_, other_}) {
    RegisterFile file;
    file.path = "a.csv";
    file.sha256 = "a";
    good(keep_purchases(*database_, org, file, std::array{purchase}));
    good(keep_disposals(*database_, org, file, std::array{disposal}));
    LedgerEntry entry;
    entry.key = {"I-1.1a", "", {}, year_period(2025)};
    entry.value = 12;
    entry.unit = "tCO2e";
    entry.recorded_by = "alice";
    good(record_value(*database_, org, entry));
    entry.value = 13;
    entry.reason = "counted again";
    good(record_value(*database_, org, entry));
  }
  EXPECT_EQ(asked("SELECT date, quantity, donation FROM purchases"), "2025-03-14|3.000000|1");
  EXPECT_EQ(asked("SELECT date, type, quantity FROM disposals"), "2025-06-01|Portable|5.000000");
  EXPECT_EQ(asked("SELECT indicator, value, period_from FROM indicator_values"),
            "I-1.1a|13.000000|2025-01-01");
}

TEST_P(CityViews, NeverShowAnotherCity) {
  EXPECT_EQ(asked(other_, 2026, "SELECT sum(quantity), max(department) FROM equipment"), "40.000000|SECRET");
  for (const SandboxView& view : city_views()) {
    const std::string every = "SELECT * FROM " + std::string(view.name);
    const std::string shown = asked(city_, 2026, every);
    EXPECT_EQ(shown.find("SECRET"), std::string::npos) << view.name;
    EXPECT_EQ(shown.find("Autre"), std::string::npos) << view.name;
  }
  for (const char* sql :
       {"SELECT count(*) FROM org", "SELECT name FROM main.org", "SELECT * FROM equipment_class",
        "SELECT * FROM public.equipment", "SELECT * FROM sqlite_master", "SELECT org_id FROM equipment",
        "SELECT id FROM equipment"})
    EXPECT_NE(asked(sql).find(" is n"), std::string::npos) << sql << ": " << asked(sql);
}

TEST_P(CityViews, LeaveTheDatabaseAsItIs) {
  const std::string before = digest(*database_);
  for (const char* sql : {"DELETE FROM equipment", "DROP TABLE equipment", "UPDATE city SET name = 'x'",
                          "SELECT 1; DELETE FROM equipment_class", "COMMIT; DROP TABLE org"})
    EXPECT_FALSE(query_city(*database_, city_, 2026, sql)) << sql;
  EXPECT_EQ(digest(*database_), before);
}

TEST(CityViewsPage, DescribesEachViewAndColumnAndNoOther) {
  for (const char* name : {"/docs/sql-indicators.md", "/docs/fr/indicateurs-sql.md"}) {
    std::ifstream in(std::string(CAPNR_SOURCE_DIR) + name);
    std::set<std::string> said, known;
    for (std::string line; std::getline(in, line);)
      if (line.starts_with("| `"))
        said.insert(line.substr(0, line.find(" |", 4)) + line.substr(line.rfind(" | ")));
    for (const SandboxView& view : city_views()) {
      std::string columns;
      for (const SandboxColumn& column : view.columns)
        columns += (columns.empty() ? "`" : ", `") + std::string(column.name) + "`";
      known.insert("| `" + std::string(view.name) + "` | " + columns + " |");
    }
    EXPECT_EQ(said, known) << name;
  }
}

}  // namespace
}  // namespace capnr
