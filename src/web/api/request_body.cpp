// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/request_body.h"

#include "base/text.h"
#include "table/json.h"

namespace capnr::web {
namespace {

Result<std::string> field_of(const ApiMember& member, const Json& value) {
  const bool may_be_null = member.type.ends_with('?');
  if (may_be_null && value.is_null()) return std::string();
  if (member.type.starts_with("number")) {
    if (const double* number = value.number()) return to_text(*number);
    if (may_be_null)
      return fail(Kind::bad_input, "write a number, or null", {}, {.column = std::string(member.name)});
    return fail(Kind::bad_input, "write a number", {}, {.column = std::string(member.name)});
  }
  if (const std::string* text = value.text(); text != nullptr && text->find('\0') == std::string::npos)
    return *text;
  return fail(Kind::bad_input, "write a text", {}, {.column = std::string(member.name)});
}

}  // namespace

Result<NamedValues> read_json_fields(std::string_view body, const ApiSchema& schema) {
  if (!is_utf8(body)) return fail(Kind::usage, "the body is not UTF-8");
  auto document = parse_json(body, 8);
  if (!document) {
    Error error = std::move(document).error();
    error.kind = Kind::usage;
    return tl::unexpected(std::move(error));
  }
  if (document->object() == nullptr) return fail(Kind::bad_input, "the body must be a JSON object");
  NamedValues fields;
  for (const auto& [name, value] : *document->object()) {
    const ApiMember* member = schema.member(name);
    if (member == nullptr)
      return fail(Kind::bad_input, "{name} is not a member here", {{"name", name.substr(0, 60)}},
                  {.column = name.substr(0, 60)});
    TRY(std::string text, field_of(*member, value));
    fields.emplace_back(name, std::move(text));
  }
  for (const ApiMember& member : schema.members)
    if (member.always && !last_value(fields, member.name))
      return fail(Kind::bad_input, "{name} is missing", {{"name", std::string(member.name)}},
                  {.column = std::string(member.name)});
  return fields;
}

}  // namespace capnr::web
