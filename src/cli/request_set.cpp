// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/request_set.h"

#include <algorithm>

#include "footprint/pack_merge.h"
#include "inventory/catalog.h"
#include "inventory/file_rows.h"
#include "publish/pcr_si_request.h"

namespace capnr::cli {
namespace {

Result<bool> is_request(const FootprintOptions& options, const InventoryCatalog& catalog) {
  TRY(const FilePlan plan, plan_file(options.from, catalog.mappings, options.mapping, {}));
  return std::any_of(plan.tables.begin(), plan.tables.end(),
                     [](const ColumnPlan& table) { return table.table->mapping == "pcr-si"; });
}

void tell(const Context& context, const PcrSiElectricity& read) {
  for (const Error& error : read.left_out) note(describe(error, context.language));
  if (read.lines_with_impacts > 0)
    note(tr(context.language,
            "{count} lines of the request declare impacts of their own: they are not used, the lines are "
            "computed "
            "as the others",
            {{"count", std::to_string(read.lines_with_impacts)}}));
}

}  // namespace

Result<FactorSet> set_of(const Context& context, const FootprintOptions& options, std::string_view name) {
  if (!options.from.ends_with(".json")) return load_set(context, options.method, name);
  TRY(const InventoryCatalog catalog, load_inventory_catalog(context.catalog));
  const auto request = is_request(options, catalog);
  if (!request || !*request)
    return load_set(context, options.method, name);  // who reads it says what is wrong
  TRY(PcrSiElectricity read, pcr_si_electricity(options.from, catalog.countries));
  tell(context, read);
  if (read.pack.electricity.empty()) return load_set(context, options.method, name);
  const std::string& city = options.method.city_folder;
  TRY(SetDefinition definition, find_set(context.catalog, name, city));
  definition.allow.insert(definition.allow.end(), options.method.allow.begin(), options.method.allow.end());
  TRY(std::vector<PackData> packs, read_packs(context.catalog, definition, city));
  packs.insert(packs.begin(), std::move(read.pack));
  return merge_packs(std::move(packs), definition);
}

}  // namespace capnr::cli
