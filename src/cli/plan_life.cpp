// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/lever_file.h"
#include "cli/plan_command.h"
#include "publish/plan_output.h"

// Commands that take a plan through its life: new, submit, return, vote, close.

namespace capnr::cli {
namespace {

struct Options : PlanOptions {
  std::string title, levers, reason, reference, date;
  int from = 0;
};

Result<> say_state(const Context& context, OpenCity& city, int year) {
  TRY(const StoredPlan plan, find_plan(city.database, city.org.id, year));
  std::string text = tr(context.language, "plan of {year}: {state}, revision {revision}",
                        {{"year", std::to_string(year)},
                         {"state", std::string(name(plan.last.state, context.language))},
                         {"revision", std::to_string(plan.last.number)}}) +
                     "\n";
  if (plan.last.state != PlanState::draft) text += "SHA-256 " + plan.last.sha256 + "\n";
  return print(text);
}

Result<> run_new(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  Plan plan;
  std::string note;
  if (options.from != 0) {
    TRY(const YearPlan from, chosen_plan(city.database, city.org.id, options.from));
    plan = cloned_plan(from, options.year);
    note = tr(context.language, "made from the plan of {year}", {{"year", std::to_string(options.from)}});
  }
  plan.year = options.year;
  if (!options.title.empty()) plan.title = options.title;
  TRY_VOID(write_draft(city.database, city.org.id, plan.year, 0, plan_text(plan),
                       stamp_of(options, std::move(note))));
  return say_state(context, city, plan.year);
}

Result<> run_submit(const Context& context, const Options& options) {
  TRY(OpenSteering opened, open_steering(context, options.where));
  OpenCity& city = opened.city;
  TRY(YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  TRY(const LeverBook book, city_levers(context, options.levers, plan.plan.year));
  if (plan.state == PlanState::draft) TRY_VOID(may_submit(plan.plan));
  plan.plan.words = words_for(plan.plan, opened.programme, city.org.city.departments, book.levers);
  TRY_VOID(submit_plan(city.database, city.org.id, plan.plan.year, plan.revision, plan_text(plan.plan),
                       stamp_of(options)));
  return say_state(context, city, plan.plan.year);
}

Result<> run_return(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  plan.plan.words.reset();
  TRY_VOID(return_plan(city.database, city.org.id, plan.plan.year, plan.revision, plan_text(plan.plan),
                       stamp_of(options, options.reason)));
  return say_state(context, city, plan.plan.year);
}

Result<> run_vote(const Context& context, const Options& options) {
  TRY(const Date date, date_option("--date", options.date));
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  TRY_VOID(
      vote_plan(city.database, city.org.id, plan.plan.year, {date, options.reference}, stamp_of(options)));
  return say_state(context, city, plan.plan.year);
}

Result<> run_close(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  TRY_VOID(close_plan(city.database, city.org.id, plan.plan.year, stamp_of(options)));
  return say_state(context, city, plan.plan.year);
}

}  // namespace

void add_plan_life(CLI::App& app, const Context& context, PlanCommands& commands) {
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  const auto add = [&](std::string name, const std::string& summary,
                       Result<> (*run)(const Context&, const Options&)) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(std::move(name), summary);
    declare_year(*command, context, *options, true);
    declare_by(*command, context, *options);
    commands.emplace_back(command, [options, context, run] { return run(context, *options); });
    return std::pair<CLI::App&, Options&>(*command, *options);
  };
  {
    auto [command, options] = add("new", in_words("Make the draft of a year's plan"), run_new);
    command.get_option("year")->required();
    command
        .add_option("--from", options.from, in_words("Take over what is not done in the plan of this year"))
        ->check(CLI::Range(1900, 2200));
    command.add_option("--title", options.title, in_words("Title of the plan"));
  }
  {
    auto [command, options] = add(
        "submit", in_words("Freeze a draft, with the texts that it refers to, for the council"), run_submit);
    command.add_option("--levers", options.levers,
                       in_words("The city's levers.toml: the names of the levers are frozen too"));
  }
  {
    auto [command, options] = add("return", in_words("Make a draft again of a submitted plan"), run_return);
    command.add_option("--reason", options.reason, in_words("Why"));
  }
  {
    auto [command, options] = add("vote", in_words("Record the vote of a submitted plan"), run_vote);
    command.add_option("--reference", options.reference, in_words("Reference of the deliberation"))
        ->required();
    command.add_option("--date", options.date, in_words("Date of the vote"))->required();
  }
  add("close", in_words("Close a voted plan: nothing of it changes any more"), run_close);
}

}  // namespace capnr::cli
