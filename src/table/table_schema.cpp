// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/table_schema.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/file.h"
#include "base/text.h"
#include "table/json.h"
#include "table/schema_pattern.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 9> type_codes = {"any",  "string",   "number", "integer",  "boolean",
                                                        "date", "datetime", "year",   "yearmonth"};
constexpr std::array<std::string_view, 5> documentation = {"name", "title", "description", "example",
                                                           "rdfType"};

std::string text_of(const Json& object, std::string_view key) {
  const Json* member = object.find(key);
  return member != nullptr && member->text() != nullptr ? *member->text() : std::string();
}

Result<std::vector<std::string>> texts_of(const Json& value, const std::string& what) {
  std::vector<std::string> texts;
  if (value.array() == nullptr) return fail(Kind::bad_input, "{what} is not a list", {{"what", what}});
  for (const Json& one : *value.array()) {
    if (one.text() != nullptr)
      texts.push_back(*one.text());
    else if (one.number() != nullptr)
      texts.push_back(to_text(*one.number()));
    else if (one.boolean() != nullptr)
      texts.emplace_back(*one.boolean() ? "true" : "false");
    else
      return fail(Kind::bad_input, "{what} holds something else than texts and numbers", {{"what", what}});
  }
  return texts;
}

// The members of one field, one after the other; what is not known is refused.
class FieldReader {
 public:
  explicit FieldReader(SchemaField& field) : field_(field) {}

  Result<> read(const Json& json) {
    TRY_VOID(read_type(json));
    for (const auto& [key, value] : *json.object()) TRY_VOID(member(key, value));
    if (const Json* constraints = json.find("constraints"); constraints != nullptr) {
      if (constraints->object() == nullptr) return unknown("constraints");
      for (const auto& [key, value] : *constraints->object()) TRY_VOID(constraint(key, value));
    }
    return {};
  }

 private:
  tl::unexpected<Error> unknown(const std::string& what) const {
    return fail(Kind::bad_input, "field {field}: {what} is not something that can be checked here",
                {{"field", field_.name}, {"what", what}});
  }

  Result<> read_type(const Json& json) {
    std::string type = text_of(json, "type");
    if (type.empty()) type = "string";
    const auto at = std::ranges::find(type_codes, type);
    if (at == type_codes.end()) return unknown("type " + type);
    field_.type = static_cast<FieldType>(at - type_codes.begin());
    if (field_.type == FieldType::date) field_.format = "%Y-%m-%d";
    if (field_.type == FieldType::datetime) field_.format = "%Y-%m-%dT%H:%M:%SZ";
    if (field_.type == FieldType::boolean) {
      field_.true_words = {"true", "True", "TRUE", "1"};
      field_.false_words = {"false", "False", "FALSE", "0"};
    }
    return read_format(text_of(json, "format"));
  }

  Result<> read_format(const std::string& format) {
    if (format.empty() || format == "default") return {};
    const bool is_date = field_.type == FieldType::date || field_.type == FieldType::datetime;
    const bool known = is_date ? format == "any" || is_known_date_format(format)
                               : field_.type == FieldType::string &&
                                     (format == "email" || format == "uri" || format == "uuid");
    if (!known) return unknown("format " + format);
    field_.format = format;
    return {};
  }

  Result<> member(const std::string& key, const Json& value) {
    const std::string what = field_.name + "." + key;
    if (key == "type" || key == "format" || key == "constraints" ||
        std::ranges::find(documentation, key) != documentation.end())
      return {};
    if (key == "trueValues") {
      TRY(field_.true_words, texts_of(value, what));
    } else if (key == "falseValues") {
      TRY(field_.false_words, texts_of(value, what));
    } else if (key == "decimalChar" && value.text() != nullptr && value.text()->size() == 1) {
      field_.decimal_mark = value.text()->front();
    } else if (key == "groupChar" && value.text() != nullptr) {
      field_.group_mark = *value.text();
    } else if (key != "bareNumber" || value.boolean() == nullptr || !*value.boolean()) {
      return unknown(key);
    }
    return {};
  }

