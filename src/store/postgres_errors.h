// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

// What PostgreSQL refuses, as an Error that tells what to do.

namespace capnr {

inline constexpr int oldest_server = 130000;  ///< version 13, as libpq numbers it
inline constexpr int tested_server = 150000;

/// `sqlstate`: the five characters of a refusal, the same in all languages of a server; empty for what comes from the network. `reason`: in
/// the server's own words. `name`: the database, without password.
tl::unexpected<Error> postgres_error(std::string_view sqlstate, std::string_view reason,
                                     const std::string& name);

/// The two parts of "connection to server … failed: FATAL:  28P01: password authentication failed …", as libpq's verbose messages are.
struct PostgresRefusal {
  std::string sqlstate;  ///< empty when the server was not reached
  std::string reason;
};
PostgresRefusal read_refusal(std::string_view message);

/// Kind::unavailable for a server that is too old, Kind::bad_input for a database that is not in UTF-8.
Result<> check_server(int version, std::string_view encoding, const std::string& name);

}  // namespace capnr
