// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <charconv>
#include <cstdio>
#include <iostream>
#include <string>

#include <sys/resource.h>

#include "footprint/engine.h"
#include "footprint/profile.h"
#include "inventory/catalog.h"
#include "inventory/equipment_reader.h"
#include "inventory/writer.h"

// What the store alone costs, without reading a file:
//   store-run write DATABASE ROWS    an inventory of ROWS made-up rows
//   store-run import DATABASE CSV    the rows of a file
//   store-run load DATABASE          open, load, sum the weights
//   store-run digest DATABASE

namespace capnr {
namespace {

double cpu_seconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void report(const char* what, double& since) {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  std::cerr << what << ": " << cpu_seconds() - since << " s, peak " << usage.ru_maxrss / 1024 << " MB\n";
  since = cpu_seconds();
}

EquipmentClass class_number(std::uint32_t number) {
  EquipmentClass words;
  words.type = "Type " + std::to_string(number % 40);
  words.manufacturer = "Maker " + std::to_string(number % 12);
  words.model = "Series " + std::to_string(number % 3) + "-" + std::to_string(number % 40);
  words.department = "D" + std::to_string(number / 120 % 60);
  words.status = number % 7 == 0 ? "In stock" : "In use";
  words.country = number % 11 == 0 ? "DE" : "FR";
  words.item = "item-" + std::to_string(number % 40);
  words.item_score = 0.9;
  words.user_kind = number >= 50400 ? "BYOD" : "";
  return words;
}

Result<> write(const std::string& where, std::int64_t rows) {
  double since = cpu_seconds();
  TRY(Database database, Database::open(where));
  TRY(const OrgId org, save_city(database, {"Ville", "00000", std::nullopt, std::nullopt, {}}));
  TRY(InventoryWriter writer, InventoryWriter::begin(database, org, {date_of(2026, 12, 31), ""}, true));
  TRY(const std::uint32_t file,
      writer.add_source({"parc.csv", std::string(64, '0'), "csv", "capnr", rows, 0}));
  report("open", since);
  constexpr std::uint32_t classes = 90000;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < classes; ++i) numbers.push_back(writer.add_class(class_number(i)));
  report("classes", since);
  std::string name = "EQ-00000000";
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::size_t at = name.size() - 1; name[at]++ == '9'; --at) name[at] = '0';
    EquipmentView row;
    row.name = name;
    row.quantity = i % 10 == 0 ? 3 : 1;
    row.purchase = Date{static_cast<std::int32_t>(17000 + i * 31 % 3000)};
    if (i % 33 == 0) row.decommissioning = Date{20500};
    if (i % 3 == 0) row.annual_kwh = static_cast<double>(50 + i % 4000) / 10;
    row.source = {file, i + 2};
    TRY_VOID(writer.add(row, numbers[static_cast<std::size_t>(i * 7919 % classes)]));
  }
  report("rows", since);
  TRY_VOID(writer.commit());
  report("commit", since);
  return {};
}

// What capnr import does for one file, without its city folder and its report.
Result<> import(const std::string& where, const std::filesystem::path& csv) {
  double since = cpu_seconds();
  TRY(const InventoryCatalog catalog, load_inventory_catalog(CAPNR_SOURCE_CATALOG));
  Recogniser recogniser(catalog.rules, {}, {});
  NameSet names;
  EquipmentChecks checks;
  checks.cells.countries = &catalog.countries;
  checks.cells.inventory_date = date_of(2026, 12, 31);
  checks.names = &names;
  EquipmentReader reader(recogniser, checks);
  TRY(Database database, Database::open(where));
  TRY(const OrgId org, save_city(database, {"Ville", "00000", std::nullopt, std::nullopt, {}}));
  TRY(InventoryWriter writer, InventoryWriter::begin(database, org, {date_of(2026, 12, 31), ""}, true));
  TRY(const std::uint32_t file,
      writer.add_source({csv.string(), std::string(64, '0'), "csv", "capnr", 0, 0}));
  std::vector<std::uint32_t> numbers;
  TRY(const EquipmentFileReport read,
      read_equipment_file(csv, catalog.mappings, "", reader, {}, [&](const EquipmentRow& row) -> Result<> {
        while (numbers.size() <= row.class_index)
          numbers.push_back(writer.add_class(reader.classes()[numbers.size()]));
        EquipmentView view = row.view;
        view.source.file = file;
        return writer.add(view, numbers[row.class_index]);
      }));
  report("rows", since);
  std::cerr << read.rows << " rows, " << read.rejected << " rejected, " << reader.classes().size()
            << " classes\n";
  TRY_VOID(writer.commit());
  report("commit", since);
  return {};
}

Result<> load(const std::string& where) {
  double since = cpu_seconds();
  std::cerr << "start: " << since << " s\n";
  TRY(Database database, Database::open(where));
  report("open", since);
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  TRY(const std::vector<StoredInventory> inventories, list_inventories(database, orgs.at(0).id));
  TRY(const InventoryData data, load_inventory(database, orgs.at(0).id, inventories.at(0).id));
  report("load", since);
  TRY(const MethodProfile profile, profile_named("numecoeval"));
  const WeightTable weights = sum_weights(data, profile, data.header.date);
  report("weights", since);
  double quantity = 0;
  for (const Weights& each : weights.by_class) quantity += each.quantity;
  std::cerr << quantity << " units in " << data.classes.size() << " classes\n";
  return {};
}

Result<> digest(const std::string& where) {
  double since = cpu_seconds();
  TRY(Database database, Database::open(where));
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  TRY(const std::string text, state_digest(database, orgs.at(0).id));
  std::cout << text << "\n";
  report("digest", since);
  return {};
}

}  // namespace
}  // namespace capnr

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  auto result =
      what == "write"    ? capnr::write(argv[2], argc > 3 ? std::stoll(argv[3]) : 1000000)
      : what == "import" ? capnr::import(argv[2], argc > 3 ? argv[3] : "")
      : what == "load"   ? capnr::load(argv[2])
      : what == "digest"
          ? capnr::digest(argv[2])
          : capnr::fail(
                capnr::Kind::usage,
                "store-run write DATABASE ROWS | import DATABASE CSV | load DATABASE | digest DATABASE");
  if (!result) std::cerr << capnr::describe(result.error(), capnr::Language::en) << "\n";
  return result ? 0 : 1;
}
