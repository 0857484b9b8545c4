// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "inventory/import.h"
#include "samples.h"
#include "tests/store/test_databases.h"

// A folder of files to import, and what an import of them says.

namespace capnr::test {

inline constexpr std::string_view small_city =
    "name = \"Ville\"\ninsee_code = \"13055\"\nfte = 100\n\n[[inventories]]\ndate = 2025-12-31\nfolder = "
    "\"2025\"\n\n"
    "[[inventories]]\ndate = 2026-12-31\nlabel = \"Fin 2026\"\nfolder = \"2026\"\n\n[[departments]]\ncode = "
    "\"DNSI\"\nfte = 12.5\n";

class ImportOnEachDatabase : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    files_ = folder_ / "files";
    std::filesystem::create_directories(files_);
  }

  std::filesystem::path put(const std::string& name, std::string_view text) {
    return write(files_ / name, text);
  }

  /// A city with two inventories whose files refer to each other.
  void put_small_city() {
    put("city.toml", small_city);
    for (const std::string year : {"2025", "2026"}) {
      put(year + "/datacentres.csv", "name;country;pue\nNORD;France;1,5\n");
      put(year + "/parc.csv",
          "name,type,manufacturer,model,quantity,department,datacentre,purchase_date,annual_kwh\n"
          "PC-1,Portable,Dell,Latitude 5420,2,DNSI,,12/03/2021,\n"
          "SRV-1,Serveur,HPE,ProLiant DL380,1,DNSI,NORD,2020-01-02,2500.5\n"
          "=danger,Portable,\"-HP\",'quoted,1,,,,\n");
      put(year + "/vm.csv", "name;host;vcpu;kind\nvm-1;SRV-1;4;compute\nvm-2;SRV-1;0,5;storage\n");
      put(year + "/applications.csv",
          "name;environment;virtual_machine;host\nPaie;Production;vm-1;\nPaie;Recette;vm-2;\nIntranet;"
          "Production;;SRV-1\n");
      put(year + "/cloud_instances.csv",
          "name;provider;instance_type;region;annual_hours\ni-1;aws;m5.large;eu-west-3;8760\n");
      put(year + "/network_traffic.json",
          "[{\"name\": \"Fixe\", \"kind\": \"fixed\", \"annual_gb\": 12.25}]");
      put(year + "/data_volumes.csv", "name;kind;gb;items\nCourriel;mail;1,5;1000000\n");
      put(year + "/services.csv",
          "name;kind;supplier;amount_eur;date\nLicences;licence;Éditeur;12 500,75;15/03/2025\n");
    }
  }

  Result<ImportReport> import(Database& database, std::vector<std::filesystem::path> paths,
                              ImportOptions options = {}) {
    options.language = Language::en;
    if (options.rejects.empty()) options.rejects = folder_ / "rejets";
    return import_paths(database, catalog(), {}, paths, options);
  }
  ImportReport imported(Database& database, std::vector<std::filesystem::path> paths,
                        ImportOptions options = {}) {
    return good(import(database, std::move(paths), std::move(options)));
  }
  static ImportOptions at(Date date) {
    ImportOptions options;
    options.date = date;
    return options;
  }
  static ImportOptions partial(ImportOptions options = {}) {
    options.accept_partial = true;
    return options;
  }

  std::string digest(Database& database) {
    const auto orgs = good(list_orgs(database));
    std::string all;
    for (const StoredOrg& org : orgs) all += good(state_digest(database, org.id));
    return all;
  }
  InventoryData data(Database& database, Date date) {
    const OrgId org = good(list_orgs(database)).at(0).id;
    return good(load_inventory(database, org, good(find_inventory(database, org, date)).id));
  }
  static std::string error_of(const Result<ImportReport>& result) {
    return result ? "none" : describe(result.error(), Language::en);
  }
  /// "parc.csv: row 3, column pue: …", one for each reject.
  static std::vector<std::string> rejects_of(const ImportReport& report) {
    std::vector<std::string> all;
    for (const InventoryReport& inventory : report.inventories) {
      for (const FileReport& file : inventory.files) {
        for (const Reject& reject : file.first_rejects)
          all.push_back(std::filesystem::path(file.source.path).filename().string() + ": " +
                        describe(reject, Language::en));
      }
    }
    return all;
  }

  std::filesystem::path files_;
};

}  // namespace capnr::test
