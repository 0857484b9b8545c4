// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "inventory/model.h"

// A lever is something a city can decide: keep computers longer, buy refurbished, switch off at night. It has a kind, which says what it
// does to the weights of the inventory (docs/levers.md has the formulas), parameters, a filter that says what it acts on, a start and a ramp,
// what it costs and saves, and the share of its gain that rebound gives back.

namespace capnr {

enum class LeverKind : std::uint8_t {
  lengthen_lifetime,
  buy_refurbished,
  reduce_equipment,
  replace_type,
  switch_off,
  consolidate,
  better_hosting,
  clean_storage,
  electricity_contract,
  lighten_pages,
  reduce_services
};
inline constexpr std::size_t lever_kind_count = 11;
std::string_view code(LeverKind kind);  ///< "lengthen-lifetime", …
std::optional<LeverKind> lever_kind_from(std::string_view code);
std::string known_lever_kinds();  ///< for messages: "lengthen-lifetime, buy-refurbished, …"

/// What the program knows of a parameter; its default, unit, words and source are in catalog/levers/.
struct LeverParameterRule {
  std::string_view name;
  bool is_text = false;
  bool required = true;           ///< by the lever's file, unless the catalogue has a default
  double least = 0, most = 1e12;  ///< of a number
};
std::span<const LeverParameterRule> parameter_rules(LeverKind kind);
/// The kinds of resource (Dimension::source_kind) that a kind of lever acts on.
std::span<const std::string_view> acts_on(LeverKind kind);
/// Whether it multiplies what it selects by a number, whatever was done before: two such levers commute.
bool only_scales(LeverKind kind);

/// What a lever acts on. Types, items and categories are alternatives; the rest narrows them. Nothing: all.
struct LeverFilter {
  std::vector<std::string> types;       ///< as the inventory says, whatever the case and accents
  std::vector<std::string> items;       ///< reference items, and those whose generic item they are
  std::vector<std::string> categories;  ///< of reference items: "terminal", "server"…
  std::vector<std::string> departments, datacentres, statuses;
  bool names_what() const { return !types.empty() || !items.empty() || !categories.empty(); }
};

/// Euros. What is not given is unknown, never zero: write 0 for what costs nothing.
struct LeverCost {
  std::optional<double> once;             ///< spent along the ramp
  std::optional<double> per_year;         ///< each year, in proportion to the ramp
  std::optional<double> saving_per_year;  ///< each year, in proportion to the ramp
  std::string source;
};

/// The share of the gain that is given back: 0 none, 1 all of it, more is a backfire.
struct LeverRebound {
  enum class Origin : std::uint8_t {
    direct,    ///< observed on the machines themselves (the offset ratio of capnr compare, a meter)
    entered,   ///< said by the city
    defaulted  ///< of the catalogue
  } origin = Origin::defaulted;
  double share = 0;
  std::string source;
};
std::string_view code(LeverRebound::Origin origin);

struct LeverValue {
  double number = unknown;
  std::string text;
  bool defaulted = false;  ///< taken from the catalogue
  bool operator==(const LeverValue&) const = default;
};

struct Lever {
  std::string id;  ///< unique in its book
  LeverKind kind = LeverKind::reduce_equipment;
  std::string name_fr, name_en;
  LeverFilter filter;
  std::map<std::string, LeverValue, std::less<>> parameters;
  LeverCost cost;
  LeverRebound rebound;
  int start = 0;          ///< first year in which it acts
  double ramp_years = 1;  ///< years to its full effect: 1 is at once
  std::vector<std::string> requires_ids, excludes_ids;

  double number(std::string_view parameter) const;  ///< NaN when not given
  std::string_view text(std::string_view parameter) const;
  /// The part of the lever that is in place in a year: 0 before its start, then (year − start + 1) / ramp, at most 1.
  double ramp(int year) const;
};

const std::string& name_of(const Lever& lever, Language language);

/// The levers of a city in the order in which they are applied, and how its equipment grows without them.
struct LeverBook {
  std::vector<Lever> levers;
  std::vector<std::pair<std::string, double>> growth;  ///< type, "*" for all the others: percent a year
};

}  // namespace capnr
