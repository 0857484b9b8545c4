// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/manifest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "table/json.h"

namespace capnr {
namespace {

constexpr std::string_view format_name = "capnr-backup";
constexpr std::int64_t format_version = 1;
constexpr std::array<std::string_view, 4> type_names = {"integer", "real", "text", "blob"};

tl::unexpected<Error> unreadable() {
  return fail(Kind::bad_input, "this is no backup of capnr: its manifest.json says something else");
}

Result<std::string> text_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  if (found == nullptr || found->text() == nullptr) return unreadable();
  return *found->text();
}

Result<std::int64_t> count_of(const Json& json, std::string_view name) {
  constexpr double most = 9e15;
  const Json* found = json.find(name);
  const double* number = found == nullptr ? nullptr : found->number();
  if (number == nullptr || !(*number >= 0 && *number <= most) || std::floor(*number) != *number)
    return unreadable();
  return static_cast<std::int64_t>(*number);
}

Result<const Json::Array*> array_of(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  if (found == nullptr || found->array() == nullptr) return unreadable();
  return found->array();
}

// Names go into statements: only those that a schema of ours can have.
bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Result<StoredColumn> column_of(const Json& json) {
  StoredColumn column;
  TRY(column.name, text_of(json, "name"));
  TRY(const std::string type, text_of(json, "type"));
  TRY(const std::int64_t key, count_of(json, "key"));
  const auto known = std::find(type_names.begin(), type_names.end(), type);
  if (known == type_names.end() || !is_name(column.name)) return unreadable();
  column.type = static_cast<ColumnType>(known - type_names.begin());
  column.key = static_cast<int>(key);
  return column;
}

Result<BackupTable> table_of(const Json& json) {
  BackupTable table;
  TRY(table.table.name, text_of(json, "name"));
  if (!is_name(table.table.name)) return unreadable();
  TRY(const Json::Array* columns, array_of(json, "columns"));
  for (const Json& each : *columns) {
    TRY(StoredColumn column, column_of(each));
    table.table.columns.push_back(std::move(column));
  }
  if (table.table.columns.empty()) return unreadable();
  TRY(table.rows, count_of(json, "rows"));
  TRY(table.sha256, text_of(json, "sha256"));
  return table;
}

}  // namespace

std::int64_t BackupManifest::rows() const {
  std::int64_t all = 0;
  for (const BackupTable& table : tables) all += table.rows;
  return all;
}

std::string manifest_text(const BackupManifest& manifest) {
  std::string text;
  JsonWriter json(text, 1);
  json.begin_object().key("format").text(format_name).key("version").integer(format_version);
  json.key("program").text(manifest.program).key("made_at").text(manifest.made_at);
  json.key("engine").text(manifest.engine).key("schema").integer(manifest.schema);
  json.key("tables").begin_array();
  for (const BackupTable& each : manifest.tables) {
    json.begin_object().key("name").text(each.table.name).key("columns").begin_array();
    for (const StoredColumn& column : each.table.columns) {
      json.begin_object().key("name").text(column.name);
      json.key("type").text(type_names.at(static_cast<std::size_t>(column.type)));
      json.key("key").integer(column.key).end_object();
    }
    json.end_array().key("rows").integer(each.rows).key("sha256").text(each.sha256).end_object();
  }
  json.end_array().end_object();
  return text + "\n";
}

Result<BackupManifest> read_manifest(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return unreadable();
  TRY(const std::string format, text_of(*json, "format"));
  TRY(const std::int64_t version, count_of(*json, "version"));
  if (format != format_name) return unreadable();
  if (version > format_version) {
    return fail(Kind::conflict,
                "the backup was written by a newer version of capnr (format {found}): update capnr",
                {{"found", std::to_string(version)}});
  }
  BackupManifest manifest;
  TRY(manifest.program, text_of(*json, "program"));
  TRY(manifest.made_at, text_of(*json, "made_at"));
  TRY(manifest.engine, text_of(*json, "engine"));
  TRY(manifest.schema, count_of(*json, "schema"));
  TRY(const Json::Array* tables, array_of(*json, "tables"));
  for (const Json& each : *tables) {
    TRY(BackupTable table, table_of(each));
    manifest.tables.push_back(std::move(table));
  }
  return manifest;
}

}  // namespace capnr
