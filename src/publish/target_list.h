// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "html/svg_trajectory.h"
#include "publish/terminal.h"
#include "steering/judged_targets.h"

// The targets of a city and where they stand, for people and for programs: the same judge() behind each.

namespace capnr {

struct TargetList {
  const Programme& programme;
  std::vector<JudgedTarget> targets;
  std::vector<ScopeVersion> versions;
  std::string city;
  Date as_of;
};

/// Each target with what its path asks, what was measured, the forecast, the status and the rule that decided it.
std::string targets_text(const TargetList& list, const TerminalOptions& options);
/// With the path, the history and the forecast, year by year.
std::string targets_json(const TargetList& list, Language language);
/// A line a target, for spreadsheets.
std::string targets_csv(const TargetList& list, Language language);
/// A page with the trajectory of each target: drawing, data, status.
std::string targets_page(const TargetList& list, Language language);

/// What its chart draws: the path, what was measured, the forecast.
html::Trajectory trajectory_of(const JudgedTarget& judged);
/// What is said of a target, and its chart.
html::Html target_facts(const Programme& programme, const JudgedTarget& judged, Language language);
html::Html trajectory_chart(const Programme& programme, const JudgedTarget& judged, Language language);

/// Every entry of the targets, oldest first: what was recorded, by whom, what it superseded and why.
std::string target_history_text(const Programme& programme, std::span<const TargetEntry> history,
                                const TerminalOptions& options);
std::string target_history_json(std::span<const TargetEntry> history);
std::string scope_versions_text(std::span<const ScopeVersion> versions, const TerminalOptions& options);

/// "Empreinte carbone du numérique – DNSI"
std::string shown_name(const Programme& programme, const Target& target, Language language);
/// "Délibération 23/0412, 30 juin 2023"
std::string shown_vote(const Target& target, Language language);
/// One without words when the catalogue no longer has it.
const Unit& unit_of(const Programme& programme, const Target& target);
/// The rule that decided the status, with its numbers: "4 500 t mesurées en 2025, quand le chemin demande 4 400 t : …".
std::string shown_rule(const Target& target, const TargetStanding& standing, const Unit& unit,
                       Language language);
/// "atteint en 2031", "manque 250 t en 2030", with what it rests on; empty when there is no forecast.
std::string shown_forecast(const Target& target, const TargetStanding& standing, const Unit& unit,
                           Language language);
/// "de 5 400 t en 2022 à 3 240 t en 2030, en ligne droite"
std::string shown_target(const Target& target, const Unit& unit, Language language);

}  // namespace capnr
