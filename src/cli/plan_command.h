// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/steering_options.h"
#include "steering/stored_plans.h"

// The commands under capnr plan, by family: each adds its own to the list. Private to this folder.

namespace capnr::cli {

/// A command under capnr plan and what it runs.
using PlanCommands = std::vector<std::pair<CLI::App*, Action>>;

/// What most of them take: the database, the city's folder, the year, who.
struct PlanOptions {
  SteeringOptions where;
  int year = 0;
  std::string by;
};
void declare_year(CLI::App& app, const Context& context, PlanOptions& options, bool positional);
void declare_by(CLI::App& app, const Context& context, PlanOptions& options);
PlanStamp stamp_of(const PlanOptions& options, std::string note = {});

void add_plan_reading(CLI::App& app, const Context& context, PlanCommands& commands);
void add_plan_life(CLI::App& app, const Context& context, PlanCommands& commands);
void add_plan_import(CLI::App& app, const Context& context, PlanCommands& commands);
void add_plan_following(CLI::App& app, const Context& context, PlanCommands& commands);
void add_plan_meetings(CLI::App& app, const Context& context, PlanCommands& commands);

}  // namespace capnr::cli
