// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

// To count the agents who have two computers one must tell agents apart, not know who they are. A name never enters the database: a keyed hash of it
// does, and the key stays with the city, outside the database. Who has the database without the key cannot try names; who loses the key can no
// longer link new imports to old ones.

namespace capnr {

inline constexpr std::size_t shortest_user_key = 16;

/// "user:" and 32 hexadecimal digits: HMAC-SHA-256 of the folded account (without its Windows domain), cut to 128 bits. What is a pseudonym already
/// stays as it is, as an export and its import need. Empty for an empty name, and for a name without a key.
std::string pseudonym_of(std::string_view user, std::string_view key);

/// The key in a file, without the blanks around it; Kind::bad_input when it has fewer than sixteen characters.
Result<std::string> read_user_key(const std::filesystem::path& path);

}  // namespace capnr
