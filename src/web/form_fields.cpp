// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/form_fields.h"

#include <algorithm>
#include <utility>

namespace capnr::web {
namespace {

html::Field* field_named(std::vector<html::Field>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const html::Field& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace

std::vector<html::Field> new_password_fields(const Exchange& exchange) {
  std::vector<html::Field> fields(2);
  fields[0].name = "password";
  fields[0].label = exchange.in_words("New password");
  fields[0].hint = exchange.in_words("At least 12 characters; a sentence is easy to keep in mind.");
  fields[1].name = "again";
  fields[1].label = exchange.in_words("The same again");
  for (html::Field& field : fields) {
    field.kind = html::Field::Kind::password;
    field.autocomplete = "new-password";
    field.required = exchange.in_words("required");
  }
  return fields;
}

bool is_typed_twice(const Exchange& exchange, std::vector<html::Field>& fields) {
  if (typed_password(exchange, "password") == typed_password(exchange, "again")) return true;
  if (html::Field* again = field_named(fields, "again"))
    again->error = exchange.in_words("is not the same as above");
  return false;
}

std::string_view typed_password(const Exchange& exchange, std::string_view name) {
  return last_value(exchange.form, name).value_or("");
}

void put_error(const Exchange& exchange, Error error, std::vector<html::Field>& fields,
               std::string_view otherwise) {
  const std::string column = std::exchange(error.where, {}).column;
  html::Field* wrong = field_named(fields, column);
  if (wrong == nullptr) wrong = field_named(fields, otherwise);
  if (wrong != nullptr) wrong->error = describe(error, exchange.language);
}

}  // namespace capnr::web
