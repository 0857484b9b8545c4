// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// A file of equipment, through the mappings that the program ships. Every row is read or refused with a reason, and what is read keeps
// the promises that the footprint counts on: positive quantities, shares between 0 and 1, dates in order.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "base/file.h"
#include "inventory/catalog.h"
#include "inventory/equipment_reader.h"
#include "inventory/name_set.h"
#include "scratch.h"

using namespace capnr;

namespace {

const InventoryCatalog& catalog() {
  static const InventoryCatalog loaded = [] {
    auto result = load_inventory_catalog(CAPNR_SOURCE_DIR "/catalog");
    if (!result) std::abort();
    return std::move(*result);
  }();
  return loaded;
}

bool in_range(std::optional<double> value, double min, double max) {
  return !value || (*value >= min && *value <= max);
}

void check(const EquipmentView& row) {
  if (!(row.quantity > 0) || !std::isfinite(row.quantity)) std::abort();
  if (!in_range(row.usage_rate, 0, 1) || !in_range(row.annual_kwh, 0, 1e12) ||
      !in_range(row.lifetime_years, 0, 1000))
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = scratch("inventory") / "equipment.csv";
  if (!write_file(path, {reinterpret_cast<const char*>(data), size})) std::abort();
  const Recogniser recogniser(catalog().rules, {}, {});
  NameSet names;
  EquipmentChecks checks;
  checks.cells = {&catalog().countries, date_of(2026, 11, 1)};
  checks.names = &names;
  EquipmentReader reader(recogniser, checks);
  EquipmentFileOptions options;
  options.read.limits = {.cell_bytes = 4096, .columns = 64};
  std::int64_t accepted = 0;
  const auto report = read_equipment_file(path, catalog().mappings, "", reader, options,
                                          [&](const EquipmentRow& row) -> Result<> {
                                            ++accepted;
                                            check(row.view);
                                            return {};
                                          });
  if (!report) {
    if (describe(report.error(), Language::fr).empty()) std::abort();
    return 0;
  }
  if (accepted != report->rows) std::abort();
  for (const Reject& reject : report->first_rejects) {
    if (describe(reject, Language::fr).empty()) std::abort();
  }
  return 0;
}
