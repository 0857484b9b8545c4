// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/mapping.h"

#include <algorithm>
#include <cmath>

#include <toml++/toml.h>

#include "base/file.h"
#include "base/text.h"
#include "inventory/toml_reader.h"

namespace capnr {
namespace {

Result<FieldMapping> read_field(const toml::table& node, const std::string& file, Entity entity,
                                std::string_view key) {
  TomlReader reader(node, file);
  FieldMapping out;
  const auto field = find_field(entity, key);
  if (!field) {
    return fail(Kind::bad_input, "there is no field {field} for {entity}",
                {{"field", std::string(key)}, {"entity", std::string(code(entity))}}, reader.where());
  }
  out.field = *field;
  TRY(out.headers, reader.texts("headers"));
  TRY(out.constant, reader.text("constant"));
  TRY(out.times, reader.texts("times"));
  TRY(const std::optional<double> factor, reader.number("factor"));
  out.factor = factor.value_or(1);
  if (!std::isfinite(out.factor) || out.factor == 0) {
    return fail(Kind::bad_input, "the factor must be a number other than zero", {}, reader.where("factor"));
  }
  TRY(const std::optional<bool> first_line, reader.boolean("first_line"));
  TRY(const std::optional<bool> strip_unit, reader.boolean("strip_unit"));
  TRY(const std::optional<bool> strip_tags, reader.boolean("strip_tags"));
  TRY(const std::optional<std::string> before, reader.text("before"));
  out.first_line = first_line.value_or(false);
  out.strip_unit = strip_unit.value_or(false);
  out.strip_tags = strip_tags.value_or(false);
  out.before = before.value_or("");
  TRY(const toml::table* values, reader.table("values"));
  if (values != nullptr) {
    for (const auto& [from, to] : *values) {
      const auto* text = to.as_string();
      if (text == nullptr)
        return fail(Kind::bad_input, "the key {key} must be {expected}",
                    {{"key", std::string(from.str())}, {"expected", "a text"}}, reader.where("values"));
      out.values.emplace_back(folded(from.str()), text->get());
    }
  }
  TRY_VOID(reader.finish());
  return out;
}

Result<> check_columns(const TableMapping& table, const Where& where) {
  for (const std::string& column : table.columns) {
    if (!column.empty() && !find_field(table.entity, column)) {
      return fail(Kind::bad_input, "there is no field {field} for {entity}",
                  {{"field", column}, {"entity", std::string(code(table.entity))}}, where);
    }
  }
  return {};
}

// Each column of a file without header has its field; a field that has neither column, headers nor constant can never be read.
Result<> complete_columns(TableMapping& table, const Where& where) {
  const auto fields = fields_of(table.entity);
  for (const std::string& column : table.columns) {
    const bool there = std::any_of(table.fields.begin(), table.fields.end(),
                                   [&](const FieldMapping& f) { return fields[f.field].name == column; });
    if (column.empty() || there) continue;
    FieldMapping field;
    field.field = *find_field(table.entity, column);
    table.fields.push_back(std::move(field));
  }
  if (table.fields.empty()) return fail(Kind::bad_input, "the table maps no field", {}, where);
  for (const FieldMapping& field : table.fields) {
    const std::string name(fields[field.field].name);
    if (!field.headers.empty() || field.constant ||
        std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end())
      continue;
    return fail(Kind::bad_input, "the field {field} needs headers or a constant", {{"field", name}}, where);
  }
  return {};
}

Result<> read_when(TomlReader& reader, const std::string& file, TableMapping& table) {
  TRY(const toml::table* when, reader.table("when"));
  if (when == nullptr) return {};
  TomlReader condition(*when, file);
  TRY(const std::optional<std::string> header, condition.text("header"));
  TRY(const std::vector<std::string> values, condition.texts("values"));
  TRY(const std::optional<bool> other, condition.boolean("other"));
  TRY_VOID(condition.finish());
  if (!header)
    return fail(Kind::bad_input, "the key {key} is missing", {{"key", "header"}}, condition.where());
  table.when_header = *header;
  for (const std::string& value : values) table.when_values.push_back(folded(value));
  table.when_other = other.value_or(false);
  return {};
}

Result<TableMapping> read_table_mapping(const toml::table& node, const std::string& file,
                                        const std::string& mapping) {
  TomlReader reader(node, file);
  TableMapping table;
  table.mapping = mapping;
  TRY(const std::optional<std::string> entity, reader.text("entity"));
  const auto known = entity ? entity_from(*entity) : std::nullopt;
  if (!known) {
    return fail(Kind::bad_input,
                "entity must be one of equipment, datacentre, virtual_machine, cloud_instance, application, "
                "traffic, volume, service",
                {}, reader.where("entity"));
  }
  table.entity = *known;
  TRY(table.recognise, reader.texts("recognise"));
  TRY(table.columns, reader.texts("columns"));
  TRY_VOID(check_columns(table, reader.where("columns")));
  TRY(const std::optional<std::string> decimal, reader.text("decimal"));
  if (decimal && *decimal != "." && *decimal != ",") {
    return fail(Kind::bad_input, "the key {key} must be {expected}",
                {{"key", "decimal"}, {"expected", "\".\" or \",\""}}, reader.where("decimal"));
  }
  table.decimal_point = decimal == ".";
  TRY(const std::optional<std::string> dates, reader.text("dates"));
  if (dates && *dates != "day-first" && *dates != "month-first") {
    return fail(Kind::bad_input, "the key {key} must be {expected}",
                {{"key", "dates"}, {"expected", "\"day-first\" or \"month-first\""}}, reader.where("dates"));
  }
  table.date_order = dates == "month-first" ? DateOrder::month_first : DateOrder::day_first;
  TRY_VOID(read_when(reader, file, table));
  TRY(const toml::table* fields, reader.table("fields"));
  if (fields != nullptr) {
    for (const auto& [key, value] : *fields) {
      if (value.as_table() == nullptr) {
        return fail(Kind::bad_input, "the key {key} must be {expected}",
                    {{"key", std::string(key.str())}, {"expected", "a table"}}, reader.where("fields"));
      }
      TRY(FieldMapping field, read_field(*value.as_table(), file, table.entity, key.str()));
      table.fields.push_back(std::move(field));
    }
  }
  TRY_VOID(reader.finish());
  TRY_VOID(complete_columns(table, reader.where()));
  std::sort(table.fields.begin(), table.fields.end(),
            [](const auto& a, const auto& b) { return a.field < b.field; });
  return table;
}

std::string text_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + toml_quoted(text);
  return out + "]";
}

void write_field(std::string& out, const FieldMapping& field, Entity entity) {
  out += "\n[table.fields." + std::string(fields_of(entity)[field.field].name) + "]\n";
  if (!field.headers.empty()) out += "headers = " + text_list(field.headers) + "\n";
  if (field.constant) out += "constant = " + toml_quoted(*field.constant) + "\n";
  if (field.factor != 1) {
    const std::string factor = to_text(field.factor);
    out += "factor = " + factor + "\n";
  }
  if (!field.times.empty()) out += "times = " + text_list(field.times) + "\n";
  if (field.first_line) out += "first_line = true\n";
  if (field.strip_unit) out += "strip_unit = true\n";
  if (field.strip_tags) out += "strip_tags = true\n";
  if (!field.before.empty()) out += "before = " + toml_quoted(field.before) + "\n";
  if (!field.values.empty()) {
    out += "values = { ";
    for (std::size_t i = 0; i < field.values.size(); ++i) {
      out += (i > 0 ? ", " : "") + toml_quoted(field.values[i].first) + " = " +
             toml_quoted(field.values[i].second);
    }
    out += " }\n";
  }
}

}  // namespace

