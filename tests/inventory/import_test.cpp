// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/import.h"

#include "base/file.h"
#include "evidence/sha256.h"
#include "tests/inventory/import_folder.h"

using namespace capnr;
using Lines = std::vector<std::string>;

namespace {

const Date end_of_2025 = date_of(2025, 12, 31), end_of_2026 = date_of(2026, 12, 31);

std::int64_t rows(const InventoryReport& report, Entity entity) {
  return report.rows[static_cast<std::size_t>(entity)];
}

}  // namespace

class Import : public test::ImportOnEachDatabase {};
CAPNR_ON_EACH_DATABASE(Import);

TEST_P(Import, ACityFolderBringsItsInventories) {
  put_small_city();
  Database database = open();
  const ImportReport report = imported(database, {files_});
  EXPECT_EQ(report.city.insee_code, "13055");
  ASSERT_EQ(report.inventories.size(), 2U);
  const InventoryReport& last = report.inventories[1];
  EXPECT_TRUE(last.stored);
  EXPECT_EQ(last.header.label, "Fin 2026");
  EXPECT_EQ(last.files.size(), 8U);
  EXPECT_EQ(rows(last, Entity::equipment), 3);
  EXPECT_EQ(rows(last, Entity::virtual_machine), 2);
  EXPECT_EQ(rows(last, Entity::application), 3);
  EXPECT_EQ(last.recognised_rows, 3);

  const InventoryData stored = data(database, end_of_2026);
  EXPECT_EQ(stored.city.departments.at(0).fte, 12.5);
  EXPECT_EQ(stored.datacentres.at(0).country, "FR");
  EXPECT_EQ(stored.virtual_machines.at(1).vcpu, 0.5);
  EXPECT_EQ(stored.hosts.size(), 1U);
  EXPECT_EQ(stored.services.at(0).amount_eur, 12500.75);
  EXPECT_EQ(stored.traffic.at(0).annual_gb, 12.25);
}

TEST_P(Import, EachFileIsKeptWithItsHashFormatAndMapping) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  const OrgId org = test::good(list_orgs(database)).at(0).id;
  const StoredInventory inventory = test::good(find_inventory(database, org, end_of_2026));
  const auto parc = std::find_if(inventory.sources.begin(), inventory.sources.end(),
                                 [](const SourceFile& source) { return source.path == "2026/parc.csv"; });
  ASSERT_NE(parc, inventory.sources.end());
  EXPECT_EQ(parc->sha256, test::good(sha256_of_file(files_ / "2026/parc.csv")));
  EXPECT_EQ(parc->format, "csv , utf-8");
  EXPECT_EQ(mapping_name(parc->mapping), "capnr");
  EXPECT_EQ(parc->rows, 3);
  EXPECT_EQ(test::good(find_equipment(database, org, inventory.id, "SRV-1"))->source.row, 3);
}

TEST_P(Import, AgainChangesNothingAndSaysSo) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  const std::string before = digest(database);
  const ImportReport again = imported(database, {files_});
  for (const InventoryReport& inventory : again.inventories) {
    EXPECT_TRUE(inventory.unchanged);
    EXPECT_FALSE(inventory.stored);
    EXPECT_EQ(rows(inventory, Entity::equipment), 3);
  }
  EXPECT_EQ(digest(database), before);
}

TEST_P(Import, AChangedFileReplacesItsInventoryAndNoOther) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  put("2026/parc.csv", "name,type,datacentre\nSRV-1,Serveur,NORD\nPC-9,Portable,\n");
  const ImportReport report = imported(database, {files_});
  EXPECT_TRUE(report.inventories[0].unchanged);
  EXPECT_TRUE(report.inventories[1].stored);
  EXPECT_EQ(data(database, end_of_2026).blocks.at(0).quantity.size(), 2U);
  EXPECT_EQ(data(database, end_of_2025).blocks.at(0).quantity.size(), 3U);
}

