// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/footprint_years.h"

#include <algorithm>

#include "cli/footprint_source.h"
#include "publish/csv_output.h"
#include "publish/json_output.h"

namespace capnr::cli {
namespace {

Result<YearFootprint> compute(const Context& context, const FootprintOptions& options,
                              const FootprintQuestion& question, const FootprintSource& source,
                              const FactorSet& set, const MethodProfile& profile) {
  YearFootprint year;
  CharacteriseOptions kept{question.by_application, {}};
  if (options.format == "csv") kept.keep = question.dimensions;  // it shows nothing more than was asked
  year.footprint = characterise(source.inventory, source.weights, set, profile, kept);
  TRY_VOID(keep_criteria(year.footprint, question.criteria));
  DocumentInput input{year.footprint, set, source.inventory, source.weights, source.files};
  input.language = context.language;
  input.uncertainty = question.uncertainty;
  input.dimensions = question.dimensions;
  year.document = build_document(input);
  return year;
}

}  // namespace

bool asks_for_years(const FootprintOptions& options, const FootprintQuestion& question) {
  const bool by_year = std::find(question.dimensions.begin(), question.dimensions.end(), Dimension::year) !=
                       question.dimensions.end();
  return by_year && options.inventory.inventory.empty() && options.from.empty() && !options.detail &&
         options.format != "pcr-si";
}

Result<> years_side_by_side(const Context& context, const FootprintOptions& options,
                            const FootprintQuestion& question, const FactorSet& set,
                            const MethodProfile& profile) {
  TRY(OpenInventory last, open_inventory(options.inventory));
  TRY(std::vector<StoredInventory> inventories, list_inventories(last.database, last.org.id));
  std::erase_if(inventories,
                [&](const StoredInventory& one) { return one.header.date > last.inventory.header.date; });
  std::sort(inventories.begin(), inventories.end(),
            [](const StoredInventory& a, const StoredInventory& b) { return a.header.date < b.header.date; });
  std::vector<YearFootprint> years;
  for (const StoredInventory& inventory : inventories) {
    const bool is_last = inventory.header.date == last.inventory.header.date;
    TRY(const FootprintSource source, stored_source(last.database, last.org.id, inventory,
                                                    is_last ? last.as_of : inventory.header.date, profile));
    TRY(YearFootprint year, compute(context, options, question, source, set, profile));
    years.push_back(std::move(year));
  }
  name_years(years);
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "csv") {
    TRY_VOID(write_csv(years, sink));
  } else if (options.format == "json") {
    TRY_VOID(write_json(years, question.dimensions, context.language, sink));
  } else {
    TRY_VOID(sink(to_terminal(years, output.terminal(context.language))));
  }
  return output.commit();
}

}  // namespace capnr::cli
