// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "html/html.h"
#include "publish/sink.h"
#include "publish/terminal.h"
#include "steering/abatement.h"
#include "steering/after_the_fact.h"
#include "steering/best_plan.h"
#include "steering/lever_catalogue.h"

// What is told of a simulation: the terminal, JSON, CSV and the page say the same.

namespace capnr {

struct SimulationDocument {
  std::string city, insee_code;
  std::string label;  ///< of the inventory
  Date inventory_date = {};
  std::string set, profile;
  const LeverBook& book;
  Simulation simulation = {};
  std::optional<std::size_t> climate = {};  ///< place of climate change in the simulation's criteria
  std::vector<AbatementRow> abatement = {};
  std::optional<BestPlan> plan = {};
  std::optional<AfterTheFact> measured = {};
};

std::string to_terminal(const SimulationDocument& document, const TerminalOptions& options);
Result<> write_json(const SimulationDocument& document, Language language, Sink sink);
/// One line a year, criterion and measure, then one a lever, criterion and measure.
Result<> write_csv(const SimulationDocument& document, Sink sink);
/// The abatement curve, as a chart with its data.
html::Html abatement_chart(const SimulationDocument& document, std::string_view id, Language language);
/// Sections of a page: the trajectory of a criterion (place in the simulation's criteria), lever by lever, what a kilogram avoided costs, the best plan,
/// every criterion at the horizon.
html::Html simulation_html(const SimulationDocument& document, std::size_t criterion, Language language);
/// A whole page: the years and the abatement curve, with their tables.
std::string to_html(const SimulationDocument& document, Language language);

/// Where a rebound comes from, in words: "10 %, by default: …".
std::string rebound_sentence(const LeverRebound& rebound, Language language);
std::string money_text(const std::optional<double>& euros, Language language);  ///< "unknown" when it is
std::string rank_text(const AbatementRow& row, Language language);

/// The kinds of lever, their parameters, defaults and sources.
std::string to_terminal(const LeverCatalogue& catalogue, const TerminalOptions& options);
Result<> write_json(const LeverCatalogue& catalogue, Sink sink);

}  // namespace capnr
