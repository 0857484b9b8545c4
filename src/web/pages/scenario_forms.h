// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "publish/simulated.h"
#include "web/pages/simulator_question.h"

// What becomes of a simulation: kept under a name, or made into actions of a plan. Pilots only.

namespace capnr::web {

/// The fields of both forms, as they were typed.
std::vector<html::Field> scenario_fields(const Exchange& exchange, const AskedSimulation& asked);
/// The scenarios that were kept, and for pilots the forms. Nothing to keep before a lever is chosen.
Result<html::Html> scenario_section(const Exchange& exchange, const AskedSimulation& asked,
                                    const std::vector<html::Field>& fields);

/// Keeps what was asked under the name of the form.
Result<> keep_asked(const Exchange& exchange, const std::string& query);
/// An action for each lever, those of the best plan only where there is one, in the draft of the year of the form; the year.
Result<int> make_actions(const Exchange& exchange, const AskedSimulation& asked, const Simulated& told);

}  // namespace capnr::web
