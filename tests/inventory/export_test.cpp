// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/export.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include "inventory/export_files.h"
#include "inventory/pseudonym.h"
#include "inventory/writer.h"
#include "tests/inventory/import_folder.h"
#include "tests/inventory/inventory_records.h"

using namespace capnr;

namespace {

StoredOrg only_city(Database& database) {
  return test::good(list_orgs(database)).at(0);
}

}  // namespace

class Export : public test::ImportOnEachDatabase {
 protected:
  std::filesystem::path exported(Database& database, const ExportOptions& options = {}) {
    test::good(export_city(database, only_city(database), folder_ / "export", options));
    return folder_ / "export";
  }
  Database another() { return test::good(Database::open(new_database("other"))); }
};
CAPNR_ON_EACH_DATABASE(Export);

TEST_P(Export, ImportOfAnExportGivesTheSameState) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  test::good(save_correction(database, only_city(database).id, {"truc", "", "1 1", "=tablet"}));
  Database other = another();
  imported(other, {exported(database)});
  EXPECT_EQ(digest(other), digest(database));
}

TEST_P(Export, TheDemonstrationCityGoesOutAndComesBack) {
  Database database = open();
  imported(database, {test::source_dir / "examples/ville-demo/sample"}, partial());
  const auto folder = exported(database);
  Database other = another();
  const ImportReport report = imported(other, {folder});
  EXPECT_EQ(rejects_of(report), std::vector<std::string>{});
  EXPECT_EQ(digest(other), digest(database));
}

// What few tools say stands in a table of its own; names of users nowhere.
TEST_P(Export, DetailsAndPseudonymsGoOutAndComeBack) {
  put("city.toml", "name = \"Ville\"\ninsee_code = \"13055\"\n[[inventories]]\ndate = 2026-12-31\n");
  put("a.csv",
      "name,type,last_seen_date,operating_system,user\n"
      "PC-1,Portable,2026-12-01 08:01:12,Windows 11 Pro,VILLE\\DUPONT\n"
      "PC-2,Portable,,,\nPC-3,Portable,never,,dupont\n");
  put("b.csv", "name,type,user\nPC-4,Portable,martin\n");
  Database database = open();
  ImportOptions options;
  options.user_key = "a key of the test";
  test::good(import(database, {files_}, options));
  const auto equipment = [](Database& from, std::string_view name) {
    const StoredOrg org = only_city(from);
    const auto inventories = test::good(list_inventories(from, org.id));
    return *test::good(find_equipment(from, org.id, inventories.at(0).id, name));
  };
  const Equipment one = equipment(database, "PC-1");
  EXPECT_EQ(one.last_seen, date_of(2026, 12, 1));
  EXPECT_EQ(one.operating_system, "Windows 11 Pro");
  EXPECT_EQ(one.user, pseudonym_of("dupont", options.user_key));
  EXPECT_EQ(one.user.size(), 37U);
  EXPECT_EQ(equipment(database, "PC-3").user, one.user) << "the same agent, whatever the domain and the case";
  EXPECT_EQ(equipment(database, "PC-3").last_seen, std::nullopt);
  EXPECT_NE(equipment(database, "PC-4").user, one.user);
  EXPECT_EQ(equipment(database, "PC-2").user, "");
  test::good(export_city(database, only_city(database), folder_ / "export", {}));
  Database other = another();
  test::good(import(other, {folder_ / "export"}));
  EXPECT_EQ(digest(other), digest(database));
  EXPECT_EQ(equipment(other, "PC-1").user, one.user) << "a pseudonym needs no key";

  // Without a key no user is kept; a file that comes again takes its details with it.
  put("a.csv", "name,type,user\nPC-1,Portable,dupont\n");
  test::good(import(database, {files_}));
  EXPECT_EQ(equipment(database, "PC-1").user, "");
  EXPECT_EQ(equipment(database, "PC-1").last_seen, std::nullopt);
}

TEST_P(Export, ItsOwnImportIsUnchanged) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  const auto folder = exported(database);
  for (const InventoryReport& inventory : imported(database, {folder}).inventories)
    EXPECT_TRUE(inventory.unchanged);
}

TEST_P(Export, ACanonicalFileThatIsEditedIsASourceOfItsOwn) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  const auto folder = exported(database);
  const auto equipment = folder / "2026-12-31/equipment.csv";
  std::string text = test::slurp(equipment);
  text += "PC-NEW;Portable\r\n";
  test::write(equipment, text);
  const ImportReport cut = imported(database, {folder});
  EXPECT_EQ(cut.inventories[1].rejected, 1) << "a row that is cut";
  text.insert(text.size() - 2, std::string(fields_of(Entity::equipment).size() - 2, ';'));
  test::write(equipment, text);
  const ImportReport report = imported(database, {folder});
  EXPECT_TRUE(report.inventories[0].unchanged);
  EXPECT_TRUE(report.inventories[1].stored);
  const OrgId org = only_city(database).id;
  const StoredInventory inventory = test::good(find_inventory(database, org, date_of(2026, 12, 31)));
  EXPECT_EQ(inventory.sources.size(), 9U);
  EXPECT_EQ(
      inventory.sources[test::good(find_equipment(database, org, inventory.id, "PC-NEW"))->source.file].path,
      "2026-12-31/equipment.csv");
  EXPECT_EQ(
      inventory.sources[test::good(find_equipment(database, org, inventory.id, "PC-1"))->source.file].path,
      "2026/parc.csv");
  EXPECT_TRUE(imported(database, {folder}).inventories[1].unchanged);
}

