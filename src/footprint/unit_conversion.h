// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "footprint/criterion.h"

namespace capnr {

/// What to multiply a value in `unit` by to have it in unit(criterion): 0.001 for "gCO2e" of gwp. Nothing
/// when the unit is not one of the list: a unit is never guessed.
std::optional<double> conversion(Criterion criterion, std::string_view unit);

}  // namespace capnr
