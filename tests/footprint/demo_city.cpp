// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "demo_city.h"

#include <map>
#include <stdexcept>

#include <gtest/gtest.h>
#include <unistd.h>

#include "footprint/factor_set_loader.h"
#include "footprint/known_products.h"
#include "inventory/import.h"

namespace capnr::test {
namespace {

const std::filesystem::path source_dir = CAPNR_SOURCE_DIR;

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error(), Language::en));
  return std::move(*result);
}

// A folder of this process, gone with it.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_(std::filesystem::path(testing::TempDir()) / ("capnr_city_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::map<int, InventoryData> import_city() {
  const TemporaryFolder work;
  const InventoryCatalog catalog = value_of(load_inventory_catalog(source_dir / "catalog"));
  Database database = value_of(Database::open((work.path() / "city.db").string()));
  ImportOptions options;
  options.accept_partial = true;
  options.rejects = work.path() / "rejects";
  value_of(import_paths(database, catalog, known_products(shipped_set("open")),
                        {source_dir / "examples/ville-demo/sample"}, options));
  std::map<int, InventoryData> by_year;
  const OrgId org = value_of(list_orgs(database)).front().id;
  for (const StoredInventory& inventory : value_of(list_inventories(database, org)))
    by_year[year_of(inventory.header.date)] = value_of(load_inventory(database, org, inventory.id));
  return by_year;
}

}  // namespace

const FactorSet& shipped_set(const std::string& name) {
  static std::map<std::string, FactorSet> loaded;
  const auto found = loaded.find(name);
  if (found != loaded.end()) return found->second;
  const SetDefinition definition = value_of(find_set(source_dir / "catalog", name));
  return loaded.emplace(name, value_of(load_factor_set(source_dir / "catalog", definition))).first->second;
}

const InventoryData& demo_city(int year) {
  static const std::map<int, InventoryData> inventories = import_city();
  return inventories.at(year);
}

}  // namespace capnr::test
