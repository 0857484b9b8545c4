// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "cli/options.h"
#include "footprint/uncertainty.h"
#include "publish/report.h"

namespace capnr::cli {

struct ComputedInventory {
  Footprint footprint;
  ResultDocument document;
};
/// One inventory of the city, as of a date.
Result<ComputedInventory> compute_inventory(Database& database, OrgId org, const StoredInventory& stored,
                                            Date as_of, const FactorSet& set, const MethodProfile& profile,
                                            const std::optional<UncertaintyOptions>& uncertainty,
                                            Language language);

/// What an inventory's report shows, with those of the city that came before it: each computed as of its own date, so that years compare. The
/// commands report and serve both come here: the file and the page are the same bytes. It is compared with the first of them, or with that
/// of `compared_from`.
Result<Report> city_report(OpenInventory& open, const FactorSet& set, const MethodProfile& profile,
                           const std::optional<UncertaintyOptions>& uncertainty, Language language,
                           std::optional<Date> compared_from = std::nullopt);

}  // namespace capnr::cli
