// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "people/moment.h"

// One-time codes that a telephone computes from a secret and the time: TOTP (RFC 6238) with what every application knows, that is SHA-1, 30 seconds
// and 6 digits. A code is accepted during its own 30 seconds, those before and those after, and once.

namespace capnr {

inline constexpr int totp_digits = 6;
inline constexpr std::int64_t totp_seconds = 30;

/// HOTP (RFC 4226): the code of a counter.
std::string hotp_code(std::string_view key, std::uint64_t counter, int digits = totp_digits);

/// The step of a moment: its number of 30 seconds since 1970.
std::int64_t totp_step(Moment now);
/// The code that a telephone shows at that moment.
std::string totp_code(std::string_view key, Moment now, int digits = totp_digits);

/// The step of which this is the code, among the one of `now`, the one before and the one after, when it comes after `last_used`: keep it, so that
/// the code is not taken twice. Nothing for a wrong, old or replayed code. Spaces in the code do not count.
std::optional<std::int64_t> verify_totp(std::string_view key, std::string_view code, Moment now,
                                        std::optional<std::int64_t> last_used);

/// A new key: 160 random bits, as RFC 4226 recommends.
std::string new_totp_key();

/// RFC 4648, without padding.
std::string to_base32(std::string_view bytes);
/// Letters of either case; spaces, hyphens and final = do not count. Nothing when it is not base32.
std::optional<std::string> from_base32(std::string_view text);

/// otpauth://totp/ISSUER:LOGIN?secret=…&issuer=…: what the QR code holds. Both are percent-encoded; a colon of either becomes a space.
std::string otpauth_uri(std::string_view key, std::string_view issuer, std::string_view login);

}  // namespace capnr
