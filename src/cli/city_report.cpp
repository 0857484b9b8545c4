// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/city_report.h"

namespace capnr::cli {
Result<ComputedInventory> compute_inventory(Database& database, OrgId org, const StoredInventory& stored,
                                            Date as_of, const FactorSet& set, const MethodProfile& profile,
                                            const std::optional<UncertaintyOptions>& uncertainty,
                                            Language language) {
  TRY(const InventoryData inventory, load_inventory(database, org, stored.id));
  const WeightTable weights = sum_weights(inventory, profile, as_of, uncertainty ? uncertainty->threads : 1);
  Footprint footprint = characterise(inventory, weights, set, profile);
  DocumentInput input{footprint, set, inventory, weights, stored.sources};
  input.language = language;
  input.intervals_of_parts = true;
  input.uncertainty = uncertainty;
  ResultDocument document = build_document(input);
  return ComputedInventory{std::move(footprint), std::move(document)};
}

Result<Report> city_report(OpenInventory& open, const FactorSet& set, const MethodProfile& profile,
                           const std::optional<UncertaintyOptions>& uncertainty, Language language,
                           std::optional<Date> compared_from) {
  TRY(const std::vector<StoredInventory> stored, list_inventories(open.database, open.org.id));
  Report report;
  std::optional<Footprint> first, last;
  for (const StoredInventory& inventory : stored) {
    if (inventory.header.date > open.inventory.header.date) continue;
    const bool asked = inventory.header.date == open.inventory.header.date;
    TRY(ComputedInventory computed,
        compute_inventory(open.database, open.org.id, inventory, asked ? open.as_of : inventory.header.date,
                          set, profile, uncertainty, language));
    report.years.push_back(year_of(computed.document));
    if (asked) report.document = std::move(computed.document);
    if (!first || inventory.header.date == compared_from) {
      first = std::move(computed.footprint);
    } else {
      last = std::move(computed.footprint);
    }
  }
  if (last) report.comparison = compare(*first, *last, {Dimension::type});
  return report;
}

}  // namespace capnr::cli
