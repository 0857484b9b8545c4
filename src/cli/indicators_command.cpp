// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/output.h"
#include "cli/steering_options.h"
#include "publish/indicator_list.h"

namespace capnr::cli {
namespace {

struct Options {
  SteeringOptions where;
  std::string as_of, axis, commitment, status, format = "table", output;
  int year = 0;
  bool all = false;
};

Result<std::optional<Axis>> axis_option(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto axis = axis_from(text)) return axis;
  return fail(Kind::usage,
              "there is no axis {axis}: governance, sobriety, accessibility, security, ethics, law",
              {{"axis", text}});
}

Result<> keep_wanted(const Options& options, const Programme& programme, std::vector<Standing>& standings) {
  TRY(const std::optional<Axis> axis, axis_option(options.axis));
  if (!options.commitment.empty() && programme.commitment(options.commitment) == nullptr)
    return fail(Kind::not_found, "there is no commitment {id}", {{"id", options.commitment}});
  std::erase_if(standings, [&](const Standing& standing) {
    return (axis && standing.commitment->axis != *axis) ||
           (!options.commitment.empty() && standing.commitment->id != options.commitment) ||
           (!options.status.empty() && code(standing.status) != options.status);
  });
  return {};
}

Result<> run_indicators(const Context& context, const Options& options) {
  TRY(OpenSteering opened, open_steering(context, options.where));
  TRY(const Date as_of, as_of_or_today(options.as_of));
  TRY(const std::vector<LedgerEntry> entries, current_values(opened.city.database, opened.city.org.id));
  const std::optional<int> year = options.year == 0 ? std::nullopt : std::optional(options.year);
  IndicatorList list{opened.programme, standings(opened.programme, entries, as_of, year),
                     opened.city.org.city.name, as_of, year};
  TRY_VOID(keep_wanted(options, opened.programme, list.standings));
  TRY(Output output, Output::open(options.output));
  const bool only_known = !options.all && options.status.empty();
  std::string text = options.format == "json" ? indicators_json(list, context.language)
                     : options.format == "csv"
                         ? indicators_csv(list, context.language)
                         : indicators_text(list, output.terminal(context.language), only_known);
  TRY_VOID(output.write(text));
  return output.commit();
}

}  // namespace

Action declare_indicators(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_steering(app, context, options->where);
  app.add_option("--as-of", options->as_of, in_words("Date on which staleness is judged; today by default"));
  app.add_option("--year", options->year, in_words("Only values of this year"))
      ->check(CLI::Range(1900, 2200));
  app.add_option("--axis", options->axis,
                 in_words("Only this axis: governance, sobriety, accessibility, security, ethics, law"));
  app.add_option("--commitment", options->commitment, in_words("Only this commitment, such as 1.9"));
  app.add_option("--status", options->status,
                 in_words("Only this status: no_evidence, stale, not_met, met, no_threshold"))
      ->check(CLI::IsMember({"no_evidence", "stale", "not_met", "met", "no_threshold"}));
  app.add_flag("--all", options->all, in_words("In the table: those without a value too"));
  app.add_option("--format", options->format, in_words("table, json or csv"))
      ->check(CLI::IsMember({"table", "json", "csv"}));
  app.add_option("--output", options->output, in_words("File to write; the standard output by default"));
  return [options, context] { return run_indicators(context, *options); };
}

}  // namespace capnr::cli
