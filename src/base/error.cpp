// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/error.h"

namespace capnr {

int exit_code(Kind kind) {
  switch (kind) {
    case Kind::usage:
      return 2;
    case Kind::bad_input:
      return 3;
    case Kind::not_found:
      return 4;
    case Kind::conflict:
      return 5;
    case Kind::limit:
      return 6;
    case Kind::unavailable:
      return 7;
  }
  return 1;
}

Error Error::at(Where place) const& {
  Error copy = *this;
  if (copy.where.file.empty()) copy.where.file = std::move(place.file);
  if (copy.where.row == 0) copy.where.row = place.row;
  if (copy.where.column.empty()) copy.where.column = std::move(place.column);
  return copy;
}

std::string describe(const Error& error, Language language) {
  std::string place;
  auto add = [&place](const std::string& part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (!error.where.file.empty()) add(error.where.file);
  if (error.where.row > 0) add(tr(language, "row {row}", {{"row", std::to_string(error.where.row)}}));
  if (!error.where.column.empty()) add(tr(language, "column {column}", {{"column", error.where.column}}));
  if (!place.empty()) place += language == Language::fr ? "\u00a0: " : ": ";
  return place + tr(language, error.message, error.parameters);
}

tl::unexpected<Error> fail(Kind kind, std::string message,
                           std::vector<std::pair<std::string, std::string>> parameters, Where where) {
  return tl::unexpected(Error{kind, std::move(message), std::move(parameters), std::move(where)});
}

}  // namespace capnr
