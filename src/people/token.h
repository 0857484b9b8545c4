// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

// What is given to somebody as a proof: of a session, of the right to call the API, to choose a new password. 256 random bits, of which only the
// SHA-256 is kept: whoever reads the database cannot use it.

namespace capnr {

/// 43 characters of base64url: [A-Za-z0-9_-].
std::string new_token();

/// What is kept of it: 64 hexadecimal digits.
std::string token_hash(std::string_view token);

/// Base64url without padding (RFC 4648 § 5).
std::string to_base64url(std::string_view bytes);
/// Nothing when it is not base64url.
std::optional<std::string> from_base64url(std::string_view text);

/// In a time that does not depend on where they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace capnr
