// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/city_report.h"

namespace capnr {

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

Result<Report> city_report(Database& database, OrgId org, const StoredInventory& inventory, Date as_of,
                           const ReportMethod& method, std::optional<Date> compared_from) {
  TRY(const std::vector<StoredInventory> stored, list_inventories(database, org));
  Report report;
  std::optional<Footprint> first, last;
  for (const StoredInventory& one : stored) {
    if (one.header.date > inventory.header.date) continue;
    const bool asked = one.header.date == inventory.header.date;
    TRY(ComputedInventory computed,
        compute_inventory(database, org, one, asked ? as_of : one.header.date, method.set, method.profile,
                          method.uncertainty, method.language));
    report.years.push_back(year_of(computed.document));
    if (asked) report.document = std::move(computed.document);
    if (!first || one.header.date == compared_from) {
      first = std::move(computed.footprint);
    } else {
      last = std::move(computed.footprint);
    }
  }
  if (last) report.comparison = compare(*first, *last, {Dimension::type});
  return report;
}

}  // namespace capnr
