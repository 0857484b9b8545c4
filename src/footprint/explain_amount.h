// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "footprint/explain_parts.h"

namespace capnr {

/// Impacts of something measured by an amount: `lead` (and `over`, a lifetime) make the amount, the item's
/// factors multiply it. `group` is the engine's result.
std::vector<ExplainedImpact> explain_amount(const Explainer& with, const Group& group,
                                            const ReferenceItem* item, const std::vector<Term>& lead,
                                            const std::optional<Term>& over, const Words& per);

}  // namespace capnr
