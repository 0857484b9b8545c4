// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/lever_toml.h"

#include "base/text.h"
#include "table/toml_reader.h"

namespace capnr {

Result<> check_range(const LeverParameterRule& rule, double value, const Where& where) {
  if (value >= rule.least && value <= rule.most) return {};
  return fail(
      Kind::bad_input, "{name} must be a number from {least} to {most}",
      {{"name", std::string(rule.name)}, {"least", to_text(rule.least)}, {"most", to_text(rule.most)}},
      where);
}

std::string known_parameters(LeverKind kind) {
  std::string all;
  for (const LeverParameterRule& rule : parameter_rules(kind))
    all += (all.empty() ? "" : ", ") + std::string(rule.name);
  return all;
}

Result<> take_text(TomlReader& reader, std::string_view key, std::string& out) {
  TRY(auto text, reader.text(key));
  out = std::move(text).value_or("");
  return {};
}

Result<> read_filter(TomlReader& reader, LeverFilter& filter) {
  TRY(std::optional<TomlReader> table, reader.table("filter"));
  if (!table) return {};
  TomlReader& inner = *table;
  TRY(filter.types, inner.texts("types"));
  TRY(filter.items, inner.texts("items"));
  TRY(filter.categories, inner.texts("categories"));
  TRY(filter.departments, inner.texts("departments"));
  TRY(filter.datacentres, inner.texts("datacentres"));
  TRY(filter.statuses, inner.texts("statuses"));
  return inner.finish();
}

}  // namespace capnr
