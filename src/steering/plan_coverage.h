// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "steering/plan.h"
#include "steering/standing.h"

// What a plan leaves out, and what is late in it. Pure: the day is given.

namespace capnr {

/// How much of a plan is done, in the weight of its actions, against what should be at the end of a day. An action counts for at most what is expected of
/// it: one that is ahead does not hide another's delay. Progress that nobody told counts as none.
struct PlanRealisation {
  double done = 0, expected = 0;
  std::size_t untold = 0;  ///< actions that should have begun and whose progress nobody told
  /// Percent; nothing when nothing was expected yet.
  std::optional<double> rate() const {
    return expected > 0 ? std::optional(100 * done / expected) : std::nullopt;
  }
};
PlanRealisation realisation(const YearPlan& plan, Date day);

/// A commitment is covered by an action that has an owner and dates.
bool covers(const Plan& plan, std::string_view commitment);
/// Whether a department owns an action that serves the axis (any: std::nullopt).
bool takes_part(const Plan& plan, const PlanWords& words, std::string_view department,
                std::optional<Axis> axis = std::nullopt);

struct LateMilestone {
  std::string action, label;
  Date due;
};
/// An action whose end is past and that is not at 100 %.
struct LateAction {
  std::string action, title, department;
  Date end;
  std::optional<double> percent;
};
struct OverspentAction {
  std::string action, title;
  double budget = 0, spent = 0;
};
/// An indicator that judges actions and whose value is stale, or missing.
struct WeakEvidence {
  std::string indicator, measure;
  StandingStatus status = StandingStatus::no_evidence;
  std::optional<Date> stale_after;
  std::vector<std::string> actions;
};
struct DepartmentRow {
  DepartmentName department;
  std::array<std::size_t, axis_count> actions{};  ///< by axis
  bool validated = false;
  std::size_t total() const;
};

struct PlanCoverage {
  Date as_of;
  PlanWords words;                             ///< what the plan is told with
  std::vector<CommitmentWords> uncovered;      ///< commitments without an action that has an owner and dates
  std::vector<DepartmentName> absent;          ///< departments with neither an action nor a validation
  std::vector<DepartmentRow> map;              ///< every department of the city, by axis
  std::vector<LateMilestone> late_milestones;  ///< due before the day and not reached, oldest first
  std::vector<LateAction> late_actions;
  std::vector<OverspentAction> overspent;
  std::vector<WeakEvidence> evidence;
  PlanRealisation realised;
  double budget = 0, spent = 0;    ///< euros, of the actions that say them
  std::size_t without_budget = 0;  ///< actions whose budget is unknown
};

/// `plan`: read until `as_of`; `words`: words_of() it; `entries`: what current_values() gives.
PlanCoverage plan_coverage(const YearPlan& plan, const PlanWords& words, const Programme& programme,
                           std::span<const LedgerEntry> entries, Date as_of);

}  // namespace capnr
