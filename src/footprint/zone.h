// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace capnr {

/// The zone code of a place as sources write it: "FR", "France", "Tanzania, United Republic Of", "Europe"
/// (EU27), "Non spécifié" and "World" (WORLD). A code is kept as it is in upper case: two letters, or EU27,
/// EEE, WORLD.
std::optional<std::string> zone_from(std::string_view text);

/// Whether a zone is an average of countries: its code has not two letters.
bool is_average(std::string_view zone);

}  // namespace capnr
