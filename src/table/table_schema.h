// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// What a table must be like: a Table Schema (https://specs.frictionlessdata.io/table-schema/), as the national schemas of schema.data.gouv.fr are written.
//
//   TRY(const TableSchema schema, read_table_schema("catalog/schemas/impact-service-public-numerique.json"));
//   TRY(const TableCheck check, check_table(schema, "impact.csv"));      // schema_check.h
//
// Read here: the types string, number, integer, boolean, date, datetime, year, yearmonth, any; their formats; required, unique, enum, pattern, minimum, maximum,
// minLength, maxLength; missingValues; the checks of SIREN and SIRET numbers. A type, a format or a constraint that is not among them refuses the schema: a file is never called
// valid for want of a look.

namespace capnr {

enum class FieldType : std::uint8_t {
  any,
  string,
  number,
  integer,
  boolean,
  date,
  datetime,
  year,
  yearmonth
};
std::string_view code(FieldType type);

struct SchemaField {
  std::string name;
  FieldType type = FieldType::string;
  std::string
      format;  ///< of a string: empty, "email", "uri" or "uuid"; of a date: "any" or as strptime writes it, "%Y-%m-%d"
  bool required = false, unique = false;
  std::vector<std::string> allowed;              ///< enum; any value when empty
  std::string pattern;                           ///< the whole value must match; empty for none
  std::optional<double> minimum, maximum;        ///< as comparable_value() gives them
  std::optional<std::size_t> shortest, longest;  ///< in characters
  std::vector<std::string> true_words, false_words;
  char decimal_mark = '.';
  std::string group_mark;
};

/// A check that no type can say: "french-siret-value" or "french-siren-value" of a column.
struct SchemaRule {
  std::string name, column;
};

struct TableSchema {
  std::string name, title, version;
  std::string address;  ///< where it is published, for conformsTo
  std::vector<SchemaField> fields;
  std::vector<std::string> missing_words;  ///< what stands for no value, beside the empty cell
  std::vector<SchemaRule> rules;

  const SchemaField* field(std::string_view name) const;
};

/// Kind::bad_input for what is no schema, or asks for something that is not checked here. `file` is named in errors.
Result<TableSchema> parse_table_schema(std::string_view json, const std::string& file);
Result<TableSchema> read_table_schema(const std::filesystem::path& path);

/// A number, the days of a date, a year, the months of a year and month: what minimum and maximum compare. Nothing when the text is not of the field's type, or of
/// a type without an order.
std::optional<double> comparable_value(const SchemaField& field, std::string_view text);

/// Whether the directives of a date's format are known here: %Y %m %d %H %M %S.
bool is_known_date_format(std::string_view format);

}  // namespace capnr
