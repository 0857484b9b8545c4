// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/lever_book.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "steering/lever_toml.h"
#include "table/toml_reader.h"

namespace capnr {
namespace {

constexpr int earliest_year = 2000, latest_year = 2200;

Result<LeverKind> read_kind(TomlReader& reader) {
  TRY(const auto kind, reader.text("kind"));
  const auto known = lever_kind_from(kind.value_or(""));
  if (known) return *known;
  return fail(Kind::bad_input, "{kind} is not a kind of lever; known: {known}",
              {{"kind", kind.value_or("")}, {"known", known_lever_kinds()}}, reader.where("kind"));
}

Result<> read_parameters(TomlReader& reader, Lever& lever) {
  TRY(std::optional<TomlReader> table, reader.table("parameters"));
  if (!table) return {};
  TomlReader& inner = *table;
  for (const LeverParameterRule& rule : parameter_rules(lever.kind)) {
    LeverValue value;
    if (rule.is_text) {
      TRY(auto text, inner.text(rule.name));
      if (!text) continue;
      value.text = std::move(*text);
    } else {
      TRY(const auto number, inner.number(rule.name));
      if (!number) continue;
      TRY_VOID(check_range(rule, *number, inner.where(rule.name)));
      value.number = *number;
    }
    lever.parameters.emplace(rule.name, std::move(value));
  }
  return inner.finish();
}

Result<> read_cost(TomlReader& reader, LeverCost& cost) {
  TRY(std::optional<TomlReader> table, reader.table("cost"));
  if (!table) return {};
  TomlReader& inner = *table;
  TRY(cost.once, inner.number("once"));
  TRY(cost.per_year, inner.number("per_year"));
  TRY(cost.saving_per_year, inner.number("saving_per_year"));
  TRY_VOID(take_text(inner, "source", cost.source));
  for (const auto& [key, value] : {std::pair("once", cost.once), std::pair("per_year", cost.per_year),
                                   std::pair("saving_per_year", cost.saving_per_year)})
    if (value) TRY_VOID(check_range({key, false, false, 0, 1e12}, *value, inner.where(key)));
  return inner.finish();
}

Result<> read_rebound(TomlReader& reader, LeverRebound& rebound) {
  TRY(std::optional<TomlReader> table, reader.table("rebound"));
  if (!table) return {};
  TomlReader& inner = *table;
  TRY(const auto share, inner.number("share"));
  TRY_VOID(
      check_range({"share", false, true, 0, most_rebound}, share.value_or(unknown), inner.where("share")));
  rebound.share = *share;
  TRY(const auto origin, inner.text("origin"));
  if (origin && *origin != "direct" && *origin != "entered")
    return fail(Kind::bad_input, "origin must be direct (observed on the machines) or entered", {},
                inner.where("origin"));
  rebound.origin =
      origin.value_or("") == "direct" ? LeverRebound::Origin::direct : LeverRebound::Origin::entered;
  TRY_VOID(take_text(inner, "source", rebound.source));
  return inner.finish();
}

Result<> read_dates(TomlReader& reader, int first_year, Lever& lever) {
  TRY(const auto start, reader.number("start"));
  TRY_VOID(check_range({"start", false, false, earliest_year, latest_year}, start.value_or(first_year),
                       reader.where("start")));
  lever.start = static_cast<int>(start.value_or(first_year));
  if (start && *start != std::floor(*start))
    return fail(Kind::bad_input, "start must be a year", {}, reader.where("start"));
  TRY(const auto ramp, reader.number("ramp_years"));
  TRY_VOID(check_range({"ramp_years", false, false, 1, longest_ramp}, ramp.value_or(1),
                       reader.where("ramp_years")));
  lever.ramp_years = ramp.value_or(1);
  return {};
}

Result<Lever> read_lever(TomlReader& reader, const LeverCatalogue& catalogue, int first_year) {
  Lever lever;
  TRY(lever.kind, read_kind(reader));
  TRY_VOID(take_text(reader, "id", lever.id));
  if (lever.id.empty())
    return fail(Kind::bad_input, "a lever needs an id, by which others and the plan name it", {},
                reader.where());
  TRY_VOID(take_text(reader, "name_fr", lever.name_fr));
  TRY_VOID(take_text(reader, "name_en", lever.name_en));
  TRY_VOID(read_filter(reader, lever.filter));
  TRY_VOID(read_parameters(reader, lever));
  TRY_VOID(read_cost(reader, lever.cost));
  TRY_VOID(read_rebound(reader, lever.rebound));
  TRY_VOID(read_dates(reader, first_year, lever));
  TRY(lever.requires_ids, reader.texts("requires"));
  TRY(lever.excludes_ids, reader.texts("excludes"));
  TRY_VOID(reader.finish());
  TRY_VOID(complete(lever, catalogue, reader.where()));
  return lever;
}

Result<> read_growth(TomlReader& reader, LeverBook& book) {
  TRY(std::optional<TomlReader> table, reader.table("growth"));
  if (!table) return {};
  TomlReader& inner = *table;
  for (const std::string& key : inner.keys()) {
    TRY(const auto percent, inner.number(key));
    TRY_VOID(check_range({"growth", false, false, -100, 100}, *percent, inner.where(key)));
    book.growth.emplace_back(key, *percent);
  }
  return {};
}

bool needs_order(const Lever& lever, std::string_view before, std::string_view after) {
  return !(lever.number(after) >= lever.number(before));
}

tl::unexpected<Error> needs(std::string_view name, const Lever& lever, const Where& where) {
  return fail(Kind::bad_input, "the lever {id} needs {name}: it has no default",
              {{"id", lever.id}, {"name", std::string(name)}}, where);
}

// What one parameter asks of another.
Result<> check_together(const Lever& lever, const Where& where) {
  const auto pair_fault = [&](std::string_view a, std::string_view b) {
    return fail(Kind::bad_input, "the lever {id} needs both {first} and {second}, or neither",
                {{"id", lever.id}, {"first", std::string(a)}, {"second", std::string(b)}}, where);
  };
  const auto order_fault = [&](std::string_view big, std::string_view small) {
    return fail(Kind::bad_input, "of the lever {id}, {first} must be at least {second}",
                {{"id", lever.id}, {"first", std::string(big)}, {"second", std::string(small)}}, where);
  };
  switch (lever.kind) {
    case LeverKind::lengthen_lifetime:
      if (needs_order(lever, "years_before", "years_after"))
        return order_fault("years_after", "years_before");
      return {};
    case LeverKind::lighten_pages:
      if (needs_order(lever, "megabytes_after", "megabytes_before"))
        return order_fault("megabytes_before", "megabytes_after");
      return {};
    case LeverKind::replace_type:
      for (const auto& [a, b] :
           {std::pair("years_before", "years_after"), std::pair("kwh_before", "kwh_after")})
        if (std::isnan(lever.number(a)) != std::isnan(lever.number(b))) return pair_fault(a, b);
      return {};
    case LeverKind::better_hosting:
      if (std::isnan(lever.number("pue")) && lever.text("zone").empty()) return needs("pue", lever, where);
      return {};
    default:
      return {};
  }
}

}  // namespace

Result<> complete(Lever& lever, const LeverCatalogue& catalogue, const Where& where) {
  const LeverKindInfo& info = catalogue.of(lever.kind);
  for (const LeverParameter& parameter : info.parameters) {
    if (lever.parameters.contains(parameter.rule.name)) continue;
    if (parameter.has_default()) {
      lever.parameters.emplace(parameter.rule.name, LeverValue{parameter.default_number.value_or(unknown),
                                                               parameter.default_text, true});
    } else if (parameter.rule.required) {
      return needs(parameter.rule.name, lever, where);
    }
  }
  if (!lever.filter.names_what()) {
    lever.filter.types = info.filter.types;
    lever.filter.items = info.filter.items;
    lever.filter.categories = info.filter.categories;
  }
  if (lever.rebound.origin == LeverRebound::Origin::defaulted)
    lever.rebound = {LeverRebound::Origin::defaulted, info.rebound, info.rebound_source};
  if (lever.name_fr.empty() && lever.name_en.empty()) {
    lever.name_fr = info.name_fr;
    lever.name_en = info.name_en;
  }
  return check_together(lever, where);
}

Result<> check_book(const LeverBook& book, const std::string& file) {
  std::set<std::string_view> ids;
  for (const Lever& lever : book.levers) {
    if (!ids.insert(lever.id).second)
      return fail(Kind::bad_input, "two levers have the id {id}", {{"id", lever.id}}, {.file = file});
  }
  for (const Lever& lever : book.levers) {
    for (const auto* named : {&lever.requires_ids, &lever.excludes_ids}) {
      for (const std::string& id : *named) {
        if (!ids.contains(id) || id == lever.id)
          return fail(Kind::bad_input,
                      "the lever {id} names {other}, which is not another lever of this file",
                      {{"id", lever.id}, {"other", id}}, {.file = file});
      }
    }
  }
  return {};
}

Result<LeverBook> parse_lever_book(std::string_view text, const std::string& file,
                                   const LeverCatalogue& catalogue, int first_year) {
  TRY(TomlReader reader, parse_toml(text, file));
  LeverBook book;
  TRY_VOID(read_growth(reader, book));
  TRY(std::vector<TomlReader> levers, reader.tables("lever"));
  for (TomlReader& each : levers) {
    TRY(Lever lever, read_lever(each, catalogue, first_year));
    book.levers.push_back(std::move(lever));
  }
  TRY_VOID(reader.finish());
  TRY_VOID(check_book(book, file));
  return book;
}

Result<LeverBook> read_lever_book(const std::filesystem::path& file, const LeverCatalogue& catalogue,
                                  int first_year) {
  TRY(const std::string text, read_file(file, 1U << 20U));
  return parse_lever_book(text, file.filename().string(), catalogue, first_year);
}

}  // namespace capnr
