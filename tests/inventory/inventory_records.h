// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inventory/writer.h"
#include "tests/store/test_databases.h"

// A small inventory with a record of each kind.

namespace capnr::test {

inline City marseille() {
  return {"Marseille",
          "13055",
          877215.0,
          12000.0,
          {{"DNSI", "Numérique", 200.0}, {"ECO", "Écoles", std::nullopt}}};
}

inline const InventoryHeader end_of_2026 = {date_of(2026, 12, 31), "Fin 2026"};

inline SourceFile source(const std::string& path) {
  return {path, std::string(64, 'a'), "csv ; utf-8", "capnr", 0, 0};
}

inline EquipmentView laptop(std::string_view name, std::uint32_t file, std::int64_t row) {
  EquipmentView view;
  view.name = name;
  view.type = "Portable";
  view.manufacturer = "Éditeur";
  view.model = "Modèle « 7 »";
  view.department = "DNSI";
  view.country = "FR";
  view.status = "En service";
  view.cpu = "Intel i5";
  view.purchase = date_of(2022, 3, 4);
  view.memory_gb = 16.0;
  view.source = {file, row};
  return view;
}

inline EquipmentView server(std::string_view name, std::uint32_t file, std::int64_t row) {
  EquipmentView view = laptop(name, file, row);
  view.type = "Serveur";
  view.datacentre = "DC1";
  view.quantity = 2;
  view.purchase = std::nullopt;
  view.commissioning = date_of(2020, 1, 1);
  view.decommissioning = date_of(2027, 1, 1);
  view.annual_kwh = 1234.5;
  view.usage_rate = 0.1;
  view.lifetime_years = 7;
  view.cpu_cores = 32;
  view.disk_gb = 4096.1;
  view.grade = Grade::measured;
  return view;
}

inline void add_one_of_each(InventoryWriter& writer, std::uint32_t file) {
  good(writer.add(Datacentre{"DC1", "Centre Ouest", "FR", 1.5, std::nullopt, Grade::declared, {file, 2}}));
  good(writer.add(laptop("pc-1", file, 3), "laptop", 0.9));
  good(writer.add(server("srv-1", file, 4), "", 0));
  good(writer.add(laptop("pc-2", file, 5), "laptop", 0.9));
  VirtualMachine machine{
      "vm-1",          "srv-1",         "",       "DNSI", 1, 4.0, 8.0, std::nullopt, 0.25, std::nullopt,
      VmKind::compute, Grade::imported, {file, 6}};
  good(writer.add(machine));
  good(writer.add(CloudInstance{
      "c-1", "aws", "m5.large", "eu-west-3", "DNSI", 3, 8760.0, 0.5, Grade::imported, {file, 7}}));
  good(writer.add(
      Application{"appli", "production", "vm-1", "", "métier", "", "DNSI", Grade::imported, {file, 8}}));
  good(writer.add(NetworkTraffic{"t-1", "mobile", "DNSI", "FR", 1e6, Grade::measured, {file, 9}}));
  good(writer.add(DataVolume{"v-1", "mail", "DNSI", "FR", 12.0, std::nullopt, Grade::imported, {file, 10}}));
  good(writer.add(PurchasedService{
      "s-1", "hosting", "ACME", "DNSI", std::nullopt, date_of(2026, 5, 6), Grade::imported, {file, 11}}));
}

}  // namespace capnr::test
