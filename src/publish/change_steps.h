// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "footprint/compare.h"
#include "html/svg_waterfall.h"

namespace capnr {

/// From the total before to the total after: how much equipment, which, the impact of one, and what cannot be compared.
std::vector<html::Step> change_steps(const ComparedCriterion& compared, Language language);

}  // namespace capnr
