// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "footprint/engine.h"
#include "footprint/uncertainty.h"
#include "inventory/repository.h"
#include "publish/report.h"

namespace capnr {

struct ComputedInventory {
  Footprint footprint;
  ResultDocument document;
};
/// One inventory of the city, as of a date.
Result<ComputedInventory> compute_inventory(Database& database, OrgId org, const StoredInventory& stored,
                                            Date as_of, const FactorSet& set, const MethodProfile& profile,
                                            const std::optional<UncertaintyOptions>& uncertainty,
                                            Language language);

/// What figures are made with, and the language of what is said of them.
struct ReportMethod {
  const FactorSet& set;
  const MethodProfile& profile;
  std::optional<UncertaintyOptions> uncertainty;
  Language language = Language::fr;
};

/// What an inventory's report shows, with those of the city that came before it: itself as of a date, each of the others as of its own, so that years compare. Commands
/// and pages both come here: the file and the page are the same bytes. It is compared with the first of them, or with that of `compared_from`.
Result<Report> city_report(Database& database, OrgId org, const StoredInventory& inventory, Date as_of,
                           const ReportMethod& method, std::optional<Date> compared_from = std::nullopt);

}  // namespace capnr
