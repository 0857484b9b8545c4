// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/meetings.h"
#include "publish/terminal.h"
#include "steering/plan_changes.h"
#include "steering/plan_coverage.h"

// The yearly plan, for people and for programs.

namespace capnr {

std::string_view name(PlanState state, Language language);

/// One plan: its state, vote and hash, then its actions with what became of them. `words`: words_of() it.
std::string year_plan_text(const YearPlan& plan, const PlanWords& words, const TerminalOptions& options);
/// One action with all that is known of it.
std::string action_text(const YearPlan& plan, const PlanWords& words, const Action& action,
                        const TerminalOptions& options);
/// All of it.
std::string year_plan_json(const YearPlan& plan, const PlanWords& words);

/// A line a plan: year, state, actions, budget, vote.
std::string plans_text(std::span<const YearPlan> plans, const TerminalOptions& options);
std::string plans_json(std::span<const YearPlan> plans);
/// A line a revision.
std::string revisions_text(std::span<const PlanRevision> revisions, const TerminalOptions& options);

std::string changes_text(std::span<const ActionChange> changes, const TerminalOptions& options);
std::string changes_json(std::span<const ActionChange> changes);

std::string coverage_text(const YearPlan& plan, const PlanCoverage& coverage, const TerminalOptions& options);
std::string coverage_json(const YearPlan& plan, const PlanCoverage& coverage);
/// The map of departments and axes.
std::string coverage_csv(const PlanCoverage& coverage, Language language);

std::string meetings_text(std::span<const Meeting> meetings, const TerminalOptions& options);
std::string meetings_json(std::span<const Meeting> meetings);
std::string decisions_text(std::span<const Decision> decisions, const TerminalOptions& options);
std::string decisions_json(std::span<const Decision> decisions);

/// The table that read_plan_table() reads back: .csv or .xlsx, as the name ends. Kind::usage for another name. In CSV, what a spreadsheet would run as a formula gets an
/// apostrophe before it.
Result<> export_plan(const YearPlan& plan, const std::filesystem::path& path, Language language);

}  // namespace capnr
