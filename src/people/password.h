// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"

// Passwords are kept as Argon2id (RFC 9106, through libsodium), each with a salt of its own, as a text that says its own cost:
// "$argon2id$v=19$m=19456,t=3,p=1$…". They are brought to NFC first: an é typed on two keyboards is one é.
//
//   TRY_VOID(check_new_password(typed, account.login, account.name));
//   const std::string kept = hash_password(typed);
//   if (verify_password(kept, typed)) …

namespace capnr {

/// What a hash costs to whoever guesses, and to us: passes over so many bytes.
struct PasswordCost {
  unsigned long long passes = 3;
  std::size_t bytes = std::size_t{19} << 20U;
  bool operator==(const PasswordCost&) const = default;
};
/// One pass more than the least that OWASP's Password Storage Cheat Sheet asks with 19 MiB. Not libsodium's "interactive" (64 MiB): the server
/// has 120 MB for all that it does.
inline constexpr PasswordCost standard_password_cost{};
/// The least that libsodium takes: for tests only.
inline constexpr PasswordCost quick_password_cost{1, 8192};

inline constexpr std::size_t shortest_password = 12;  ///< characters
inline constexpr std::size_t longest_password = 256;  ///< bytes

/// Kind::bad_input, where.column "password", for one that is too short or too long, no UTF-8, the login (or what stands before its @) or the
/// name, one character or row of the keyboard repeated, or among the commonest. No other rule: no mandatory digit, no expiry (NIST SP 800-63B).
Result<> check_new_password(std::string_view password, std::string_view login, std::string_view name = {});

/// Throws std::bad_alloc when the memory is not there. The password is one that check_new_password() accepts.
std::string hash_password(std::string_view password, const PasswordCost& cost = standard_password_cost);

/// In the time that the hash's cost takes, whatever the answer; false for what is no hash of ours.
bool verify_password(std::string_view hash, std::string_view password);

/// Takes the time of a verification that fails: where there is no account.
void verify_nothing(std::string_view password, const PasswordCost& cost = standard_password_cost);

/// The hash was made at another cost: hash again, as soon as the password is known.
bool needs_rehash(std::string_view hash, const PasswordCost& cost = standard_password_cost);

}  // namespace capnr
