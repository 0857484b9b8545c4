// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evidence/plan_journal.h"
#include "evidence/plan_store.h"
#include "steering/lever.h"
#include "steering/programme.h"

// The yearly plan: the actions by which a city keeps its commitments, year after year. Pure: the database keeps the texts (evidence/plan_store.h).
//
//   TRY(const StoredPlan stored, find_plan(database, org, 2026));
//   TRY(const std::vector<PlanEntry> entries, plan_entries(database, org, 2026));
//   TRY(const YearPlan plan, year_plan_of(stored, entries));
//   for (const Action& action : plan.plan.actions) plan.followed(action.id).percent …
//
// A plan has one text (plan_text), the same bytes for the same plan. That of a draft holds the actions; that of a submitted, voted or closed plan holds
// besides, in `words`, all that the actions refer to, as it was that day: the words of the commitments, the names and thresholds of the indicators, the
// names of departments and levers. What is published of such a plan comes from there, whatever becomes of the catalogue.

namespace capnr {

struct Milestone {
  Date due;
  std::string label;
  auto operator<=>(const Milestone&) const = default;
};

struct Action {
  std::string id;  ///< "A-12", unique in its plan
  std::string title, description;
  std::vector<std::string> commitments;  ///< ids, at least one
  std::string
      department;  ///< that owns it: its code, its name when the city has no codes; empty when nobody does
  std::string people;  ///< who carries it, in words: not for publication
  std::string partners;
  std::optional<double> budget;  ///< planned, euros; nothing is unknown, never zero
  std::optional<Date> start, end;
  std::vector<Milestone> milestones;    ///< by date
  std::string lever;                    ///< id of one of the city's levers, or empty
  std::string expected_effect;          ///< declared, in words
  std::vector<std::string> indicators;  ///< ids of those that will judge it
  double weight = 1;                    ///< in the progress of the plan
  bool operator==(const Action&) const = default;
};

// ---- What a frozen plan keeps of what it refers to ------------------------------------------------------------------------

struct CommitmentWords {
  std::string id, article, title_fr, title_en, quote;
  Axis axis = Axis::governance;
  bool operator==(const CommitmentWords&) const = default;
};
struct IndicatorWords {
  std::string id, name_fr, name_en, formula_fr, threshold, origin;  ///< origin: code() of its ThresholdOrigin
  std::vector<std::string> units;
  bool operator==(const IndicatorWords&) const = default;
};
struct DepartmentName {
  std::string code, name;
  bool operator==(const DepartmentName&) const = default;
};
struct LeverWords {
  std::string id, kind, name_fr, name_en;
  bool operator==(const LeverWords&) const = default;
};
struct PlanWords {
  std::vector<CommitmentWords>
      commitments;  ///< of the whole programme, in its order: those that no action keeps too
  std::vector<IndicatorWords> indicators;   ///< that judge an action, by id
  std::vector<DepartmentName> departments;  ///< of the whole city, by code
  std::vector<LeverWords> levers;           ///< that an action names, by id
  bool operator==(const PlanWords&) const = default;

  const CommitmentWords* commitment(std::string_view id) const;
};

struct Plan {
  int year = 0;
  std::string title;
  std::vector<Action> actions;     ///< by id
  std::optional<PlanWords> words;  ///< of a frozen plan
  bool operator==(const Plan&) const = default;

  const Action* action(std::string_view id) const;
};

/// Its canonical JSON: keys and actions in order, nothing left out.
std::string plan_text(const Plan& plan);
/// What plan_text() wrote. Kind::bad_input for another text.
Result<Plan> parse_plan(std::string_view text);

/// The words of today, for a plan about to be submitted. `levers`: those of the city, where it has a book of them.
PlanWords words_for(const Plan& plan, const Programme& programme, std::span<const Department> departments,
                    std::span<const Lever> levers = {});
/// What a frozen plan says, with its own words; of a draft, those of today.
PlanWords words_of(const Plan& plan, const Programme& programme, std::span<const Department> departments);

/// Why a draft cannot be submitted: no action, or an action without title, commitment, department, start or end. Kind::bad_input names the first ones.
Result<> may_submit(const Plan& plan);

// ---- What became of it ----------------------------------------------------------------------------------------------------

struct ProgressNote {
  Date date;
  std::string text, by;
  std::optional<double> percent;
};
struct AttachedEvidence {
  Date date;
  std::string name, sha256;
};
struct ActionProgress {
  std::optional<double> percent;  ///< the last one told, 0 to 100; nothing when nobody told
  std::optional<Date> date;       ///< of that one
  std::optional<double> spent;    ///< euros so far; nothing when nobody told
  std::vector<ProgressNote> notes;
  std::map<std::string, Date, std::less<>> reached;  ///< label of a milestone: when
  std::vector<AttachedEvidence> evidence;
};

/// The plan of a year with its state and what became of its actions.
struct YearPlan {
  Plan plan;
  PlanState state = PlanState::draft;
  std::int64_t revision = 0;
  std::string text;    ///< of the plan: frozen when `frozen()`
  std::string sha256;  ///< of the text
  std::optional<PlanVote> vote;
  PlanStamp stamp;                                              ///< of the last revision
  std::map<std::string, ActionProgress, std::less<>> progress;  ///< by action, where something was told
  std::map<std::string, Date, std::less<>> validations;         ///< by department: when it read the plan

  /// Submitted, voted or closed: `text` holds the words that it refers to.
  bool frozen() const { return state != PlanState::draft; }
  bool voted() const { return state == PlanState::voted || state == PlanState::closed; }
  /// Nothing told when nothing was.
  const ActionProgress& followed(std::string_view action) const;
};

/// `entries`: the journal of that year. With `until`, only what is dated on or before it.
Result<YearPlan> year_plan_of(const StoredPlan& stored, std::span<const PlanEntry> entries,
                              std::optional<Date> until = std::nullopt);

/// A draft of `year` made of another year's plan: the actions that are not done (100 %), and of their milestones those that were not reached.
Plan cloned_plan(const YearPlan& from, int year);

/// The share of an action, 0 to 1, that should be done at the end of a day: straight from its start to its end. Nothing when it has no dates.
std::optional<double> expected_share(const Action& action, Date day);

}  // namespace capnr
