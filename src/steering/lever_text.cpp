// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "steering/lever_book.h"
#include "steering/lever_toml.h"

namespace capnr {
namespace {

struct Assignment {
  std::string_view name, value;
};

tl::unexpected<Error> wrong_value(const Assignment& assignment) {
  return fail(Kind::usage, "--lever: {value} is not a value of {name}",
              {{"name", std::string(assignment.name)}, {"value", std::string(assignment.value)}});
}

std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> words;
  for (const std::string_view word : split(value, '+')) words.emplace_back(trimmed(word));
  return words;
}

std::vector<std::string>* words_named(LeverFilter& filter, std::string_view name) {
  if (name == "types") return &filter.types;
  if (name == "items") return &filter.items;
  if (name == "categories") return &filter.categories;
  if (name == "departments") return &filter.departments;
  if (name == "datacentres") return &filter.datacentres;
  if (name == "statuses") return &filter.statuses;
  return nullptr;
}

std::optional<double>* cost_named(LeverCost& cost, std::string_view name) {
  if (name == "cost_once") return &cost.once;
  if (name == "cost_per_year") return &cost.per_year;
  if (name == "saving") return &cost.saving_per_year;
  return nullptr;
}

Result<double> number_of(const Assignment& assignment, double least, double most) {
  const auto number = parse_number(assignment.value, true);
  if (!number || !(*number >= least && *number <= most)) return wrong_value(assignment);
  return *number;
}

Result<> set_parameter(Lever& lever, const Assignment& assignment) {
  const auto rules = parameter_rules(lever.kind);
  const auto rule = std::find_if(rules.begin(), rules.end(), [&](const LeverParameterRule& each) {
    return each.name == assignment.name;
  });
  if (rule == rules.end())
    return fail(Kind::usage,
                "--lever: {name} is not known of {kind}; its parameters: {known}; every lever has: id, name, "
                "start, ramp, types, items, "
                "categories, departments, datacentres, statuses, cost_once, cost_per_year, saving, rebound",
                {{"name", std::string(assignment.name)},
                 {"kind", std::string(code(lever.kind))},
                 {"known", known_parameters(lever.kind)}});
  LeverValue value;
  if (rule->is_text) {
    value.text = assignment.value;
  } else {
    TRY(value.number, number_of(assignment, rule->least, rule->most));
  }
  lever.parameters.insert_or_assign(std::string(assignment.name), value);
  return {};
}

Result<> assign(Lever& lever, const Assignment& assignment) {
  const auto& [name, value] = assignment;
  if (auto* words = words_named(lever.filter, name)) {
    *words = words_of(value);
  } else if (auto* cost = cost_named(lever.cost, name)) {
    TRY(*cost, number_of(assignment, 0, 1e12));
  } else if (name == "id") {
    lever.id = value;
  } else if (name == "name") {
    lever.name_fr = lever.name_en = value;
  } else if (name == "start") {
    TRY(const double year, number_of(assignment, 2000, 2200));
    if (year != std::floor(year)) return wrong_value(assignment);
    lever.start = static_cast<int>(year);
  } else if (name == "ramp") {
    TRY(lever.ramp_years, number_of(assignment, 1, longest_ramp));
  } else if (name == "rebound") {
    TRY(const double share, number_of(assignment, 0, most_rebound));
    lever.rebound = {LeverRebound::Origin::entered, share, ""};
  } else {
    return set_parameter(lever, assignment);
  }
  return {};
}

}  // namespace

Result<Lever> lever_from_text(std::string_view text, const LeverCatalogue& catalogue, int first_year) {
  const std::string_view kind_code = text.substr(0, text.find(':'));
  const auto kind = lever_kind_from(kind_code);
  if (!kind)
    return fail(Kind::usage, "--lever: {kind} is not a kind of lever; known: {known}",
                {{"kind", std::string(kind_code)}, {"known", known_lever_kinds()}});
  Lever lever;
  lever.kind = *kind;
  lever.id = kind_code;
  lever.start = first_year;
  if (kind_code.size() < text.size()) {
    for (const std::string_view piece : split(text.substr(kind_code.size() + 1), ',')) {
      const std::size_t equal = piece.find('=');
      if (equal == std::string_view::npos)
        return fail(Kind::usage, "--lever: write {piece} as name=value", {{"piece", std::string(piece)}});
      TRY_VOID(assign(lever, {trimmed(piece.substr(0, equal)), trimmed(piece.substr(equal + 1))}));
    }
  }
  TRY_VOID(complete(lever, catalogue, {}));
  return lever;
}

}  // namespace capnr
