// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/open_data_check.h"

#include <algorithm>

#include "cli/options.h"
#include "table/schema_check.h"

namespace capnr::cli {
namespace {

std::string shipped_schemas(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

Result<TableSchema> open_schema(const Context& context, const std::string& name) {
  const std::filesystem::path folder = context.catalog / "schemas";
  const bool is_path = name.find('/') != std::string::npos || name.ends_with(".json");
  const std::filesystem::path path = is_path ? std::filesystem::path(name) : folder / (name + ".json");
  if (!std::filesystem::exists(path))
    return fail(Kind::not_found, "there is no schema {name}: give a file, or one of {names}",
                {{"name", name}, {"names", shipped_schemas(folder)}});
  return read_table_schema(path);
}

Result<> check_against_schema(const Context& context, const std::string& file,
                              const std::string& schema_name) {
  TRY(const TableSchema schema, open_schema(context, schema_name));
  TRY(const TableCheck check, check_table(schema, file));
  for (const SchemaFault& fault : check.first)
    note((fault.is_remark ? std::string(tr(context.language, "remark")) : fault.rule) + ": " +
         describe(fault.error, context.language));
  const std::vector<std::pair<std::string, std::string>> words = {
      {"file", file},
      {"schema", schema.name + " " + schema.version},
      {"rows", std::to_string(check.rows)},
      {"count", std::to_string(check.faults)}};
  if (!check.is_valid())
    return fail(Kind::bad_input, "{file} is not valid against {schema}: {count} faults in {rows} rows",
                words);
  return print(tr(context.language, "{file} is valid against {schema}: {rows} rows", words) + "\n");
}

}  // namespace capnr::cli
