// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.h"
#include "inventory/register_table.h"
#include "steering/plan.h"

// A plan as a table, one row for each action: how departments answer. Headers are French or English, in any order; a table that has some of the
// columns changes only these, and only the actions that it names.
//
//   action;titre;engagements;direction;budget prévu;début;fin;jalons;avancement;note;révision
//   A-12;Garder les portables six ans;E-1.9;DNSI;30 000;01/01/2026;31/12/2026;2026-03-31 Marché notifié;40;lancé;3
//
// A commitment is written E-1.10, so that no spreadsheet takes it for the number 1.1; 1.10 is read too. `revision` says from which revision the table was
// made: it is how the second of two people is told.

namespace capnr {

/// The columns, the action's own first, in the order of the export.
std::span<const RegisterColumn> plan_columns();
/// Their titles in a language, in the same order.
std::vector<std::string> plan_headers(Language language);

/// One row of the export, a cell for each column.
enum class PlanCellKind : std::uint8_t { text, number, date };
struct PlanCell {
  PlanCellKind kind = PlanCellKind::text;
  std::string text;  ///< as plan_cells.h writes it
};
std::vector<PlanCell> plan_row(const YearPlan& plan, const Action& action);

/// What the words of a table are checked against.
struct PlanTableContext {
  const Programme& programme;
  std::span<const Department> departments;  ///< none: any name is taken
  const LeverBook* levers = nullptr;        ///< null: any id is taken
  Date today;                               ///< of progress that says no date
};

/// A document that a row names, which the caller keeps and records.
struct NamedEvidence {
  std::string action, file;
  std::int64_t row = 0;
};

struct PlanImport {
  Plan plan;  ///< the base with the table's changes
  std::vector<PlanEntry>
      entries;  ///< of the journal: what the table says that is not known yet; at and by are the caller's
  std::vector<NamedEvidence> evidence;  ///< not known yet
  std::set<std::string> named;          ///< actions of the table
};

/// The revision that the table was made from; nothing when it does not say. Kind::bad_input when its rows do not agree.
Result<std::optional<std::int64_t>> revision_of(const RegisterTable& table);

/// `base`: the plan that the table was made from; `now`: the plan of today, whose journal tells what is known already. A faulty row changes nothing and is
/// given to `on_reject`, where.column naming the field.
Result<PlanImport> read_plan_table(const RegisterTable& table, const Plan& base, const YearPlan& now,
                                   const PlanTableContext& context,
                                   FunctionRef<Result<>(const RegisterRow&, const Error&)> on_reject);

}  // namespace capnr
