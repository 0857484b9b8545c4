// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

// What the API says of itself: each row of the route table that is of the API has an ApiOperation beside its handler, which names its schemas. OpenAPI, the checks of
// parameters and bodies, and the scope that a token needs all come from these.
//
// A schema is a list of members, whose type is a word:
//
//   "string" "integer" "number" "boolean" "date" "date-time" "object"     "met|not_met": one of these codes     "Limit": another schema
//   "number?": or null, which means unknown, never zero      "Value[]": a list      "string{}": an object whose members are so

namespace capnr::web {

struct ApiMember {
  std::string_view name, type;
  std::string_view description = {};
  bool always = true;  ///< false: it may be left out
};

struct ApiSchema {
  std::string_view name, description;
  std::span<const ApiMember> members;

  const ApiMember* member(std::string_view name) const;
};

/// Every schema, by name.
std::span<const ApiSchema> api_schemas();
/// Null for none.
const ApiSchema* api_schema(std::string_view name);

/// A parameter of the address, after the question mark.
struct ApiParameter {
  std::string_view name, type, description;
};

/// What a token must have been given.
enum class ApiScope { read, write };
std::string_view code(ApiScope scope);

struct ApiOperation {
  std::string_view id;        ///< operationId: "listIndicators"
  std::string_view tag;       ///< under which it is listed
  std::string_view response;  ///< name of its schema; of the elements, when it is a list
  bool list = false;          ///< paged: takes limit and cursor
  std::span<const ApiParameter> parameters = {};
  std::string_view request = {};  ///< name of the schema of the body, of a POST
  ApiScope scope = ApiScope::read;
  std::string_view media = "application/json";
};

/// Those that each list takes besides its own.
std::span<const ApiParameter> paging_parameters();

}  // namespace capnr::web
