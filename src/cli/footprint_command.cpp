// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <chrono>

#include <CLI/App.hpp>

#include "cli/footprint_options.h"
#include "publish/csv_output.h"
#include "publish/file_inventory.h"
#include "publish/json_output.h"
#include "publish/terminal.h"

namespace capnr::cli {
namespace {

// What a footprint is computed from, wherever it comes from.
struct Source {
  InventoryData inventory;
  WeightTable weights;
  std::vector<SourceFile> files;
};

// The heart reads no clock; a file has no date of its own, so the day is told, and can be set.
Result<Date> date_for_file(const Context& context, const FootprintOptions& options) {
  if (!options.inventory.as_of.empty()) return date_option("--as-of", options.inventory.as_of);
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const Date date{static_cast<std::int32_t>(today.time_since_epoch().count())};
  note(tr(context.language, "computed as of today, {date}: --as-of sets another day",
          {{"date", to_string(date)}}));
  return date;
}

Result<Source> from_file(const Context& context, const FootprintOptions& options, const FactorSet& set,
                         const MethodProfile& profile) {
  TRY(const Date as_of, date_for_file(context, options));
  TRY(InventoryCatalog catalog, load_inventory_catalog(context.catalog));
  if (!options.mappings.empty()) {
    TRY(std::vector<Mapping> own, load_mappings(options.mappings));
    catalog.mappings.insert(catalog.mappings.begin(), std::make_move_iterator(own.begin()),
                            std::make_move_iterator(own.end()));
  }
  const FileInventoryOptions how = {options.mapping, options.rejects, context.language};
  TRY(FileInventory file, read_inventory_file(options.from, catalog, set, profile, as_of, how));
  for (const Reject& reject : file.first_rejects) note(describe(reject, context.language));
  if (const std::int64_t rejected = file.sources.front().rejected; rejected > 0) {
    note(tr(context.language,
            "{rejected} of {rows} rows could not be read and are in no figure: --rejects FOLDER writes them",
            {{"rejected", std::to_string(rejected)},
             {"rows", std::to_string(rejected + file.sources.front().rows)}}));
  }
  return Source{std::move(file.inventory), std::move(file.weights), std::move(file.sources)};
}

Result<Source> from_database(const FootprintOptions& options, const MethodProfile& profile) {
  TRY(OpenInventory open, open_inventory(options.inventory));
  Source source;
  std::optional<WeightAccumulator> weights;
  const auto add = [&weights](const EquipmentBlock& block) -> Result<> {
    weights->add(block);
    return {};
  };
  TRY(source.inventory, load_inventory(open.database, open.org.id, open.inventory.id,
                                       {[&] { weights.emplace(profile, open.as_of); }, add}));
  source.weights = std::move(*weights).take();
  source.files = std::move(open.inventory.sources);
  return source;
}

Result<> show(const Context& context, const FootprintOptions& options, const FootprintQuestion& question,
              const Footprint& footprint, const DocumentInput& input) {
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "csv") {
    if (!input.uncertainty) {
      TRY_VOID(write_csv(footprint, question.dimensions, sink));
    } else {
      TRY_VOID(write_csv(footprint, build_document(input).table, sink));
    }
  } else if (options.format == "json") {
    TRY_VOID(write_json(build_document(input), footprint, question.dimensions, context.language, sink));
  } else {
    TRY_VOID(sink(to_terminal(build_document(input), output.terminal(context.language))));
  }
  return output.commit();
}

Result<> run(const Context& context, const FootprintOptions& options) {
  TRY(const FootprintQuestion question, question_of(options));
  TRY(MethodProfile profile, method_profile(options.method));
  if (!options.view.empty()) TRY_VOID(set_rule(profile, "view=" + options.view));
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  auto read =
      options.from.empty() ? from_database(options, profile) : from_file(context, options, set, profile);
  TRY(const Source source, std::move(read));
  CharacteriseOptions kept{question.by_application, {}};
  if (options.format == "csv") kept.keep = question.dimensions;  // the other formats show more than was asked
  Footprint footprint = characterise(source.inventory, source.weights, set, profile, kept);
  TRY_VOID(keep_criteria(footprint, question.criteria));
  DocumentInput input{footprint, set, source.inventory, source.weights, source.files};
  input.language = context.language;
  input.uncertainty = question.uncertainty;
  if (options.format == "table" ? !options.by.empty() : input.uncertainty.has_value())
    input.dimensions = question.dimensions;
  return show(context, options, question, footprint, input);
}

}  // namespace

Action declare_footprint(CLI::App& app, const Context& context) {
  auto options = std::make_shared<FootprintOptions>();
  declare_footprint_options(app, context, *options);
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