TEST_P(Export, FormulasAreHarmlessInItAndComeBackAsTheyWere) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  const std::string text = test::slurp(exported(database) / "2026-12-31/equipment.csv");
  EXPECT_NE(text.find("'=danger;Portable;'-HP;'quoted;"), std::string::npos) << text;
  Database other = another();
  imported(other, {folder_ / "export"});
  EXPECT_TRUE(test::good(find_equipment(
      other, only_city(other).id,
      test::good(find_inventory(other, only_city(other).id, date_of(2026, 12, 31))).id, "=danger")));
}

TEST_P(Export, OneInventoryMayGoOutAlone) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  ExportOptions options;
  options.inventory = date_of(2025, 12, 31);
  const auto folder = exported(database, options);
  EXPECT_TRUE(std::filesystem::exists(folder / "2025-12-31/virtual_machines.csv"));
  EXPECT_FALSE(std::filesystem::exists(folder / "2026-12-31"));
  options.inventory = date_of(2020, 1, 1);
  const auto none = export_city(database, only_city(database), folder_ / "none", options);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Kind::not_found);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none"));
}

TEST_P(Export, AFolderThatIsNotEmptyIsRefusedUnlessForced) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  test::write(folder_ / "export/2025-12-31/services.csv", "old");
  test::write(folder_ / "export/notes.txt", "mine");
  const auto refused = export_city(database, only_city(database), folder_ / "export", {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::conflict);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "export/city.toml"));
  ExportOptions force;
  force.force = true;
  exported(database, force);
  EXPECT_EQ(test::slurp(folder_ / "export/notes.txt"), "mine");
  EXPECT_NE(test::slurp(folder_ / "export/2025-12-31/services.csv").find("Licences"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "export.part"));
}

TEST_P(Export, ChecksumsAreThoseOfSha256sum) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  const auto folder = exported(database) / "2026-12-31";
  EXPECT_EQ(std::system(("cd '" + folder.string() + "' && sha256sum --quiet -c SHA256SUMS").c_str()), 0);
}

// Whatever texts and numbers an inventory holds, as long as an import could have brought them.
RC_GTEST_PROP(ExportRoundTrip, AnyInventoryComesBackTheSame, ()) {
  const auto folder =
      std::filesystem::path(testing::TempDir()) / ("capnr_round_trip_" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto text =
      rc::gen::map(rc::gen::container<std::string>(rc::gen::element('a', 'Z', '9', ' ', ';', ',', '"', '\'',
                                                                    '=', '+', '-', '@', '\n', '.', '|')),
                   [](const std::string& raw) { return std::string(trimmed(raw)); });
  const auto number = rc::gen::map(rc::gen::arbitrary<std::uint32_t>(),
                                   [](std::uint32_t n) { return static_cast<double>(n) / 7770.0; });
  Database database = test::good(Database::open(":memory:"));
  const OrgId org = test::good(save_city(database, test::marseille()));
  InventoryWriter writer = test::good(InventoryWriter::begin(database, org, test::end_of_2026, true));
  const std::uint32_t source = test::good(writer.add_source(test::source("=parc;1.csv")));
  const int count = *rc::gen::inRange(0, 20);
  for (int i = 0; i < count; ++i) {
    const std::string system =
        *rc::gen::element(std::string(), std::string("Windows 11"), std::string("=Debian"));
    const std::string user =
        *rc::gen::arbitrary<bool>() ? pseudonym_of("agent " + std::to_string(i), "a key of the test") : "";
    const std::string name = *text + "x" + std::to_string(i), type = *text, model = *text, department = *text,
                      cpu = *text;
    EquipmentView view;
    view.name = name, view.type = type, view.model = model, view.department = department, view.cpu = cpu;
    view.quantity = *number + 0.001;
    if (*rc::gen::arbitrary<bool>()) view.annual_kwh = *number;
    if (*rc::gen::arbitrary<bool>()) view.purchase = Date{*rc::gen::inRange(3653, 20000)};
    if (*rc::gen::arbitrary<bool>()) view.last_seen = Date{*rc::gen::inRange(3653, 20000)};
    view.operating_system = system, view.user = user;
    view.grade = *rc::gen::element(Grade::measured, Grade::imported, Grade::declared, Grade::estimated);
    view.source = {source, i + 2};
    test::good(writer.add(view, "", 0));
    VirtualMachine machine{.name = "m" + name,
                           .host = name,
                           .cluster = *text,
                           .department = *text,
                           .quantity = *number + 1,
                           .vcpu = *number,
                           .memory_gb = {},
                           .disk_gb = {},
                           .allocation_key = {},
                           .annual_kwh = {}};
    machine.kind = *rc::gen::element(VmKind::unspecified, VmKind::compute, VmKind::storage);
    machine.source = {source, i + 100};
    test::good(writer.add(machine));
  }
  test::good(writer.commit());
  test::good(export_city(database, only_city(database), folder / "export", {}));
  Database other = test::good(Database::open(":memory:"));
  const ImportReport report = test::good(import_paths(other, test::catalog(), {}, {folder / "export"}, {}));
  RC_ASSERT(report.inventories.at(0).rejected == 0);
  RC_ASSERT(test::good(state_digest(other, only_city(other).id)) == test::good(state_digest(database, org)));
  std::filesystem::remove_all(folder);
}
