// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "evidence/ledger.h"
#include "steering/plan.h"
#include "web/exchange.h"

// What people tell, in a form or through the API: the same checks of who may, the same refusals, the same line in the audit log.

namespace capnr::web {

/// The indicator that is the first name in the address. Kind::not_found when there is none.
Result<const Indicator*> indicator_of_address(const Exchange& exchange);

/// As it was typed; an empty value takes back that of the period.
struct ToldValue {
  std::string measure;  ///< its key; empty for the only one
  std::string period, value, scope, source, reason;
};
/// Recorded and audited, or not at all. A contributor gives the values of its department, a pilot all. Errors are those of entry_of() and record_value(); where.column is the
/// name of a column of a table of values ("indicator" for the measure).
Result<Recorded> tell_value(const Exchange& exchange, const Indicator& indicator, const ToldValue& told);

/// The action of the plan that is the second name in the address. Kind::not_found when there is none.
Result<const Action*> action_of_address(const Exchange& exchange, const YearPlan& plan);

/// Its department, pilots and administrators, while the plan is open.
bool may_tell(const Exchange& exchange, const YearPlan& plan, const Action& action);

/// As it was typed; what is empty is not told.
struct ToldProgress {
  std::string progress, spent, milestone, note;
};
/// Recorded and audited, or not at all. Kind::conflict for who may not tell; Kind::bad_input, where.column names the member, for a number that is none, a milestone that the action
/// does not have, or nothing told.
Result<> tell_progress(const Exchange& exchange, const YearPlan& plan, const Action& action,
                       const ToldProgress& told);

}  // namespace capnr::web
