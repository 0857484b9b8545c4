// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "people/audit.h"
#include "steering/judged_targets.h"
#include "steering/plan.h"
#include "steering/standing.h"
#include "table/json.h"

// One element of each list that is published as JSON, an object. The whole documents (indicators_json, plans_json…) and the pages of the API are made of them: a figure
// is written the same way everywhere.

namespace capnr {

/// A measure, what it must reach, and its last value.
void write_item(JsonWriter& json, const Standing& standing, Language language);
/// An entry of the ledger.
void write_item(JsonWriter& json, const LedgerEntry& entry);
/// A target, its state and where it stands.
void write_item(JsonWriter& json, const Programme& programme, const JudgedTarget& judged, Language language);
/// What a list of plans says of one: year, state, vote, how many actions.
void write_item(JsonWriter& json, const YearPlan& plan);
/// An action and what became of it.
void write_item(JsonWriter& json, const Action& action, const ActionProgress& told);
void write_item(JsonWriter& json, const AuditEntry& entry);

}  // namespace capnr
