// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "people/account.h"

// Sessions of browsers. The token goes to the cookie and nowhere else; the database has its hash. Roles are read at each request: what changes is
// seen at the next click.

namespace capnr {

inline constexpr std::chrono::minutes session_idle{30};
inline constexpr std::chrono::hours session_longest{12};
/// How often a request of a session is written down: the idle time is exact to this.
inline constexpr std::chrono::seconds session_written{60};

enum class Stage : std::uint8_t {
  complete,
  awaiting_code  ///< the password was right: nothing but the page of the code, and signing out
};

struct Session {
  Account account;  ///< active
  Stage stage = Stage::complete;
  Moment created_at, seen_at;
  bool rotation_due = false;  ///< a role changed: rotate_session() and a new cookie, at the next page
  std::string csrf_secret;    ///< for csrf_field() and csrf_matches()
  std::string id_token =
      {};  ///< of the identity provider that let it in, which wants it back to sign out there; else empty
};

/// The token. Expired sessions of everybody go at the same time.
Result<std::string> start_session(Database& database, AccountId account, Moment now,
                                  Stage stage = Stage::complete, std::string_view id_token = {});

/// Nothing when there is none, when it has been idle for 30 minutes or lasted 12 hours (to the second), or when the account is not active any more.
/// Writes that it was seen, at most once a minute.
Result<std::optional<Session>> find_session(Database& database, std::string_view token, Moment now);

/// Another token and CSRF secret for the same session; the old ones are worth nothing any more. It lasts no longer for it. Kind::not_found when there is
/// no such session.
Result<std::string> rotate_session(Database& database, std::string_view token, Moment now);
/// The code was right: rotates, and the session is complete; its 12 hours begin.
Result<std::string> complete_session(Database& database, std::string_view token, Moment now);

/// Nothing to do is no error.
Result<> end_session(Database& database, std::string_view token);
Result<> end_sessions(Database& database, AccountId account);
/// Those that an identity provider let in.
Result<> end_openid_sessions(Database& database, AccountId account);

// ---- CSRF -----------------------------------------------------------------------------------------------------------

/// What a form holds: the secret under a mask that is new each time, so that a compressed page tells nothing of it (BREACH). Takes any secret, such as
/// the cookie of somebody who has not signed in yet; an empty one matches nothing.
std::string csrf_field(std::string_view secret);
bool csrf_matches(std::string_view secret, std::string_view field);

}  // namespace capnr
