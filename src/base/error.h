// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "base/language.h"

namespace capnr {

/// What kind of thing went wrong. Small and closed: exit_code() and, later, the HTTP status are derived from it.
enum class Kind : std::uint8_t {
  usage,        ///< the command line or the request is malformed
  bad_input,    ///< a file, a row or a value given by the user cannot be accepted
  not_found,    ///< a file, an equipment, a factor set that is named does not exist
  conflict,     ///< what is asked contradicts what is stored, or somebody else holds the lock
  limit,        ///< too large, too deep, too long: a guard against hostile or mistaken input
  unavailable,  ///< disk full, database gone, network refused: try again later
};

/// Exit code of the process for a kind: usage 2, bad_input 3, not_found 4, conflict 5, limit 6, unavailable 7.
int exit_code(Kind kind);

/// Where in the user's material it went wrong. Zero or empty means "does not apply". Rows and columns count from 1,
/// the header being row 1, as a spreadsheet shows them.
struct Where {
  std::string file = {};
  std::int64_t row = 0;
  std::string column = {};
};

/// An error that a user or the outside world can cause. `message` is an English sentence with {names} in braces, which is
/// also its key in po/; `parameters` fill the names. A message says what was wrong and what to do.
struct Error {
  Kind kind = Kind::bad_input;
  std::string message = {};
  std::vector<std::pair<std::string, std::string>> parameters = {};
  Where where = {};

  Error at(Where place) const&;
};

/// The message in the reader's language, preceded by "file, row, column" where known.
std::string describe(const Error& error, Language language);

template <class T = void>
using Result = tl::expected<T, Error>;

/// return fail(Kind::bad_input, "PUE {value} is under 1", {{"value", "0.8"}});
tl::unexpected<Error> fail(Kind kind, std::string message,
                           std::vector<std::pair<std::string, std::string>> parameters = {},
                           Where where = {});

}  // namespace capnr

/// The one macro: TRY(auto value, function_returning_result(…)); or TRY_VOID(function()); gives the error to the caller.
#define CAPNR_TRY_CAT2(a, b) a##b
#define CAPNR_TRY_CAT(a, b) CAPNR_TRY_CAT2(a, b)
#define CAPNR_TRY_IMPL(tmp, declaration, ...)              \
  auto tmp = (__VA_ARGS__);                                \
  if (!tmp) return tl::unexpected(std::move(tmp).error()); \
  declaration = std::move(*tmp)
#define TRY(declaration, ...) CAPNR_TRY_IMPL(CAPNR_TRY_CAT(try_, __COUNTER__), declaration, __VA_ARGS__)
#define TRY_VOID(...) \
  if (auto try_void = (__VA_ARGS__); !try_void) return tl::unexpected(std::move(try_void).error())
