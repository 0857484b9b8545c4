// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>

#include <CLI/App.hpp>

#include "base/file.h"
#include "cli/output.h"
#include "cli/plan_command.h"
#include "evidence/ledger.h"
#include "publish/plan_output.h"

// capnr plan meetings and decisions: list them, or add one.

namespace capnr::cli {
namespace {

struct Options : PlanOptions {
  std::string add, date, subject, minutes, reference, committee, format = "table";
  std::vector<std::string> actions;
  bool cancelled = false;
};

Result<> add_meeting(OpenCity& city, const Options& options, const YearPlan& plan) {
  TRY(const Date date, date_option("--date", options.date));
  const PlanStamp stamp = stamp_of(options);
  Meeting meeting{plan.plan.year,    date,     options.add, options.subject, "", "",
                  options.cancelled, stamp.at, stamp.by};
  TRY(Database::Transaction transaction, city.database.begin());
  if (!options.minutes.empty()) {
    TRY(const std::string bytes, read_file(options.minutes, largest_document + 1));
    meeting.minutes_name = std::filesystem::path(options.minutes).filename().string();
    TRY(meeting.minutes_sha256,
        keep_document(city.database, city.org.id, meeting.minutes_name, bytes, stamp.at));
  }
  TRY_VOID(record_meeting(city.database, city.org.id, meeting));
  return transaction.commit();
}

Result<> add_decision(OpenCity& city, const Options& options, const YearPlan& plan) {
  TRY(const Date date, date_option("--date", options.date));
  for (const std::string& id : options.actions)
    if (plan.plan.action(id) == nullptr)
      return fail(Kind::not_found,
                  "the plan of {year} has no action {action}: capnr plan show {year} lists them",
                  {{"year", std::to_string(plan.plan.year)}, {"action", id}});
  const PlanStamp stamp = stamp_of(options);
  TRY_VOID(record_decision(city.database, city.org.id,
                           {plan.plan.year, date, options.add, options.reference, options.committee,
                            options.actions, stamp.at, stamp.by}));
  return {};
}

Result<> run_meetings(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  if (!options.add.empty()) TRY_VOID(add_meeting(city, options, plan));
  TRY(const std::vector<Meeting> all, meetings(city.database, city.org.id, plan.plan.year));
  if (options.format == "json") return print(meetings_json(all));
  TRY(Output output, Output::open(""));
  return print(meetings_text(all, output.terminal(context.language)));
}

Result<> run_decisions(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  if (!options.add.empty()) TRY_VOID(add_decision(city, options, plan));
  TRY(const std::vector<Decision> all, decisions(city.database, city.org.id, plan.plan.year));
  if (options.format == "json") return print(decisions_json(all));
  TRY(Output output, Output::open(""));
  return print(decisions_text(all, output.terminal(context.language)));
}

}  // namespace

void add_plan_meetings(CLI::App& app, const Context& context, PlanCommands& commands) {
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  const auto add = [&](std::string name, const std::string& summary, const std::string& what,
                       Result<> (*run)(const Context&, const Options&)) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(std::move(name), summary);
    declare_year(*command, context, *options, true);
    declare_by(*command, context, *options);
    CLI::Option* added = command->add_option("--add", options->add, what);
    command->add_option("--date", options->date, in_words("With --add: its date"))->needs(added);
    added->needs(command->get_option("--date"));
    command->add_option("--format", options->format, in_words("table or json"))
        ->check(CLI::IsMember({"table", "json"}));
    commands.emplace_back(command, [options, context, run] { return run(context, *options); });
    return std::tuple<CLI::App&, Options&, CLI::Option*>(*command, *options, added);
  };
  {
    auto [command, options, added] =
        add("meetings", in_words("List the meetings about a plan, or add one"),
            in_words("The committee that meets; told again with its minutes, the meeting is completed"),
            run_meetings);
    command.add_option("--subject", options.subject, in_words("What it is about"))->needs(added);
    command
        .add_option("--minutes", options.minutes, in_words("Its minutes: a file, which is kept by its hash"))
        ->needs(added);
    command.add_flag("--cancelled", options.cancelled, in_words("It does not take place"))->needs(added);
  }
  {
    auto [command, options, added] = add("decisions", in_words("List the decisions about a plan, or add one"),
                                         in_words("What was decided"), run_decisions);
    command.add_option("--reference", options.reference, in_words("Its reference"))->needs(added);
    command.add_option("--committee", options.committee, in_words("The committee that took it"))
        ->needs(added);
    command
        .add_option("--action", options.actions, in_words("An action that it is about, as often as wanted"))
        ->needs(added);
  }
}

}  // namespace capnr::cli
