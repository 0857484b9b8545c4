// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/error.h"
#include "steering/lever.h"

// What the readers of catalog/levers/ and of levers.toml share.

namespace capnr {

class TomlReader;

inline constexpr double most_rebound = 5;
inline constexpr double longest_ramp = 50;

/// Kind::bad_input unless the number is within what the parameter allows.
Result<> check_range(const LeverParameterRule& rule, double value, const Where& where);
std::string known_parameters(LeverKind kind);

/// Empty when absent.
Result<> take_text(TomlReader& reader, std::string_view key, std::string& out);
/// [filter]: types, items, categories, departments, datacentres, statuses.
Result<> read_filter(TomlReader& reader, LeverFilter& filter);

}  // namespace capnr
