// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/footprint_source.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <unordered_map>
#include <utility>

#include <unistd.h>

#include "cli/products.h"
#include "inventory/file_rows.h"
#include "inventory/import.h"
#include "publish/file_inventory.h"

namespace capnr::cli {
namespace {

// The heart reads no clock; a file has no date of its own, so the day is told, and can be set.
Result<Date> date_for_file(const Context& context, const FootprintOptions& options) {
  if (!options.inventory.as_of.empty()) return date_option("--as-of", options.inventory.as_of);
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const Date date{static_cast<std::int32_t>(today.time_since_epoch().count())};
  note(tr(context.language, "computed as of today, {date}: --as-of sets another day",
          {{"date", to_string(date)}}));
  return date;
}

Result<InventoryCatalog> catalog_with_own(const Context& context, const FootprintOptions& options) {
  TRY(InventoryCatalog catalog, load_inventory_catalog(context.catalog));
  if (!options.mappings.empty()) {
    TRY(std::vector<Mapping> own, load_mappings(options.mappings));
    catalog.mappings.insert(catalog.mappings.begin(), std::make_move_iterator(own.begin()),
                            std::make_move_iterator(own.end()));
  }
  return catalog;
}

// How the rejects of a file are told, whichever way it was read.
void tell_rejects(const Context& context, const std::vector<Reject>& first, const SourceFile& file) {
  for (const Reject& reject : first) note(describe(reject, context.language));
  if (file.rejected == 0) return;
  note(
      tr(context.language,
         "{rejected} of {rows} rows could not be read and are in no figure: --rejects FOLDER writes them",
         {{"rejected", std::to_string(file.rejected)}, {"rows", std::to_string(file.rejected + file.rows)}}));
}

Result<FootprintSource> from_stored(OpenInventory open, const MethodProfile& profile) {
  TRY(FootprintSource source, stored_source(open.database, open.org.id, open.inventory, open.as_of, profile));
  source.stored = std::move(open);
  return source;
}

// Where rejected rows go when nobody asked for them.
class NoFolder {
 public:
  NoFolder()
      : path_(std::filesystem::temp_directory_path() / ("capnr-rejects-" + std::to_string(::getpid()))) {}
  NoFolder(const NoFolder&) = delete;
  NoFolder& operator=(const NoFolder&) = delete;
  ~NoFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A file that holds more than equipment (a PCR-SI request, with its cloud instances) is imported into a database in memory.
Result<FootprintSource> from_mixed_file(const Context& context, const FootprintOptions& options,
                                        const FactorSet& set, const MethodProfile& profile, Date as_of,
                                        const InventoryCatalog& catalog) {
  const NoFolder nowhere;
  ImportOptions how;
  how.date = as_of;
  how.mapping = options.mapping;
  how.accept_partial = true;
  how.rejects = options.rejects.empty() ? nowhere.path() : std::filesystem::path(options.rejects);
  how.language = context.language;
  TRY(OpenInventory open, [&]() -> Result<OpenInventory> {
    TRY(Database memory, Database::open(":memory:"));
    TRY(const ImportReport report, import_paths(memory, catalog, products_of(set), {options.from}, how));
    for (const FileReport& file : report.inventories.front().files)
      tell_rejects(context, file.first_rejects, file.source);
    TRY(std::vector<StoredOrg> orgs, list_orgs(memory));
    TRY(StoredInventory inventory, find_inventory(memory, orgs.front().id, as_of));
    return OpenInventory{std::move(memory), std::move(orgs.front()), std::move(inventory), as_of};
  }());
  TRY(FootprintSource source, from_stored(std::move(open), profile));
  source.inventory.city.name.clear();  // a file alone says nothing of its city
  source.inventory.header.label = std::filesystem::path(options.from).filename().string();
  return source;
}

Result<bool> holds_more_than_equipment(const FootprintOptions& options, const InventoryCatalog& catalog) {
  TRY(const FilePlan plan, plan_file(options.from, catalog.mappings, options.mapping, {}));
  return std::any_of(plan.tables.begin(), plan.tables.end(),
                     [](const ColumnPlan& table) { return table.table->entity != Entity::equipment; });
}

Result<FootprintSource> from_file(const Context& context, const FootprintOptions& options,
                                  const FactorSet& set, const MethodProfile& profile) {
  TRY(const Date as_of, date_for_file(context, options));
  TRY(InventoryCatalog catalog, catalog_with_own(context, options));
  TRY(const bool mixed, holds_more_than_equipment(options, catalog));
  if (mixed) return from_mixed_file(context, options, set, profile, as_of, catalog);
  const FileInventoryOptions how = {options.mapping, options.rejects, context.language};
  TRY(FileInventory file, read_inventory_file(options.from, catalog, set, profile, as_of, how));
  tell_rejects(context, file.first_rejects, file.sources.front());
  FootprintSource source;
  source.inventory = std::move(file.inventory);
  source.weights = std::move(file.weights);
  source.files = std::move(file.sources);
  source.catalog = std::move(catalog);
  source.names_twice = file.names_twice;
  return source;
}

}  // namespace

Result<FootprintSource> stored_source(Database& database, OrgId org, const StoredInventory& inventory,
                                      Date as_of, const MethodProfile& profile) {
  FootprintSource source;
  std::optional<WeightAccumulator> weights;
  const auto add = [&weights](const EquipmentBlock& block) -> Result<> {
    weights->add(block);
    return {};
  };
  TRY(source.inventory,
      load_inventory(database, org, inventory.id,
                     {[&](std::size_t classes) { weights.emplace(profile, as_of, classes); }, add}));
  source.weights = std::move(*weights).take();
  source.files = inventory.sources;
  return source;
}

Result<FootprintSource> footprint_source(const Context& context, const FootprintOptions& options,
                                         const FactorSet& set, const MethodProfile& profile) {
  if (!options.from.empty()) return from_file(context, options, set, profile);
  TRY(OpenInventory open, open_inventory(options.inventory));
  return from_stored(std::move(open), profile);
}

Result<> each_equipment_of(FootprintSource& source, const FootprintOptions& options, const FactorSet& set,
                           OnEquipment on_row) {
  if (!source.stored) {
    const FileInventoryOptions how = {options.mapping, {}, {}};
    return each_row_of_file(options.from, *source.catalog, set, source.weights.as_of, how, source.names_twice,
                            on_row);
  }
  OpenInventory& open = *source.stored;
  std::unordered_map<const EquipmentClass*, std::uint32_t> numbers;
  return each_equipment(
      open.database, open.org.id, open.inventory.id, [&](const StoredEquipment& row) -> Result<> {
        const auto next = static_cast<std::uint32_t>(numbers.size());
        return on_row(numbers.try_emplace(&row.words, next).first->second, row.words, row.view);
      });
}

}  // namespace capnr::cli