TEST_P(Import, AFileThatIsGoneIsNamed) {
  put_small_city();
  Database database = open();
  imported(database, {files_});
  std::filesystem::remove(files_ / "2026/services.csv");
  const ImportReport report = imported(database, {files_});
  EXPECT_EQ(report.inventories[1].gone, Lines{"2026/services.csv"});
  EXPECT_TRUE(data(database, end_of_2026).services.empty());
}

TEST_P(Import, WhatIsNoTableIsLeftAsideAndNamed) {
  put_small_city();
  put("2026/notes.docx", "x");
  put("2026/parc.xls", "x");
  put("2026/.hidden.csv", "x");
  put("2026/rejets/parc.rejets.csv", "name\n");
  Database database = open();
  const ImportReport report = imported(database, {files_});
  EXPECT_EQ(report.inventories[1].left_aside, (Lines{"2026/notes.docx", "2026/parc.xls"}));
}

TEST_P(Import, RejectsStoreNothingUnlessAPartialImportIsAccepted) {
  put_small_city();
  put("2026/autre.csv", "name,type,purchase_date\nA,Portable,31/02/2024\nB,Portable,2024-01-02\n");
  Database database = open();
  const ImportReport refused = imported(database, {files_});
  EXPECT_FALSE(refused.inventories[1].stored);
  EXPECT_FALSE(refused.inventories[0].stored) << "all the inventories of the folder, or none";
  EXPECT_EQ(refused.inventories[1].rejected, 1);
  EXPECT_TRUE(test::good(list_orgs(database)).empty());
  EXPECT_EQ(rejects_of(refused), Lines{"autre.csv: row 2, column purchase_date: 31/02/2024 is not a date: "
                                       "write yyyy-mm-dd or dd/mm/yyyy"});
  EXPECT_EQ(
      test::slurp(folder_ / "rejets/2026_autre.rejets.csv"),
      "name,type,purchase_date,capnr_motif,capnr_ligne,capnr_colonne\r\n"
      "A,Portable,31/02/2024,31/02/2024 is not a date: write yyyy-mm-dd or dd/mm/yyyy,2,purchase_date\r\n");
  const ImportReport accepted = imported(database, {files_}, partial());
  EXPECT_TRUE(accepted.inventories[1].stored);
  EXPECT_EQ(data(database, end_of_2026).blocks.at(0).quantity.size(), 4U);
}

TEST_P(Import, RejectsCorrectedAndImportedAgainJoinTheInventory) {
  const auto parc =
      put("parc.csv", "name,type,purchase_date\nA,Portable,31/02/2024\nB,Portable,2024-01-02\n");
  ImportOptions options = partial(at(end_of_2026));
  options.rejects = files_ / "rejets";
  Database database = open();
  imported(database, {parc}, options);
  const auto rejects = files_ / "rejets/parc.rejets.csv";
  std::string text = test::slurp(rejects);
  text.replace(text.find("31/02/2024"), 10, "28/02/2024");
  test::write(rejects, text);
  const ImportReport report = imported(database, {rejects}, options);
  EXPECT_EQ(rejects_of(report), Lines{});
  EXPECT_EQ(data(database, end_of_2026).blocks.at(0).quantity.size(), 2U);
}

TEST_P(Import, RejectsOfASpreadsheetComeBackAsOne) {
  const auto sheet = test::source_dir / "examples/ville-demo/sample/2026/audiovisuel.xlsx";
  ImportOptions options = at(date_of(2000, 1, 1));  // its dates are long after
  options.mappings = test::source_dir / "examples/ville-demo/sample/mappings";
  Database database = open();
  const ImportReport refused = imported(database, {sheet}, options);
  ASSERT_GT(refused.inventories[0].rejected, 0);
  const auto rejects = refused.inventories[0].files[0].rejects_file;
  EXPECT_EQ(rejects.filename(), "audiovisuel.rejets.xlsx");
  options.date = end_of_2026;
  const ImportReport again = imported(database, {rejects}, options);
  EXPECT_EQ(rows(again.inventories[0], Entity::equipment), refused.inventories[0].rejected);
}

