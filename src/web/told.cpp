// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/told.h"

#include <algorithm>

#include "base/text.h"
#include "evidence/plan_journal.h"
#include "people/audit.h"
#include "steering/declared_values.h"

namespace capnr::web {
namespace {

// A contributor gives the values of its department; the whole city's are the pilot's.
Result<> check_scope(const Exchange& exchange, const Scope& scope) {
  if (exchange.may(Access::pilot)) return {};
  const std::string& department = exchange.visitor->grant.department;
  if (scope.kind == Scope::Kind::department && scope.name == department) return {};
  return fail(Kind::bad_input,
              "your account gives the values of its department: write department:{department}",
              {{"department", department}}, {.column = "scope"});
}

Result<std::optional<double>> number_of(const Exchange& exchange, const std::string& text,
                                        std::string_view name, double most) {
  if (text.empty()) return std::nullopt;
  const auto number = parse_number(text);
  if (!number || *number < 0 || *number > most)
    return fail(Kind::bad_input, "write a number from 0 to {most}",
                {{"most", format_number(most, exchange.language, 9)}}, {.column = std::string(name)});
  return number;
}

Result<> check_milestone(const Action& action, const std::string& label) {
  if (label.empty() ||
      std::ranges::find(action.milestones, label, &Milestone::label) != action.milestones.end())
    return {};
  return fail(Kind::bad_input, "the action has no milestone {label}", {{"label", label}},
              {.column = "milestone"});
}

// Writes the entries of one telling, which are all of one moment, and knows whether one of them was new.
class Teller {
 public:
  Teller(const Exchange& exchange, const YearPlan& plan, const Action& action) : exchange_(exchange) {
    entry_.year = plan.plan.year;
    entry_.subject = action.id;
    entry_.date = exchange.today;
    entry_.at = utc_text(exchange.now);
    entry_.by = exchange.visitor->account().name;
  }
  Result<> tell(PlanEntryKind kind, std::optional<double> number, const std::string& text) {
    entry_.kind = kind;
    entry_.number = number;
    entry_.text = text;
    TRY(const bool fresh, record_entry(exchange_.database, exchange_.org(), entry_));
    told_ = told_ || fresh;
    return {};
  }
  bool has_told() const { return told_; }

 private:
  const Exchange& exchange_;
  PlanEntry entry_;
  bool told_ = false;
};

}  // namespace

Result<const Indicator*> indicator_of_address(const Exchange& exchange) {
  const Indicator* indicator = exchange.programme().indicator(exchange.values[0]);
  if (indicator == nullptr)
    return fail(Kind::not_found, "there is no indicator {id}: capnr indicators lists them",
                {{"id", exchange.values[0]}});
  return indicator;
}

Result<Recorded> tell_value(const Exchange& exchange, const Indicator& indicator, const ToldValue& told) {
  DeclaredValue declared;
  declared.indicator = told.measure.empty() ? indicator.id : indicator.id + "/" + told.measure;
  declared.period = told.period;
  declared.value = told.value;
  declared.scope = told.scope;
  declared.source = told.source;
  declared.reason = told.reason;
  TRY(LedgerEntry entry, entry_of(declared, exchange.programme()));
  TRY_VOID(check_scope(exchange, entry.key.scope));
  entry.recorded_at = utc_text(exchange.now);
  entry.recorded_by = exchange.visitor->account().name;
  const std::string subject = reference_of(entry.key);
  TRY(Database::Transaction transaction, exchange.database.begin());
  TRY(const Recorded recorded, record_value(exchange.database, exchange.org(), std::move(entry)));
  if (recorded.outcome != Recorded::Outcome::unchanged)
    TRY_VOID(append_audit(exchange.database, exchange.actor(), {exchange.org(), "value.recorded", subject}));
  TRY_VOID(transaction.commit());
  return recorded;
}

Result<const Action*> action_of_address(const Exchange& exchange, const YearPlan& plan) {
  const Action* action = plan.plan.action(exchange.values[1]);
  if (action == nullptr)
    return fail(Kind::not_found, "there is no action {id} in the plan of {year}",
                {{"id", exchange.values[1]}, {"year", exchange.values[0]}});
  return action;
}

bool may_tell(const Exchange& exchange, const YearPlan& plan, const Action& action) {
  if (plan.state == PlanState::closed || !exchange.may(Access::contributor)) return false;
  return exchange.may(Access::pilot) || exchange.visitor->grant.department == action.department;
}

Result<> tell_progress(const Exchange& exchange, const YearPlan& plan, const Action& action,
                       const ToldProgress& told) {
  if (!may_tell(exchange, plan, action))
    return fail(Kind::conflict,
                "the progress of an action is told by its department, while the plan is open");
  TRY(const std::optional<double> percent, number_of(exchange, told.progress, "progress", 100));
  TRY(const std::optional<double> spent, number_of(exchange, told.spent, "spent", 1e12));
  TRY_VOID(check_milestone(action, told.milestone));
  TRY(Database::Transaction transaction, exchange.database.begin());
  Teller teller(exchange, plan, action);
  if (percent) TRY_VOID(teller.tell(PlanEntryKind::progress, percent, told.note));
  if (spent) TRY_VOID(teller.tell(PlanEntryKind::spent, spent, {}));
  if (!told.milestone.empty()) TRY_VOID(teller.tell(PlanEntryKind::milestone, std::nullopt, told.milestone));
  if (!told.note.empty() && !percent) TRY_VOID(teller.tell(PlanEntryKind::note, std::nullopt, told.note));
  if (!teller.has_told())
    return fail(Kind::bad_input, "nothing was told: fill at least one field", {}, {.column = "note"});
  TRY_VOID(append_audit(exchange.database, exchange.actor(),
                        {exchange.org(), "plan.told", std::to_string(plan.plan.year) + " " + action.id}));
  return transaction.commit();
}

}  // namespace capnr::web
