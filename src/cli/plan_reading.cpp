// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "base/file.h"
#include "cli/output.h"
#include "cli/plan_command.h"
#include "publish/calendar.h"
#include "publish/plan_output.h"

// Commands that read plans: list, show, compare, coverage, export, calendar.

namespace capnr::cli {
namespace {

struct Options : PlanOptions {
  std::string format = "table", as_of, action, file, first, second, output;
  std::int64_t version = 0;
  bool versions = false, text = false;
};

void declare_format(CLI::App& app, const Context& context, Options& options, bool with_csv = false) {
  const auto words =
      with_csv ? tr(context.language, "table, json or csv") : tr(context.language, "table or json");
  app.add_option("--format", options.format, std::string(words))
      ->check(with_csv ? CLI::IsMember({"table", "json", "csv"}) : CLI::IsMember({"table", "json"}));
}

Result<> run_list(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const std::vector<YearPlan> plans, all_plans(city.database, city.org.id));
  if (options.format == "json") return print(plans_json(plans));
  TRY(Output output, Output::open(""));
  return print(plans_text(plans, output.terminal(context.language)));
}

// A revision of the plan instead of its last one, without what became of it since.
Result<YearPlan> wanted_plan(OpenCity& city, const Options& options) {
  TRY(YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  if (options.version == 0) return plan;
  TRY(PlanRevision revision, plan_revision(city.database, city.org.id, plan.plan.year, options.version));
  return year_plan_of({plan.plan.year, std::move(revision)}, {});
}

Result<> run_show(const Context& context, const Options& options) {
  TRY(OpenSteering opened, open_steering(context, options.where));
  OpenCity& city = opened.city;
  TRY(const YearPlan plan, wanted_plan(city, options));
  TRY(Output output, Output::open(""));
  const TerminalOptions terminal = output.terminal(context.language);
  if (options.text) return print(plan.text);
  if (options.versions) {
    TRY(const auto revisions, plan_revisions(city.database, city.org.id, plan.plan.year));
    return print(revisions_text(revisions, terminal));
  }
  const PlanWords words = words_of(plan.plan, opened.programme, city.org.city.departments);
  if (options.format == "json") return print(year_plan_json(plan, words));
  if (options.action.empty()) return print(year_plan_text(plan, words, terminal));
  const capnr::Action* action = plan.plan.action(options.action);
  if (action == nullptr)
    return fail(Kind::not_found,
                "the plan of {year} has no action {action}: capnr plan show {year} lists them",
                {{"year", std::to_string(plan.plan.year)}, {"action", options.action}});
  return print(action_text(plan, words, *action, terminal));
}

Result<> run_compare(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const Plan before, plan_version(city.database, city.org.id, options.first));
  TRY(const Plan after, plan_version(city.database, city.org.id, options.second));
  const std::vector<ActionChange> changes = compare_plans(before, after);
  if (options.format == "json") return print(changes_json(changes));
  TRY(Output output, Output::open(""));
  return print(changes_text(changes, output.terminal(context.language)));
}

Result<> run_coverage(const Context& context, const Options& options) {
  TRY(OpenSteering opened, open_steering(context, options.where));
  TRY(const Date as_of, as_of_or_today(options.as_of));
  OpenCity& city = opened.city;
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year, as_of));
  TRY(const std::vector<LedgerEntry> entries, current_values(city.database, city.org.id));
  const PlanWords words = words_of(plan.plan, opened.programme, city.org.city.departments);
  const PlanCoverage coverage = plan_coverage(plan, words, opened.programme, entries, as_of);
  if (options.format == "json") return print(coverage_json(plan, coverage));
  if (options.format == "csv") return print(coverage_csv(coverage, context.language));
  TRY(Output output, Output::open(""));
  return print(coverage_text(plan, coverage, output.terminal(context.language)));
}

Result<> run_export(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  TRY_VOID(export_plan(plan, options.file, context.language));
  return print(tr(context.language, "{count} actions written to {file}, from revision {revision}",
                  {{"count", std::to_string(plan.plan.actions.size())},
                   {"file", options.file},
                   {"revision", std::to_string(plan.revision)}}) +
               "\n");
}

Result<> run_calendar(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  TRY(const std::vector<Meeting> all, meetings(city.database, city.org.id, plan.plan.year));
  const auto events = plan_events(plan, all, city.org.city.insee_code, context.language);
  const std::string name = tr(context.language, "{city}: plan of {year}",
                              {{"city", city.org.city.name}, {"year", std::to_string(plan.plan.year)}});
  TRY_VOID(write_file(options.file, icalendar(events, name, now_utc())));
  return print(tr(context.language, "{count} dates written to {file}",
                  {{"count", std::to_string(events.size())}, {"file", options.file}}) +
               "\n");
}

}  // namespace

void add_plan_reading(CLI::App& app, const Context& context, PlanCommands& commands) {
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  const auto add = [&](std::string name, const std::string& summary,
                       Result<> (*run)(const Context&, const Options&)) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(std::move(name), summary);
    commands.emplace_back(command, [options, context, run] { return run(context, *options); });
    return std::pair<CLI::App&, Options&>(*command, *options);
  };
  {
    auto [command, options] = add("list", in_words("List the yearly plans"), run_list);
    declare_database(command, context, options.where.where);
    declare_format(command, context, options);
  }
  {
    auto [command, options] =
        add("show", in_words("Show a plan, one of its actions or its revisions"), run_show);
    declare_year(command, context, options, true);
    command.add_option("--version", options.version,
                       in_words("A revision of the plan instead of the last one"));
    command.add_flag("--versions", options.versions, in_words("List the revisions of the plan"));
    command.add_option("--action", options.action, in_words("One action, with all that is known of it"));
    command.add_flag("--text", options.text, in_words("The plan's own text, whose SHA-256 is shown"));
    declare_format(command, context, options);
  }
  {
    auto [command, options] =
        add("compare", in_words("Compare two plans, or two revisions of one"), run_compare);
    declare_database(command, context, options.where.where);
    command.add_option("before", options.first, in_words("2026, or 2026@3 for its revision 3"))->required();
    command.add_option("after", options.second, in_words("2026, or 2026@3 for its revision 3"))->required();
    declare_format(command, context, options);
  }
  {
    auto [command, options] =
        add("coverage", in_words("Show what a plan leaves out, and what is late in it"), run_coverage);
    declare_year(command, context, options, true);
    command.add_option("--as-of", options.as_of,
                       in_words("Date on which delays are judged; today by default"));
    declare_format(command, context, options, true);
  }
  {
    auto [command, options] =
        add("export", in_words("Write a plan as a table that import reads: CSV or XLSX"), run_export);
    declare_year(command, context, options, false);
    command.add_option("file", options.file, in_words("A .csv or .xlsx file"))->required();
  }
  {
    auto [command, options] =
        add("calendar", in_words("Write the dates of a plan as an iCalendar file"), run_calendar);
    declare_year(command, context, options, false);
    command.add_option("file", options.file, in_words("A .ics file"))->required();
  }
}

}  // namespace capnr::cli