TEST_P(Import, RejectsOfAJsonListComeBackAsOne) {
  const auto list = put(
      "trafic.json",
      R"([{"name": "a", "kind": "fixed", "annual_gb": -1}, {"name": "b", "kind": "fixed", "annual_gb": 2}])");
  Database database = open();
  const ImportReport report = imported(database, {list}, partial(at(end_of_2026)));
  const auto rejects = report.inventories[0].files[0].rejects_file;
  EXPECT_EQ(rejects.filename(), "trafic.rejets.json");
  std::string text = test::slurp(rejects);
  text.replace(text.find("-1"), 2, "1");
  test::write(rejects, text);
  imported(database, {rejects}, at(end_of_2026));
  EXPECT_EQ(data(database, end_of_2026).traffic.size(), 2U);
}

TEST_P(Import, ALoneFileMakesACityOfItsOwn) {
  const auto parc = put("parc.csv", "name,type\nA,Portable\n");
  Database database = open();
  const ImportReport report = imported(database, {parc}, at(end_of_2026));
  EXPECT_EQ(report.city.name, "Ville");
  EXPECT_EQ(report.city.insee_code, "");
  EXPECT_TRUE(imported(database, {parc}, at(end_of_2026)).inventories[0].unchanged);
  EXPECT_EQ(error_of(import(database, {parc})),
            "say at which date these files show the equipment: --date 2026-12-31");
}

TEST_P(Import, FilesGivenOneAfterTheOtherReferToEachOther) {
  Database database = open();
  imported(database, {put("parc.csv", "name,type\nSRV-1,Serveur\n")}, at(end_of_2026));
  imported(database, {put("vm.csv", "name,host,vcpu\nvm-1,SRV-1,2\n")}, at(end_of_2026));
  const ImportReport twice =
      imported(database, {put("plus.csv", "name,type\nSRV-1,Serveur\nSRV-2,Serveur\n")}, at(end_of_2026));
  EXPECT_EQ(rejects_of(twice),
            Lines{"plus.csv: row 2, column name: the name SRV-1 is that of another equipment"});
  const ImportReport dangling =
      imported(database, {put("vm2.csv", "name,host,vcpu\nvm-2,SRV-9,2\n")}, at(end_of_2026));
  EXPECT_EQ(rejects_of(dangling),
            Lines{"vm2.csv: row 2, column host: there is no equipment called SRV-9 in this inventory"});
}

TEST_P(Import, AFileReplacedAloneMayNotLeaveOthersDangling) {
  Database database = open();
  imported(database,
           {put("parc.csv", "name,type\nSRV-1,Serveur\n"), put("vm.csv", "name,host,vcpu\nvm-1,SRV-1,2\n")},
           at(end_of_2026));
  const std::string before = digest(database);
  EXPECT_EQ(error_of(import(database, {put("parc.csv", "name,type\nSRV-2,Serveur\n")}, at(end_of_2026))),
            "the inventory holds virtual_machine vm-1, from another file, which refers to SRV-1: these files "
            "no longer have it. Import all the files of "
            "the inventory together");
  EXPECT_EQ(digest(database), before);
}

TEST_P(Import, ReferencesAcrossFilesAreChecked) {
  put_small_city();
  put("2026/datacentres.csv", "name;pue\nNORD;0,9\n");
  put("2026/vm.csv",
      "name;host;vcpu;allocation_key\nvm-1;vm-2;1;\nvm-2;vm-1;1;\nvm-3;vm-1;1;\nvm-4;nulle-part;1;\nvm-5;SRV-"
      "1;1;0,7\nvm-6;SRV-1;1;0,6\nvm-5;SRV-1;1;\n");
  put("2026/applications.csv", "name;environment;virtual_machine;host\nPaie;Production;vm-9;\n");
  Database database = open();
  EXPECT_EQ(rejects_of(imported(database, {files_})),
            (Lines{"datacentres.csv: row 2, column pue: 0.9 is less than 1, the least possible",
                   "parc.csv: row 3, column datacentre: there is no datacentre called NORD in this inventory",
                   "vm.csv: row 2, column host: the host vm-2 is hosted in turn by vm-1: a cyclic reference",
                   "vm.csv: row 3, column host: the host vm-1 is hosted in turn by vm-2: a cyclic reference",
                   "vm.csv: row 4, column host: the host vm-1 is itself a virtual machine: name the physical "
                   "equipment",
                   "vm.csv: row 5, column host: there is no equipment called nulle-part in this inventory",
                   "vm.csv: row 6, column host: there is no equipment called SRV-1 in this inventory",
                   "vm.csv: row 7, column host: there is no equipment called SRV-1 in this inventory",
                   "vm.csv: row 8, column host: there is no equipment called SRV-1 in this inventory",
                   "applications.csv: row 2, column virtual_machine: there is no virtual machine called vm-9 "
                   "in this inventory"}));
}