  Result<> constraint(const std::string& key, const Json& value) {
    if (key == "required" && value.boolean() != nullptr) {
      field_.required = *value.boolean();
    } else if (key == "unique" && value.boolean() != nullptr) {
      field_.unique = *value.boolean();
    } else if (key == "enum") {
      TRY(field_.allowed, texts_of(value, field_.name + ".enum"));
    } else if (key == "pattern" && value.text() != nullptr) {
      field_.pattern = *value.text();
      return check_pattern(field_.pattern);
    } else if (key == "minimum" || key == "maximum") {
      return bound(key, value);
    } else if ((key == "minLength" || key == "maxLength") && value.number() != nullptr &&
               *value.number() >= 0 && *value.number() < 1e9 &&
               std::floor(*value.number()) == *value.number()) {
      (key == "minLength" ? field_.shortest : field_.longest) = static_cast<std::size_t>(*value.number());
    } else {
      return unknown(key);
    }
    return {};
  }

  Result<> bound(const std::string& key, const Json& value) {
    const std::string text = value.number() != nullptr ? to_text(*value.number())
                             : value.text() != nullptr ? *value.text()
                                                       : std::string();
    // A bound is written with a point whatever the mark of the column.
    SchemaField plain = field_;
    plain.decimal_mark = '.';
    plain.group_mark.clear();
    const std::optional<double> limit = comparable_value(plain, text);
    if (!limit) return unknown(key + " " + text);
    (key == "minimum" ? field_.minimum : field_.maximum) = limit;
    return {};
  }

  SchemaField& field_;
};

Result<> read_rules(const Json& json, TableSchema& schema) {
  const Json* checks = json.find("custom_checks");
  if (checks == nullptr) return {};
  if (checks->array() == nullptr)
    return fail(Kind::bad_input, "{what} is not a list", {{"what", "custom_checks"}});
  for (const Json& check : *checks->array()) {
    SchemaRule rule{text_of(check, "name"), {}};
    if (const Json* parameters = check.find("params"); parameters != nullptr)
      rule.column = text_of(*parameters, "column");
    if ((rule.name != "french-siret-value" && rule.name != "french-siren-value") ||
        schema.field(rule.column) == nullptr)
      return fail(Kind::bad_input, "field {field}: {what} is not something that can be checked here",
                  {{"field", rule.column}, {"what", rule.name}});
    schema.rules.push_back(std::move(rule));
  }
  return {};
}

Result<> read_fields(const Json& json, TableSchema& schema) {
  const Json* fields = json.find("fields");
  if (fields == nullptr || fields->array() == nullptr || fields->array()->empty())
    return fail(Kind::bad_input, "this is no Table Schema: it has no list of fields");
  for (const Json& one : *fields->array()) {
    SchemaField field;
    field.name = text_of(one, "name");
    if (field.name.empty()) return fail(Kind::bad_input, "a field of the schema has no name");
    if (schema.field(field.name) != nullptr)
      return fail(Kind::bad_input, "the schema has the field {field} twice", {{"field", field.name}});
    TRY_VOID(FieldReader(field).read(one));
    schema.fields.push_back(std::move(field));
  }
  return {};
}

Result<TableSchema> schema_of(const Json& json) {
  TableSchema schema;
  schema.name = text_of(json, "name");
  schema.title = text_of(json, "title");
  schema.version = text_of(json, "version");
  schema.address = text_of(json, "path");
  TRY_VOID(read_fields(json, schema));
  if (const Json* missing = json.find("missingValues"); missing != nullptr) {
    TRY(schema.missing_words, texts_of(*missing, "missingValues"));
  }
  for (const char* key : {"primaryKey", "foreignKeys"})
    if (json.find(key) != nullptr)
      return fail(Kind::bad_input, "the schema has {what}, which is not checked here", {{"what", key}});
  TRY_VOID(read_rules(json, schema));
  return schema;
}

}  // namespace

std::string_view code(FieldType type) {
  return type_codes[static_cast<std::size_t>(type)];
}

const SchemaField* TableSchema::field(std::string_view wanted) const {
  const auto found = std::ranges::find(fields, wanted, &SchemaField::name);
  return found == fields.end() ? nullptr : &*found;
}

Result<TableSchema> parse_table_schema(std::string_view json, const std::string& file) {
  const auto in_file = [&](Error error) {
    error.where.file = file;
    return tl::unexpected(std::move(error));
  };
  auto parsed = parse_json(json);
  if (!parsed) return in_file(std::move(parsed.error()));
  auto schema = schema_of(*parsed);
  if (!schema) return in_file(std::move(schema.error()));
  return schema;
}

Result<TableSchema> read_table_schema(const std::filesystem::path& path) {
  TRY(const std::string json, read_file(path, 1U << 20U));
  return parse_table_schema(json, path.filename().string());
}

}  // namespace capnr
