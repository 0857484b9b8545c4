// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Writes half of an inventory, says so, and waits to be killed:
//   half_import DATABASE
#include <iostream>

#include <unistd.h>

#include "inventory/repository.h"
#include "inventory/writer.h"

namespace capnr {
namespace {

Result<> write_half(const std::string& where) {
  TRY(Database database, Database::open(where));
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  TRY(InventoryWriter writer,
      InventoryWriter::begin(database, orgs.at(0).id, {date_of(2030, 12, 31), "half"}, true));
  TRY(const std::uint32_t file,
      writer.add_source({"parc.csv", std::string(64, '0'), "csv", "capnr", 100000, 0}));
  for (std::int64_t i = 0; i < 100000; ++i) {  // far more than a batch, and than a part of the cache
    const std::string name = "EQ-" + std::to_string(i);
    EquipmentView row;
    row.name = name;
    row.model = "a model of this machine";
    row.source = {file, i + 2};
    TRY_VOID(writer.add(row, "", 0));
  }
  std::cout << "half" << std::endl;
  while (true) ::pause();
}

}  // namespace
}  // namespace capnr

int main(int argc, char** argv) {
  const auto done = capnr::write_half(argc > 1 ? argv[1] : "");
  if (!done) std::cerr << capnr::describe(done.error(), capnr::Language::en) << "\n";
  return 1;
}
