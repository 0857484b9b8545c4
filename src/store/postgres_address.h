// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// postgresql://USER:PASSWORD@HOST:PORT/NAME?parameter=value, as libpq reads it. A message never shows the address as it was given:
// a password may stand anywhere in it, above all when it is malformed.

namespace capnr {

/// What connecting needs: libpq's keywords and their values.
struct PostgresAddress {
  std::vector<std::pair<std::string, std::string>> settings;
  std::string name;          ///< for messages: the address without password or parameters
  std::string dbname;        ///< empty: that of the user
  int connect_seconds = 10;  ///< before giving up
};

/// Kind::usage for what is no such address, a password with a bare @ or / included.
Result<PostgresAddress> read_address(const std::string& uri);

}  // namespace capnr
