// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/file_inventory.h"

#include <utility>

#include "footprint/known_products.h"
#include "inventory/equipment_reader.h"

namespace capnr {
namespace {

std::int32_t start_of(const EquipmentView& row) {
  if (row.purchase) return row.purchase->days;
  return row.commissioning ? row.commissioning->days : no_day;
}

// Names are checked in one of two ways, which refuse the same rows: `names` answers for each row; without it the answer comes at the
// end, and the file is read again in the rare case where a name came twice.
Result<FileInventory> read_once(const std::filesystem::path& path, const InventoryCatalog& catalog,
                                const Recogniser& recogniser, const MethodProfile& profile, Date as_of,
                                const FileInventoryOptions& options, NameSet* names, NameList* name_list) {
  EquipmentChecks checks;
  checks.cells = {&catalog.countries, as_of};
  checks.names = names;
  checks.name_list = name_list;
  EquipmentReader reader(recogniser, checks);
  WeightAccumulator weights(profile, as_of);
  EquipmentFileOptions how;
  how.rejects = options.rejects;
  how.language = options.language;
  TRY(EquipmentFileReport report,
      read_equipment_file(path, catalog.mappings, options.mapping, reader, how,
                          [&](const EquipmentRow& row) -> Result<> {
                            const EquipmentView& view = row.view;
                            weights.add(row.class_index, view.quantity, start_of(view),
                                        view.decommissioning ? view.decommissioning->days : no_day,
                                        view.annual_kwh.value_or(unknown), view.usage_rate.value_or(unknown),
                                        view.lifetime_years.value_or(unknown));
                            return {};
                          }));
  FileInventory file;
  file.inventory.header = {as_of, path.filename().string()};
  file.inventory.classes = std::move(reader).take_classes();
  file.weights = std::move(weights).take();
  SourceFile source;
  source.path = path.string();
  source.mapping = report.mapping;
  source.rows = report.rows;
  source.rejected = report.rejected;
  file.sources.push_back(std::move(source));
  file.first_rejects = std::move(report.first_rejects);
  return file;
}

}  // namespace

Result<FileInventory> read_inventory_file(const std::filesystem::path& path, const InventoryCatalog& catalog,
                                          const FactorSet& set, const MethodProfile& profile, Date as_of,
                                          const FileInventoryOptions& options) {
  const Recogniser recogniser(catalog.rules, known_products(set), {});
  NameList names;
  TRY(FileInventory file, read_once(path, catalog, recogniser, profile, as_of, options, nullptr, &names));
  if (!names.has_duplicates()) return file;
  NameSet one_by_one;
  TRY(FileInventory checked,
      read_once(path, catalog, recogniser, profile, as_of, options, &one_by_one, nullptr));
  checked.names_twice = true;
  return checked;
}

Result<> each_row_of_file(
    const std::filesystem::path& path, const InventoryCatalog& catalog, const FactorSet& set, Date as_of,
    const FileInventoryOptions& options, bool names_twice,
    FunctionRef<Result<>(std::uint32_t class_index, const EquipmentClass&, const EquipmentView&)> on_row) {
  const Recogniser recogniser(catalog.rules, known_products(set), {});
  NameSet names;
  EquipmentChecks checks;
  checks.cells = {&catalog.countries, as_of};
  if (names_twice) checks.names = &names;
  EquipmentReader reader(recogniser, checks);
  TRY([[maybe_unused]] const EquipmentFileReport report,
      read_equipment_file(path, catalog.mappings, options.mapping, reader,
                          {options.rejects, options.language, {}}, [&](const EquipmentRow& row) {
                            return on_row(row.class_index, reader.classes()[row.class_index], row.view);
                          }));
  return {};
}

}  // namespace capnr
