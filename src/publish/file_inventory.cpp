// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/file_inventory.h"

#include <algorithm>
#include <array>
#include <utility>

#include "footprint/known_products.h"
#include "inventory/equipment_reader.h"

namespace capnr {
namespace {

std::int32_t start_of(const EquipmentView& row) {
  if (row.purchase) return row.purchase->days;
  return row.commissioning ? row.commissioning->days : no_day;
}

RowNumbers numbers_of(const EquipmentView& view) {
  return {view.quantity,
          start_of(view),
          view.decommissioning ? view.decommissioning->days : no_day,
          view.annual_kwh.value_or(unknown),
          view.usage_rate.value_or(unknown),
          view.lifetime_years.value_or(unknown)};
}

// Rows whose class, then whose weights, are being fetched from the memory while the next ones are read; they are added in their order.
class RowsOnTheirWay {
 public:
  RowsOnTheirWay(EquipmentReader& reader, WeightAccumulator& weights) : reader_(reader), weights_(weights) {}
  void add(const EquipmentRow& row) {
    const std::size_t number = taken_++;
    if (number >= rows_.size()) add_row(number - rows_.size());
    if (number >= for_class) find_class(number - for_class);
    Waiting& waiting = at(number);
    waiting.class_key = row.class_key;
    waiting.row = numbers_of(row.view);
  }
  void add_all() {
    for (std::size_t i = std::max(taken_, for_class) - for_class; i < taken_; ++i) find_class(i);
    for (std::size_t i = std::max(taken_, rows_.size()) - rows_.size(); i < taken_; ++i) add_row(i);
  }

 private:
  static constexpr std::size_t for_class =
      8;  // rows that wait for their class; the others wait for their weights
  struct Waiting {
    std::array<std::uint32_t, 2> class_key = {};
    std::uint32_t class_index = 0;
    RowNumbers row;
  };
  Waiting& at(std::size_t number) { return rows_[number % rows_.size()]; }
  void find_class(std::size_t number) {
    Waiting& waiting = at(number);
    waiting.class_index = reader_.class_of(waiting.class_key);
    const auto* weights = static_cast<const char*>(weights_.place_of(waiting.class_index));
    if (weights == nullptr) return;  // a class that comes for the first time has no weights yet
    __builtin_prefetch(weights, 1);
    __builtin_prefetch(weights + sizeof(Weights) - 1, 1);
  }
  void add_row(std::size_t number) { weights_.add(at(number).class_index, at(number).row); }

  EquipmentReader& reader_;
  WeightAccumulator& weights_;
  std::array<Waiting, 16> rows_ = {};
  std::size_t taken_ = 0;
};

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
  RowsOnTheirWay on_their_way(reader, weights);
  EquipmentFileOptions how;
  how.rejects = options.rejects;
  how.language = options.language;
  how.classes_later = true;
  TRY(EquipmentFileReport report, read_equipment_file(path, catalog.mappings, options.mapping, reader, how,
                                                      [&](const EquipmentRow& row) -> Result<> {
                                                        on_their_way.add(row);
                                                        return {};
                                                      }));
  on_their_way.add_all();
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