Result<Mapping> parse_mapping(std::string_view toml, const std::filesystem::path& path) {
  const std::string file = path.filename().string();
  TRY(const toml::table root, parse_toml(toml, file));
  TomlReader reader(root, file);
  Mapping mapping;
  mapping.path = path;
  TRY(const std::optional<std::string> name, reader.text("name"));
  TRY(const std::optional<std::string> description, reader.text("description"));
  mapping.name = name.value_or(path.stem().string());
  mapping.description = description.value_or("");
  TRY(const std::vector<const toml::table*> tables, reader.tables("table"));
  TRY_VOID(reader.finish());
  if (tables.empty())
    return fail(Kind::bad_input, "a mapping needs at least one [[table]]", {}, {.file = file});
  for (const toml::table* node : tables) {
    TRY(TableMapping table, read_table_mapping(*node, file, mapping.name));
    mapping.tables.push_back(std::move(table));
  }
  return mapping;
}

Result<std::vector<Mapping>> load_mappings(const std::filesystem::path& folder) {
  std::error_code status;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, status)) {
    if (entry.path().extension() == ".toml" && entry.path().filename() != "city.toml")
      paths.push_back(entry.path());
  }
  if (status) return fail(Kind::not_found, "no such file or folder", {}, {.file = folder.string()});
  std::sort(paths.begin(), paths.end());
  std::vector<Mapping> mappings;
  for (const auto& path : paths) {
    TRY(const std::string text, read_file(path, 1U << 20U));
    TRY(Mapping mapping, parse_mapping(text, path));
    if (find_mapping(mappings, mapping.name) != nullptr) {
      return fail(Kind::conflict, "two mappings are called {name}", {{"name", mapping.name}},
                  {.file = path.string()});
    }
    mappings.push_back(std::move(mapping));
  }
  return mappings;
}

std::string write_mapping(const Mapping& mapping) {
  std::string out = "name = " + toml_quoted(mapping.name) + "\n";
  if (!mapping.description.empty()) out += "description = " + toml_quoted(mapping.description) + "\n";
  for (const TableMapping& table : mapping.tables) {
    out += "\n[[table]]\nentity = " + toml_quoted(code(table.entity)) + "\n";
    if (!table.recognise.empty()) out += "recognise = " + text_list(table.recognise) + "\n";
    if (!table.columns.empty()) out += "columns = " + text_list(table.columns) + "\n";
    if (table.decimal_point) out += "decimal = \".\"\n";
    if (table.date_order == DateOrder::month_first) out += "dates = \"month-first\"\n";
    if (!table.when_header.empty()) {
      out += "when = { header = " + toml_quoted(table.when_header) +
             ", values = " + text_list(table.when_values) +
             (table.when_other ? ", other = true }\n" : " }\n");
    }
    for (const FieldMapping& field : table.fields) write_field(out, field, table.entity);
  }
  return out;
}

const Mapping* find_mapping(const std::vector<Mapping>& mappings, std::string_view name) {
  const auto found =
      std::find_if(mappings.begin(), mappings.end(), [&](const Mapping& m) { return m.name == name; });
  return found != mappings.end() ? &*found : nullptr;
}

std::string mapping_stamp(const Mapping& mapping) {
  constexpr char digits[] = "0123456789abcdef";
  std::uint64_t print = hash_bytes(write_mapping(mapping));
  std::string stamp = mapping.name + "@";
  for (int i = 0; i < 8; ++i, print >>= 4U) stamp += digits[print & 15U];
  return stamp;
}

std::string_view mapping_name(std::string_view stamp) {
  return stamp.substr(0, stamp.rfind('@'));
}

}  // namespace capnr