TEST_P(Import, AFileThatCannotBeReadStoresNothing) {
  put_small_city();
  Database database = open();
  put("2026/services.csv", std::string("name;kind;supplier\na;b\0c;d\n", 27));
  EXPECT_NE(error_of(import(database, {files_}, partial())).find("2026/services.csv, row 2"),
            std::string::npos);
  put("2026/services.csv", "name;kind;supplier\na;" + std::string(2U << 20U, 'x') + ";d\n");
  EXPECT_NE(error_of(import(database, {files_}, partial())).find("2026/services.csv"), std::string::npos);
  put("2026/services.csv", "couleur;taille\nrouge;3\n");
  EXPECT_NE(error_of(import(database, {files_}, partial()))
                .find("2026/services.csv, row 1: no mapping knows these columns: couleur, taille"),
            std::string::npos);
  EXPECT_TRUE(test::good(list_orgs(database)).empty());
}

TEST_P(Import, ACorrectionAppliesToTheNextImport) {
  const auto parc = put("parc.csv", "name,type,model\nA,Truc,X 200\nB,Truc,Y\n");
  Database database = open();
  const ImportReport first = imported(database, {parc}, at(end_of_2026));
  ASSERT_EQ(first.inventories[0].unrecognised.size(), 2U);
  const OrgId org = test::good(list_orgs(database)).at(0).id;
  test::good(save_correction(database, org, {"truc", "", "x 200", "tablet"}));
  const ImportReport second = imported(database, {parc}, at(end_of_2026));
  EXPECT_TRUE(second.inventories[0].stored);
  EXPECT_EQ(second.inventories[0].unrecognised.size(), 1U);
  EXPECT_EQ(data(database, end_of_2026).classes.at(0).item, "tablet");
  EXPECT_TRUE(imported(database, {parc}, at(end_of_2026)).inventories[0].unchanged);
}

TEST_P(Import, ACorrectedMappingReadsTheSameFileAgain) {
  const auto mapping = [&](const char* type) {
    put("mappings/ecoles.toml",
        "name = \"ecoles\"\n[[table]]\nentity = \"equipment\"\nrecognise = [\"Truc\"]\nfields.name = { "
        "headers = [\"Truc\"] }\n"
        "fields.type = { constant = \"" +
            std::string(type) + "\" }\n");
  };
  ImportOptions options = at(end_of_2026);
  options.mappings = files_ / "mappings";
  const auto parc = put("parc.csv", "Truc;Autre\nA;1\n");
  Database database = open();
  mapping("Portable");
  imported(database, {parc}, options);
  EXPECT_TRUE(imported(database, {parc}, options).inventories[0].unchanged);
  mapping("Tablette");
  EXPECT_TRUE(imported(database, {parc}, options).inventories[0].stored);
  EXPECT_EQ(data(database, end_of_2026).classes.at(0).type, "Tablette");
}

TEST_P(Import, AMappingMayBeGivenByItsFile) {
  const auto toml =
      put("m.toml", "[[table]]\nentity = \"equipment\"\nfields.name = { headers = [\"Truc\"] }\n");
  ImportOptions options = at(end_of_2026);
  options.mapping = toml.string();
  Database database = open();
  const ImportReport report = imported(database, {put("parc.csv", "Truc;Autre\nA;1\n")}, options);
  EXPECT_EQ(mapping_name(report.inventories[0].files[0].source.mapping), "m");
}

