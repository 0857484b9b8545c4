// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>

#include <CLI/App.hpp>

#include "base/file.h"
#include "base/text.h"
#include "cli/plan_command.h"
#include "evidence/ledger.h"

// capnr plan progress and validate: what becomes of a plan.

namespace capnr::cli {
namespace {

struct Options : PlanOptions {
  std::string subject, note, date, milestone, not_reached, evidence;
  std::optional<double> percent, spent;
};

Result<> say_recorded(const Context& context, std::size_t count) {
  return print(tr(context.language, "{count} entries recorded", {{"count", std::to_string(count)}}) + "\n");
}

class Follower {
 public:
  Follower(OpenCity& city, const Options& options, const YearPlan& plan, Date date)
      : city_(city), options_(options), plan_(plan), date_(date), stamp_(stamp_of(options)) {}

  Result<> record(PlanEntryKind kind, std::optional<double> number, std::string text,
                  std::string sha256 = "") {
    TRY(const bool added, record_entry(city_.database, city_.org.id,
                                       {plan_.plan.year, options_.subject, kind, date_, number,
                                        std::move(text), std::move(sha256), stamp_.at, stamp_.by}));
    count += added ? 1 : 0;
    return {};
  }

  Result<> milestone(const capnr::Action& action) {
    TRY(const std::string label, label_of(action, options_.milestone));
    return record(PlanEntryKind::milestone, std::nullopt, label);
  }

  // Of the day on which it was said to be reached: no report of that day or later counts it any more.
  Result<> not_reached(const capnr::Action& action) {
    TRY(const std::string label, label_of(action, options_.not_reached));
    const auto& reached = plan_.followed(action.id).reached;
    const auto told = reached.find(label);
    if (told == reached.end())
      return fail(Kind::not_found, "the milestone {label} of the action {action} is not recorded as reached",
                  {{"action", action.id}, {"label", label}});
    date_ = told->second;
    return record(PlanEntryKind::not_reached, std::nullopt, label);
  }

  Result<> evidence() {
    TRY(const std::string bytes, read_file(options_.evidence, largest_document + 1));
    const std::string name = std::filesystem::path(options_.evidence).filename().string();
    TRY(std::string sha256, keep_document(city_.database, city_.org.id, name, bytes, stamp_.at));
    return record(PlanEntryKind::evidence, std::nullopt, name, std::move(sha256));
  }

  std::size_t count = 0;

 private:
  static Result<std::string> label_of(const capnr::Action& action, std::string_view told) {
    for (const Milestone& one : action.milestones)
      if (folded(one.label) == folded(told)) return one.label;
    return fail(Kind::not_found, "the action {action} has no milestone called {label}",
                {{"action", action.id}, {"label", std::string(told)}});
  }

  OpenCity& city_;
  const Options& options_;
  const YearPlan& plan_;
  Date date_;
  PlanStamp stamp_;
};

Result<> run_progress(const Context& context, const Options& options) {
  if (!options.percent && !options.spent && options.note.empty() && options.milestone.empty() &&
      options.not_reached.empty() && options.evidence.empty())
    return fail(Kind::usage,
                "say what is new: --percent, --spent, --note, --milestone, --not-reached or --evidence");
  TRY(const Date date, as_of_or_today(options.date));
  TRY(OpenCity city, open_city(options.where.where));
  TRY(Database::Transaction transaction, city.database.begin());
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  const capnr::Action* action = plan.plan.action(options.subject);
  if (action == nullptr)
    return fail(Kind::not_found,
                "the plan of {year} has no action {action}: capnr plan show {year} lists them",
                {{"year", std::to_string(plan.plan.year)}, {"action", options.subject}});
  Follower follower(city, options, plan, date);
  if (options.percent) TRY_VOID(follower.record(PlanEntryKind::progress, options.percent, options.note));
  if (!options.percent && !options.note.empty())
    TRY_VOID(follower.record(PlanEntryKind::note, std::nullopt, options.note));
  if (options.spent) TRY_VOID(follower.record(PlanEntryKind::spent, options.spent, ""));
  if (!options.milestone.empty()) TRY_VOID(follower.milestone(*action));
  if (!options.evidence.empty()) TRY_VOID(follower.evidence());
  if (!options.not_reached.empty()) TRY_VOID(follower.not_reached(*action));
  TRY_VOID(transaction.commit());
  return say_recorded(context, follower.count);
}

Result<> run_validate(const Context& context, const Options& options) {
  TRY(const Date date, as_of_or_today(options.date));
  TRY(OpenCity city, open_city(options.where.where));
  const std::vector<Department>& known = city.org.city.departments;
  if (!known.empty() && std::ranges::find(known, options.subject, &Department::code) == known.end())
    return fail(Kind::not_found, "there is no department {code}", {{"code", options.subject}});
  TRY(const YearPlan plan, chosen_plan(city.database, city.org.id, options.year));
  Follower follower(city, options, plan, date);
  TRY_VOID(follower.record(PlanEntryKind::validation, std::nullopt, options.note));
  return say_recorded(context, follower.count);
}

}  // namespace

void add_plan_following(CLI::App& app, const Context& context, PlanCommands& commands) {
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  const auto add = [&](std::string name, const std::string& summary,
                       Result<> (*run)(const Context&, const Options&)) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(std::move(name), summary);
    declare_year(*command, context, *options, false);
    declare_by(*command, context, *options);
    command->add_option("--date", options->date, in_words("When it was so; today by default"));
    command->add_option("--note", options->note, in_words("In words"));
    commands.emplace_back(command, [options, context, run] { return run(context, *options); });
    return std::pair<CLI::App&, Options&>(*command, *options);
  };
  {
    auto [command, options] = add("progress", in_words("Record what becomes of an action"), run_progress);
    command.add_option("action", options.subject, in_words("An action, such as A-12"))->required();
    command.add_option("--percent", options.percent, in_words("How far it is, 0 to 100"))
        ->check(CLI::Range(0.0, 100.0));
    command.add_option("--spent", options.spent, in_words("Euros spent so far"))
        ->check(CLI::NonNegativeNumber);
    command.add_option("--milestone", options.milestone, in_words("A milestone reached on that date"));
    command.add_option("--not-reached", options.not_reached,
                       in_words("A milestone that was recorded as reached by mistake"));
    command.add_option("--evidence", options.evidence,
                       in_words("Supporting document: a file, which is kept by its hash"));
  }
  {
    auto [command, options] =
        add("validate", in_words("Record that a department has read the plan and has nothing to add"),
            run_validate);
    command.add_option("department", options.subject, in_words("Code of the department"))->required();
  }
}

}  // namespace capnr::cli
