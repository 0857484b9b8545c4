// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres_errors.h"

#include <algorithm>

#include "base/text.h"

namespace capnr {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// While connecting.
tl::unexpected<Error> refused(const Parameters& parameters) {
  return fail(Kind::unavailable,
              "the server does not let into the database {path} ({reason}): check the user, the password (in "
              "~/.pgpass or PGPASSWORD) and the server's pg_hba.conf",
              parameters);
}

// Classes of SQLSTATE: https://www.postgresql.org/docs/15/errcodes-appendix.html
tl::unexpected<Error> by_class(std::string_view sqlstate, const Parameters& parameters) {
  const std::string_view family = sqlstate.substr(0, 2);
  if (family == "28") return refused(parameters);
  if (family == "08" || sqlstate == "57P01" || sqlstate == "57P02" || sqlstate == "57P05") {
    return fail(Kind::unavailable,
                "the connection to the database {path} is lost ({reason}): try again; what was not finished "
                "is undone",
                parameters);
  }
  if (family == "23")
    return fail(Kind::conflict, "the database {path} refuses what contradicts it: {reason}", parameters);
  if (family == "22")
    return fail(Kind::bad_input, "a value cannot be stored in the database {path}: {reason}", parameters);
  if (family == "54") return fail(Kind::limit, "a value is too long for the database {path}", parameters);
  return fail(Kind::unavailable, "the database {path} answers: {reason}", parameters);
}

bool one_of(std::string_view sqlstate, std::initializer_list<std::string_view> states) {
  return std::find(states.begin(), states.end(), sqlstate) != states.end();
}

}  // namespace

tl::unexpected<Error> postgres_error(std::string_view sqlstate, std::string_view reason,
                                     const std::string& name) {
  const Parameters parameters = {{"path", name}, {"reason", std::string(trimmed(reason))}};
  if (sqlstate.empty()) {
    return fail(Kind::unavailable,
                "the server of the database {path} cannot be reached ({reason}): check the address, and that "
                "PostgreSQL runs there",
                parameters);
  }
  if (one_of(sqlstate, {"55P03", "40001", "40P01"})) {
    return fail(Kind::conflict,
                "another program is writing to the database {path}: try again when it has finished",
                parameters);
  }
  if (sqlstate == "3D000") {
    return fail(Kind::not_found,
                "there is no database {path} on this server: its administrator makes it with createdb -E "
                "UTF8 -T template0 NAME",
                parameters);
  }
  if (sqlstate == "42501") {
    return fail(Kind::unavailable,
                "the user of the database {path} has not the rights that this needs ({reason}): its owner "
                "gives them with GRANT",
                parameters);
  }
  if (sqlstate == "3F000") {
    return fail(Kind::unavailable,
                "the database {path} has no schema to hold the tables ({reason}): its owner makes one with "
                "CREATE SCHEMA capnr; the address names it with ?options=-csearch_path%3Dcapnr",
                parameters);
  }
  if (sqlstate == "25006") {
    return fail(Kind::unavailable,
                "the database {path} can only be read (a replica, or a session that may not write): give the "
                "address of the main server",
                parameters);
  }
  if (sqlstate == "53100") {
    return fail(Kind::unavailable,
                "there is no room left for the database {path}: free some disk space and try again; nothing "
                "was changed",
                parameters);
  }
  return by_class(sqlstate, parameters);
}

PostgresRefusal read_refusal(std::string_view message) {
  // "FATAL:  28P01: password authentication failed for user "ville"\nLOCATION:  auth_failed, auth.c:335"
  const auto state_at = [&](std::size_t at) {
    return message.size() > at + 8 && message.substr(at, 3) == ":  " && message[at + 8] == ':' &&
           std::all_of(message.begin() + static_cast<std::ptrdiff_t>(at) + 3,
                       message.begin() + static_cast<std::ptrdiff_t>(at) + 8,
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
  };
  for (std::size_t at = message.find(":  "); at != std::string_view::npos; at = message.find(":  ", at + 1)) {
    if (!state_at(at)) continue;
    const std::string_view reason = message.substr(at + 9);
    return {std::string(message.substr(at + 3, 5)),
            std::string(trimmed(reason.substr(0, reason.find('\n'))))};
  }
  // The lines that follow guess at causes, or tell of the host's other addresses.
  const std::string_view all = trimmed(message);
  return {"", std::string(trimmed(all.substr(0, all.find('\n'))))};
}

Result<> check_server(int version, std::string_view encoding, const std::string& name) {
  if (version < oldest_server) {
    return fail(Kind::unavailable,
                "the server of the database {path} is PostgreSQL {found}: capnr needs {needed} or newer",
                {{"path", name},
                 {"found", std::to_string(version / 10000)},
                 {"needed", std::to_string(oldest_server / 10000)}});
  }
  if (encoding != "UTF8") {
    return fail(
        Kind::bad_input,
        "the database {path} is in {encoding}: capnr needs one in UTF8, which its administrator makes "
        "with createdb -E UTF8 -T template0 NAME",
        {{"path", name}, {"encoding", std::string(encoding)}});
  }
  return {};
}

}  // namespace capnr
