// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steering/plan.h"

// What changes from one plan to another, field by field, and what two people changed at the same time.

namespace capnr {

/// A field of an action, as the columns of a table write it.
struct PlanField {
  std::string_view name;  ///< "commitments", "budget planned", as the table's column
  std::string (*text)(const Action& action);
  void (*copy)(const Action& from, Action& to);
};
/// All but the id, in the order of the table.
std::span<const PlanField> plan_fields();

struct FieldChange {
  std::string_view field;
  std::string before, after;
  bool operator==(const FieldChange&) const = default;
};

enum class ActionChangeKind : std::uint8_t { added, removed, changed };
std::string_view code(ActionChangeKind kind);

struct ActionChange {
  ActionChangeKind kind = ActionChangeKind::changed;
  std::string action, title;
  std::vector<FieldChange> fields;  ///< of an action that changed
  bool operator==(const ActionChange&) const = default;
};

/// Nothing when both have the same actions; by action.
std::vector<ActionChange> compare_plans(const Plan& before, const Plan& after);

/// A field that both changed, and not alike; an action that one removed and the other changed (the field is then "").
struct PlanConflict {
  std::string action;
  std::string_view field;
  std::string theirs, ours;
  bool operator==(const PlanConflict&) const = default;
};

struct MergedPlan {
  Plan plan;                            ///< theirs with our changes; without those in conflict
  std::vector<PlanConflict> conflicts;  ///< by action
};

/// Two plans made from the same one: what `ours` changed since `base`, put on `theirs`.
MergedPlan merge_plans(const Plan& base, const Plan& theirs, const Plan& ours);

}  // namespace capnr