TEST_P(Import, CityTomlChoosesMappingsAndSkipsFiles) {
  put_small_city();
  put("2026/divers.csv", "a;b\n1;2\n");
  put("2026/liste.csv", "Truc;Autre\nA;1\n");
  put("mappings/liste.toml", "[[table]]\nentity = \"equipment\"\nfields.name = { headers = [\"Truc\"] }\n");
  put("city.toml", std::string(test::small_city) +
                       "[[files]]\npath = \"divers.csv\"\nskip = true\n[[files]]\npath = "
                       "\"2026/liste.csv\"\nmapping = \"liste\"\n");
  Database database = open();
  EXPECT_EQ(rows(imported(database, {files_}).inventories[1], Entity::equipment), 4);
}

TEST_P(Import, ADryRunStoresNothing) {
  put_small_city();
  ImportOptions options;
  options.dry_run = true;
  Database database = open();
  const ImportReport report = imported(database, {files_}, options);
  EXPECT_EQ(rows(report.inventories[1], Entity::equipment), 3);
  EXPECT_FALSE(report.inventories[1].stored);
  EXPECT_TRUE(test::good(list_orgs(database)).empty());
}

TEST_P(Import, NumEcoEvalAndG4itFilesComeAsAFolderOrAsFourFiles) {
  const auto samples = test::samples_dir;
  Database database = open();
  const ImportReport folder = imported(database, {samples / "numecoeval"}, at(end_of_2025));
  EXPECT_EQ(folder.inventories[0].rejected, 3)
      << "applications on a virtual machine that is not in the files";
  EXPECT_EQ(rows(folder.inventories[0], Entity::equipment), 5);
  EXPECT_EQ(rows(folder.inventories[0], Entity::virtual_machine), 12);
  EXPECT_EQ(rows(folder.inventories[0], Entity::application), 17);
  const ImportReport four =
      imported(database,
               {samples / "g4it/APPLICATION_nominal.csv", samples / "g4it/EQUIPEMENT_VIRTUEL_nominal.csv",
                samples / "g4it/EQUIPEMENT_PHYSIQUE_nominal.csv", samples / "g4it/DATACENTER_nominal.csv"},
               at(end_of_2026));
  EXPECT_EQ(rejects_of(four), Lines{});
  EXPECT_EQ(rows(four.inventories[0], Entity::virtual_machine), 4);
  EXPECT_EQ(rows(four.inventories[0], Entity::application), 4);
}

TEST_P(Import, TheHostAndItsMachinesOfOneAgentFileComeTogether) {
  const auto host =
      put("host.json", R"({"deviceid": "h-1", "itemtype": "Computer", "tag": "DNSI", "content": {
    "hardware": {"name": "hv-1", "chassis_type": "Rack Mount Chassis", "memory": 65536}, "bios": {"smanufacturer": "HPE", "smodel": "ProLiant DL360 Gen10"},
    "virtualmachines": [{"name": "vm-1", "vcpu": 4, "memory": 8192, "vmtype": "kvm"}]}})");
  Database database = open();
  const ImportReport report = imported(database, {host}, at(end_of_2026));
  EXPECT_EQ(rejects_of(report), Lines{});
  EXPECT_EQ(data(database, end_of_2026).hosts.at(0).name, "hv-1");
}

TEST_P(Import, TheDemonstrationCityComesInWithoutItsFaults) {
  Database database = open();
  const ImportReport report =
      imported(database, {test::source_dir / "examples/ville-demo/sample"}, partial());
  ASSERT_EQ(report.inventories.size(), 3U);
  for (const InventoryReport& inventory : report.inventories) {
    EXPECT_TRUE(inventory.stored);
    EXPECT_EQ(inventory.files.size(), 16U);
    std::int64_t all = 0;
    for (const std::int64_t count : inventory.rows) all += count;
    EXPECT_GT(all, 600);
    EXPECT_LT(inventory.rejected * 20, all) << "a few in a hundred";
  }
}
