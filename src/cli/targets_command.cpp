// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <CLI/App.hpp>

#include "cli/output.h"
#include "cli/target_edits.h"
#include "cli/target_plan.h"
#include "publish/target_list.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  MethodOptions method;
  LeverOptions plan;
  std::string as_of, indicator, status, format = "table", output, page;
  bool all = false;
  // Of the commands below it.
  DeclaredTarget set;
  ImportTargetsOptions import;
  RebaseOptions rebase;
  CloseOptions close;
  ScopeOptions scope;
  std::string history, history_format = "table";
};

ValueBounds bounds_of(const Programme& programme, const Target& target) {
  const Unit& unit = unit_of(programme, target);
  return {unit.minimum, unit.maximum};
}

Result<std::vector<TargetEntry>> wanted(const Options& options, OpenSteering& opened, Date as_of) {
  if (!options.indicator.empty() && opened.programme.indicator(options.indicator) == nullptr)
    return fail(Kind::not_found, "there is no indicator {id}: capnr indicators lists them",
                {{"id", options.indicator}});
  TRY(std::vector<TargetEntry> targets, load_targets(opened.city.database, opened.city.org.id));
  std::erase_if(targets, [&](const TargetEntry& entry) {
    return (!options.all && !is_open(entry, as_of)) ||
           (!options.indicator.empty() && entry.target.indicator != options.indicator);
  });
  return targets;
}

Result<TargetList> judged(const Context& context, const Options& options, OpenSteering& opened) {
  TRY(const Date as_of, as_of_or_today(options.as_of));
  TRY(std::vector<TargetEntry> targets, wanted(options, opened, as_of));
  TRY(const std::vector<LedgerEntry> entries, current_values(opened.city.database, opened.city.org.id));
  TargetList list{opened.programme, {}, {}, opened.city.org.city.name, as_of};
  TRY(list.versions, scope_versions(opened.city.database, opened.city.org.id));
  int until = 0;
  for (const TargetEntry& entry : targets) until = std::max(until, entry.target.goal.year);
  TRY(const PlanEffects effects, plan_effects(context, options.plan, options.where, options.method, until));
  for (TargetEntry& entry : targets) {
    const Target& target = entry.target;
    const auto plan = effects.find(target.indicator);
    const bool helped = plan != effects.end() && target.scope.kind == Scope::Kind::city;
    TargetStanding standing =
        judge(target,
              {entries, list.versions, bounds_of(opened.programme, target),
               helped ? std::span<const YearValue>(plan->second) : std::span<const YearValue>()},
              as_of);
    if (options.status.empty() || code(standing.status) == options.status)
      list.targets.push_back({std::move(entry), std::move(standing)});
  }
  return list;
}

Result<> show(const Context& context, const Options& options, OpenSteering& opened) {
  TRY(const TargetList list, judged(context, options, opened));
  TRY(Output output, Output::open(options.output));
  TRY_VOID(output.write(options.format == "json"  ? targets_json(list, context.language)
                        : options.format == "csv" ? targets_csv(list, context.language)
                                                  : targets_text(list, output.terminal(context.language))));
  if (!options.page.empty()) TRY_VOID(write_file(options.page, targets_page(list, context.language)));
  return output.commit();
}

Result<> show_history(const Context& context, const Options& options, OpenSteering& opened) {
  TRY(const std::vector<TargetEntry> history,
      target_history(opened.city.database, opened.city.org.id, options.history));
  if (history.empty() && !options.history.empty())
    return fail(Kind::not_found, "there is no target {key}: capnr targets lists them",
                {{"key", options.history}});
  if (options.history_format == "json") return print(target_history_json(history));
  TRY(Output output, Output::open(""));
  return print(target_history_text(opened.programme, history, output.terminal(context.language)));
}

// ---- Options ----------------------------------------------------------------------------------------------------------

class Declarer {
 public:
  Declarer(CLI::App& app, const Context& context) : app_(app), language_(context.language) {}
  CLI::Option* option(const std::string& names, std::string& value, std::string_view words) {
    return app_.add_option(names, value, std::string(words));
  }
  void flag(const std::string& name, bool& value, std::string_view words) {
    app_.add_flag(name, value, std::string(words));
  }
  std::string_view in_words(std::string_view message) const { return tr(language_, message); }
  void reason_and_by(std::string& reason, std::string& by) {
    option("--reason", reason, in_words("Why a target that is there already changes"));
    option("--by", by, in_words("Who does it; the name of the account by default"));
  }

 private:
  CLI::App& app_;
  Language language_;
};

void declare_set(Declarer to, DeclaredTarget& set) {
  to.option("key", set.key, to.in_words("The city's short name for the target: carbon-2030"));
  to.option("indicator", set.indicator,
            to.in_words("An indicator, or one of its measures: I-1.8c, I-1.7a/screens"));
  to.option("--scope", set.scope,
            to.in_words("city (by default), department:NAME, site:NAME or service:NAME"));
  to.option("--perimeter", set.perimeter,
            to.in_words("Whom the target binds: administration (by default), inhabitants or partners"));
  to.option("--baseline-year", set.baseline_year, to.in_words("Year from which the target starts"));
  to.option("--baseline", set.baseline, to.in_words("Value in that year; that of the ledger by default"));
  to.option("--unit", set.unit, to.in_words("Unit of the value, to be checked against the indicator's"));
  to.option("--target-year", set.goal_year, to.in_words("Year of the target"));
  to.option("--target", set.goal, to.in_words("Value to reach"));
  to.option("--path", set.path, to.in_words("straight line (by default), milestones or percent"));
  to.option("--milestones", set.milestones, to.in_words("Values on the way: 2026=4800, 2028=4100"));
  to.option("--percent", set.percent,
            to.in_words("Percent a year, negative for a decrease, instead of the target's value"));
  to.option("--scope-version", set.scope_version,
            to.in_words("Scope version of the baseline; the one of its year by default"));
  to.option("--vote", set.vote, to.in_words("Reference of the decision that the target comes from"));
  to.option("--vote-date", set.voted_on, to.in_words("Date of the vote"));
  to.option("--note", set.note, to.in_words("What must be known of the target"));
  to.reason_and_by(set.reason, set.by);
}

