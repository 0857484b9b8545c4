// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Unicode's normal forms: what a person types on one keyboard is what the same person types on another. Nothing for what is no UTF-8.

namespace capnr {

/// é is one character, however it was composed.
std::optional<std::string> nfc(std::string_view text);

/// NFKC_Casefold: for comparing names; without case, compatibility forms and invisible characters.
std::optional<std::string> case_folded(std::string_view text);

/// Code points.
std::size_t characters_in(std::string_view text);

}  // namespace capnr
