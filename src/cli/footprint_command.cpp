// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/footprint_lines.h"
#include "cli/footprint_sets.h"
#include "cli/footprint_years.h"
#include "cli/request_set.h"
#include "footprint/streamed_footprint.h"
#include "publish/csv_output.h"
#include "publish/json_output.h"
#include "publish/terminal.h"

namespace capnr::cli {
namespace {

Result<> show(const Context& context, const FootprintOptions& options, const FootprintQuestion& question,
              const ComputedFootprint& computed, const DocumentInput& input) {
  const Footprint& footprint = computed.footprint;
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.detail) {
    TRY_VOID(write_detail(options, computed, sink));
  } else if (options.format == "pcr-si") {
    TRY_VOID(write_pcr_si(options, computed, input, sink));
  } else if (options.format == "csv") {  // with intervals: else it was streamed
    TRY_VOID(write_csv(footprint, build_document(input).table, sink));
  } else if (options.format == "json") {
    TRY_VOID(write_json(build_document(input), footprint, question.dimensions, context.language, sink));
  } else {
    TRY_VOID(sink(to_terminal(build_document(input), output.terminal(context.language))));
  }
  return output.commit();
}

// Without intervals nothing needs the groups but the rows that are written: they are not kept.
Result<> stream_csv(const FootprintOptions& options, const FootprintQuestion& question,
                    StreamedFootprint& footprint) {
  TRY_VOID(keep_criteria(footprint.head(), question.criteria));
  TRY(Output output, Output::open(options.output));
  TRY_VOID(write_csv(footprint, question.dimensions,
                     [&output](std::string_view piece) { return output.write(piece); }));
  return output.commit();
}

Result<> run(const Context& context, const FootprintOptions& options) {
  TRY(const FootprintQuestion question, question_of(options));
  TRY(MethodProfile profile, method_profile(options.method));
  if (!options.view.empty()) TRY_VOID(set_rule(profile, "view=" + options.view));
  if (!options.compare_sets.empty()) return compare_two_sets(context, options, question, profile);
  TRY(const FactorSet set, set_of(context, options, options.method.set));
  if (asks_for_years(options, question)) return years_side_by_side(context, options, question, set, profile);
  TRY(FootprintSource source, footprint_source(context, options, set, profile));
  CharacteriseOptions kept{question.by_application, {}};
  if (options.format == "csv") kept.keep = question.dimensions;  // the other formats show more than was asked
  if (options.format == "csv" && !options.detail && !question.uncertainty) {
    StreamedFootprint streamed(source.inventory, source.weights, set, profile, kept);
    return stream_csv(options, question, streamed);
  }
  Footprint footprint = characterise(source.inventory, source.weights, set, profile, kept);
  TRY_VOID(keep_criteria(footprint, question.criteria));
  DocumentInput input{footprint, set, source.inventory, source.weights, source.files};
  input.language = context.language;
  if (options.format != "pcr-si") input.uncertainty = question.uncertainty;  // it has no place for intervals
  if (options.format == "table" ? !options.by.empty() : input.uncertainty.has_value())
    input.dimensions = question.dimensions;
  return show(context, options, question, {source, set, profile, footprint}, input);
}

}  // namespace

Action declare_footprint(CLI::App& app, const Context& context) {
  auto options = std::make_shared<FootprintOptions>();
  declare_footprint_options(app, context, *options);
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
