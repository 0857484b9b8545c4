// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/lever_catalogue.h"

#include <algorithm>

#include "base/file.h"
#include "steering/lever_toml.h"
#include "table/toml_reader.h"

namespace capnr {
namespace {

// What the default stands on: a source, or the word proposal and why.
Result<> check_source(TomlReader& reader, const std::string& source, std::string_view key) {
  if (!source.empty()) return {};
  return fail(Kind::bad_input,
              "a default needs its source: write source, and proposal = true when it is ours", {},
              reader.where(key));
}

Result<> read_default(TomlReader& reader, LeverParameter& parameter) {
  if (parameter.rule.is_text) {
    TRY(const auto text, reader.text("default"));
    parameter.default_text = text.value_or("");
  } else {
    TRY(parameter.default_number, reader.number("default"));
    if (parameter.default_number)
      TRY_VOID(check_range(parameter.rule, *parameter.default_number, reader.where("default")));
  }
  if (!parameter.has_default()) return {};
  return check_source(reader, parameter.source, "default");
}

Result<LeverParameter> read_parameter(TomlReader& reader, LeverKind kind) {
  TRY(const auto name, reader.text("name"));
  const auto rules = parameter_rules(kind);
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const LeverParameterRule& each) { return name && each.name == *name; });
  if (rule == rules.end())
    return fail(
        Kind::bad_input, "{name} is not a parameter of {kind}; its parameters: {known}",
        {{"name", name.value_or("")}, {"kind", std::string(code(kind))}, {"known", known_parameters(kind)}},
        reader.where("name"));
  LeverParameter parameter;
  parameter.rule = *rule;
  TRY_VOID(take_text(reader, "description_fr", parameter.description_fr));
  TRY_VOID(take_text(reader, "description_en", parameter.description_en));
  TRY_VOID(take_text(reader, "unit_fr", parameter.unit_fr));
  TRY_VOID(take_text(reader, "unit_en", parameter.unit_en));
  TRY_VOID(take_text(reader, "source", parameter.source));
  TRY(const auto proposal, reader.boolean("proposal"));
  parameter.proposal = proposal.value_or(false);
  TRY_VOID(read_default(reader, parameter));
  TRY_VOID(reader.finish());
  return parameter;
}

Result<> read_rebound(TomlReader& reader, LeverKindInfo& info) {
  TRY(std::optional<TomlReader> table, reader.table("rebound"));
  if (!table)
    return fail(Kind::bad_input, "[rebound] is missing: its share, and where it comes from", {},
                reader.where());
  TomlReader& rebound = *table;
  TRY(const auto share, rebound.number("share"));
  TRY_VOID(
      check_range({"share", false, true, 0, most_rebound}, share.value_or(unknown), rebound.where("share")));
  info.rebound = *share;
  TRY_VOID(take_text(rebound, "source", info.rebound_source));
  TRY(const auto proposal, rebound.boolean("proposal"));
  info.rebound_proposal = proposal.value_or(false);
  TRY_VOID(check_source(rebound, info.rebound_source, "share"));
  return rebound.finish();
}

Result<> read_parameters(TomlReader& reader, LeverKindInfo& info) {
  TRY(std::vector<TomlReader> tables, reader.tables("parameter"));
  std::vector<LeverParameter> read;
  for (TomlReader& each : tables) {
    TRY(LeverParameter parameter, read_parameter(each, info.kind));
    read.push_back(std::move(parameter));
  }
  for (const LeverParameterRule& rule : parameter_rules(info.kind)) {
    const auto found = std::find_if(read.begin(), read.end(),
                                    [&](const LeverParameter& each) { return each.rule.name == rule.name; });
    if (found == read.end())
      return fail(Kind::bad_input, "the parameter {name} is not described: write a [[parameter]] for it",
                  {{"name", std::string(rule.name)}}, {.file = reader.where().file});
    info.parameters.push_back(*found);
  }
  return {};
}

Result<LeverKindInfo> read_kind(const std::filesystem::path& path, LeverKind kind) {
  const std::string file = "levers/" + path.filename().string();
  TRY(const std::string text, read_file(path, 1U << 20U));
  TRY(TomlReader reader, parse_toml(text, file));
  LeverKindInfo info;
  info.kind = kind;
  TRY(const auto told, reader.text("kind"));
  if (told.value_or("") != code(kind))
    return fail(Kind::bad_input, "this file must describe the kind {kind}, by its name",
                {{"kind", std::string(code(kind))}}, reader.where("kind"));
  TRY_VOID(take_text(reader, "name_fr", info.name_fr));
  TRY_VOID(take_text(reader, "name_en", info.name_en));
  TRY_VOID(take_text(reader, "summary_fr", info.summary_fr));
  TRY_VOID(take_text(reader, "summary_en", info.summary_en));
  TRY_VOID(read_filter(reader, info.filter));
  TRY_VOID(read_rebound(reader, info));
  TRY_VOID(read_parameters(reader, info));
  TRY_VOID(reader.finish());
  return info;
}

}  // namespace

Result<LeverCatalogue> load_lever_catalogue(const std::filesystem::path& catalog) {
  LeverCatalogue all;
  for (std::size_t i = 0; i < lever_kind_count; ++i) {
    const auto kind = static_cast<LeverKind>(i);
    TRY(LeverKindInfo info, read_kind(catalog / "levers" / (std::string(code(kind)) + ".toml"), kind));
    all.kinds.push_back(std::move(info));
  }
  return all;
}

}  // namespace capnr