void declare_import_targets(Declarer to, ImportTargetsOptions& options) {
  to.option("file", options.file, to.in_words("A table of targets: CSV, XLSX, ODS or JSON"))->required();
  to.flag("--accept-partial", options.accept_partial,
          to.in_words("Record the good rows, leave the others out"));
  to.option("--rejects", options.rejects, to.in_words("Folder for the rejected rows"));
  to.option("--by", options.by, to.in_words("Who does it; the name of the account by default"));
}

void declare_rebase(Declarer to, RebaseOptions& options) {
  to.option("key", options.key, to.in_words("The target"))->required();
  to.option("--value", options.value, to.in_words("The baseline, recomputed"))->required();
  to.option("--year", options.year, to.in_words("Year of the baseline; the same by default"));
  to.option("--scope-version", options.scope_version,
            to.in_words("Scope version under which it was recomputed; the last one by default"));
  to.flag(
      "--scale", options.scale,
      to.in_words("Change the target and its milestones in the same proportion; they stay as voted without"));
  to.reason_and_by(options.reason, options.by);
}

void declare_close(Declarer to, CloseOptions& options) {
  to.option("key", options.key, to.in_words("The target"))->required();
  to.option("--on", options.on, to.in_words("First day on which it is no longer pursued"));
  to.flag("--withdraw", options.withdraw, to.in_words("It was recorded by mistake; the history keeps it"));
  to.reason_and_by(options.reason, options.by);
}

void declare_scope(Declarer to, ScopeOptions& options) {
  to.option("version", options.version, to.in_words("Name of a new scope version: 2025-1"));
  to.option("--from", options.from, to.in_words("First day on which it holds"));
  to.option("--description", options.description, to.in_words("What is measured from then on"));
  to.option("--remove", options.remove, to.in_words("Take back one that no target names"));
  to.option("--by", options.by, to.in_words("Who does it; the name of the account by default"));
}

void declare_list(Declarer to, Options& options) {
  to.option("--as-of", options.as_of, to.in_words("Date on which staleness is judged; today by default"));
  to.option("--indicator", options.indicator, to.in_words("Only the targets of this indicator"));
  to.option("--status", options.status,
            to.in_words("Only this status: met, on_track, at_risk, off_track, no_evidence"))
      ->check(CLI::IsMember({"met", "on_track", "at_risk", "off_track", "no_evidence"}));
  to.flag("--all", options.all, to.in_words("Those that are closed too"));
  to.option("--levers", options.plan.levers,
            to.in_words("File of levers of the plan, whose effect the forecast adds (docs/levers.md)"));
  to.option("--inventory", options.plan.inventory,
            to.in_words("Inventory on which the levers act: date or label; the last one by default"));
  to.option("--format", options.format, to.in_words("table, json or csv"))
      ->check(CLI::IsMember({"table", "json", "csv"}));
  to.option("--output", options.output, to.in_words("File to write; the standard output by default"));
  to.option("--page", options.page, to.in_words("HTML file to write too: the trajectory of each target"));
}

void declare_history_of_targets(Declarer to, Options& options) {
  to.option("key", options.history, to.in_words("The target; all of them by default"));
  to.option("--format", options.history_format, to.in_words("table or json"))
      ->check(CLI::IsMember({"table", "json"}));
}

}  // namespace

Action declare_targets(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto in_words = [&](std::string_view message) { return std::string(tr(context.language, message)); };
  declare_database(app, context, options->where);
  declare_method(app, context, options->method);
  declare_list({app, context}, *options);
  CLI::App* set = app.add_subcommand("set", in_words("Record a target, or change it"));
  declare_set({*set, context}, options->set);
  CLI::App* import = app.add_subcommand("import", in_words("Record a table of targets"));
  declare_import_targets({*import, context}, options->import);
  CLI::App* rebase = app.add_subcommand("rebase", in_words("Recompute the baseline of a target"));
  declare_rebase({*rebase, context}, options->rebase);
  CLI::App* close = app.add_subcommand("close", in_words("Close a target, or withdraw it"));
  declare_close({*close, context}, options->close);
  CLI::App* history = app.add_subcommand("history", in_words("Show every state that a target had"));
  declare_history_of_targets({*history, context}, *options);
  CLI::App* scope = app.add_subcommand("scope", in_words("List the scope versions, or record one"));
  declare_scope({*scope, context}, options->scope);
  return [=]() -> Result<> {
    TRY(OpenSteering opened, open_steering(context, {options->where, options->method.city_folder}));
    if (set->parsed()) return set_target(context, opened, options->set);
    if (import->parsed()) return import_targets(context, opened, options->import);
    if (rebase->parsed()) return rebase_target(context, opened, options->rebase);
    if (close->parsed()) return close_target(context, opened, options->close);
    if (history->parsed()) return show_history(context, *options, opened);
    if (scope->parsed()) return edit_scope_versions(context, opened, options->scope);
    return show(context, *options, opened);
  };
}

}  // namespace capnr::cli
