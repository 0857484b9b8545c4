// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres_address.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include <libpq-fe.h>

namespace capnr {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

tl::unexpected<Error> malformed() {
  return fail(Kind::usage,
              "the address of the database is not well formed: expected postgresql://USER@HOST:PORT/NAME; in "
              "a password, @ / : and % are written %40 %2F %3A and %25");
}

// A bare @ or / in a password would become a piece of the host or of the name, which messages show.
bool ambiguous(std::string_view uri) {
  std::string_view rest = uri.substr(uri.find("://") + 3);
  rest = rest.substr(0, rest.find('?'));
  const std::size_t at = rest.find('@');
  return at != std::string_view::npos &&
         (rest.find('@', at + 1) != std::string_view::npos || rest.find('/') < at);
}

// A folder of Unix sockets is written %2F… where a host stands.
std::string host_in_uri(std::string_view host) {
  std::string text;
  for (const char c : host) c == '/' ? text += "%2F" : text += c;
  return text;
}

std::string name_of(const PostgresAddress& address) {
  const auto value = [&](std::string_view keyword) -> std::string {
    for (const auto& [key, text] : address.settings) {
      if (key == keyword) return text;
    }
    return {};
  };
  const std::string user = value("user"), port = value("port");
  return "postgresql://" + (user.empty() ? "" : user + "@") + host_in_uri(value("host")) +
         (port.empty() ? "" : ":" + port) + "/" + address.dbname;
}

}  // namespace

Result<PostgresAddress> read_address(const std::string& uri) {
  if (ambiguous(uri)) return malformed();
  char* reason = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(uri.c_str(), &reason));
  if (reason != nullptr) PQfreemem(reason);  // may quote a piece of the password
  if (!options) return malformed();
  PostgresAddress address;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string_view key = option->keyword, value = option->val;
    address.settings.emplace_back(key, value);
    if (key == "dbname") address.dbname = value;
    if (key == "port" &&
        !std::all_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || c == ','; }))
      return malformed();
    if (key == "connect_timeout") {
      int seconds = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
      if (error != std::errc() || end != value.data() + value.size()) return malformed();
      if (seconds > 0) address.connect_seconds = seconds;
    }
  }
  address.name = name_of(address);
  return address;
}

}  // namespace capnr
