// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "inventory/register_table.h"
#include "steering/target_standing.h"

// Targets that people tell: one on the command line, or a table of them.
//
//   cle;indicateur;acteurs;annee de reference;valeur de reference;unite;annee cible;cible;chemin;jalons;vote;date du vote
//   carbone-2030;I-1.1a;administration;2022;5400;t CO2e/year;2030;3240;jalons;2026=4500, 2028=3900;Délibération 23/0412;2023-06-30
//
// Headers are French or English: docs/targets.md has them all. What is not said of a baseline is looked for: its value in the ledger, its scope version by its year.

namespace capnr {

struct DeclaredTarget {
  std::string key, indicator, scope, perimeter, baseline_year, baseline, unit, goal_year, goal, path,
      milestones, percent, scope_version, vote, voted_on, note, reason, by;
};

/// What the city knows already.
struct TargetContext {
  const Programme& programme;
  std::span<const LedgerEntry> entries;    ///< what current_values() gives
  std::span<const ScopeVersion> versions;  ///< what scope_versions() gives
};

/// The target that it says, checked as check_target() does and against the programme: its indicator, unit and the bounds of its values, its scope version.
/// A percentage a year, instead of a goal, gives the goal; beside one, it must agree with it to a tenth of a point. Kind::bad_input, Kind::not_found or
/// Kind::conflict; where.column names the field.
Result<Target> target_of(const DeclaredTarget& declared, const TargetContext& context);

/// "2026=4800, 2028=4100", also with semicolons or line ends between.
Result<std::vector<YearValue>> parse_milestones(std::string_view text);
std::string to_string(std::span<const YearValue> milestones);

/// The columns of a table of targets, and what a row of it says.
std::span<const RegisterColumn> target_columns();
DeclaredTarget declared_target(const RegisterRow& row);

/// The same target with its baseline recomputed. Goal and milestones stay as they were voted; with `scale` they keep their proportion to the baseline. Kind::bad_input as
/// check_target(), Kind::not_found for a scope version that is not there.
struct Rebase {
  double value = 0;
  std::optional<int> year = {};    ///< that of the baseline when it is not said
  std::string scope_version = {};  ///< the last one when it is not said
  bool scale = false;
};
Result<Target> rebased(Target target, const Rebase& rebase, const TargetContext& context);

}  // namespace capnr
