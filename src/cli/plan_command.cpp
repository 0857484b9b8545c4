// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/plan_command.h"

#include <CLI/App.hpp>

namespace capnr::cli {

void declare_year(CLI::App& app, const Context& context, PlanOptions& options, bool positional) {
  declare_steering(app, context, options.where);
  app.add_option(
         positional ? "year" : "--year", options.year,
         std::string(tr(context.language, "Year of the plan; by default the last one that is not closed")))
      ->check(CLI::Range(1900, 2200));
}

void declare_by(CLI::App& app, const Context& context, PlanOptions& options) {
  app.add_option("--by", options.by,
                 std::string(tr(context.language, "Who does it; the name of the account by default")));
}

PlanStamp stamp_of(const PlanOptions& options, std::string note) {
  return {now_utc(), who(options.by), std::move(note)};
}

Action declare_plan(CLI::App& app, const Context& context) {
  auto commands = std::make_shared<PlanCommands>();
  app.require_subcommand(1);
  add_plan_reading(app, context, *commands);
  add_plan_life(app, context, *commands);
  add_plan_import(app, context, *commands);
  add_plan_following(app, context, *commands);
  add_plan_meetings(app, context, *commands);
  return [commands]() -> Result<> {
    for (const auto& [command, action] : *commands)
      if (command->parsed()) return action();
    return {};
  };
}

}  // namespace capnr::cli
