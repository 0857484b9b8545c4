// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/lever.h"

#include <algorithm>
#include <array>

namespace capnr {
namespace {

using Rule = LeverParameterRule;

constexpr Rule share{"share", false, true, 0, 1};
constexpr Rule years_before{"years_before", false, true, 0.1, 100};
constexpr Rule years_after{"years_after", false, true, 0.1, 100};

constexpr std::array lifetime_rules = {years_before, years_after};
constexpr std::array refurbished_rules = {share, Rule{"avoided", false, true, 0, 1}};
constexpr std::array share_rules = {share};
constexpr std::array replace_rules = {Rule{"to", true},
                                      share,
                                      Rule{"ratio", false, true, 0, 1000},
                                      Rule{"years_before", false, false, 0.1, 100},
                                      Rule{"years_after", false, false, 0.1, 100},
                                      Rule{"kwh_before", false, false, 1e-6, 1e9},
                                      Rule{"kwh_after", false, false, 0, 1e9}};
constexpr std::array night_rules = {share, Rule{"hours_off", false, true, 0, 168},
                                    Rule{"night_load", false, true, 0, 1}};
constexpr std::array consolidate_rules = {share, Rule{"transfer", false, true, 0, 1}};
constexpr std::array hosting_rules = {share, Rule{"pue", false, false, 1, 10}, Rule{"zone", true, false}};
constexpr std::array contract_rules = {share, Rule{"zone", true}};
constexpr std::array page_rules = {Rule{"visits", false, true, 0, 1e15},
                                   Rule{"megabytes_before", false, true, 0, 1e6},
                                   Rule{"megabytes_after", false, true, 0, 1e6}};

constexpr std::array<std::string_view, 1> equipment = {"equipment"};
constexpr std::array<std::string_view, 2> machines = {"equipment", "cloud"};
constexpr std::array<std::string_view, 1> volume = {"volume"}, traffic = {"traffic"}, service = {"service"};

struct KindRow {
  std::string_view code;
  std::span<const Rule> rules;
  std::span<const std::string_view> acts_on;
  bool only_scales;
};

// In the order of LeverKind.
constexpr std::array<KindRow, lever_kind_count> kinds = {{
    {"lengthen-lifetime", lifetime_rules, equipment, true},
    {"buy-refurbished", refurbished_rules, equipment, true},
    {"reduce-equipment", share_rules, machines, true},
    {"replace-type", replace_rules, equipment, false},
    {"switch-off", night_rules, equipment, true},
    {"consolidate", consolidate_rules, machines, true},
    {"better-hosting", hosting_rules, equipment, false},
    {"clean-storage", share_rules, volume, true},
    {"electricity-contract", contract_rules, equipment, false},
    {"lighten-pages", page_rules, traffic, true},
    {"reduce-services", share_rules, service, true},
}};

const KindRow& row(LeverKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string_view code(LeverKind kind) {
  return row(kind).code;
}

std::optional<LeverKind> lever_kind_from(std::string_view code) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].code == code) return static_cast<LeverKind>(i);
  }
  return std::nullopt;
}

std::string known_lever_kinds() {
  std::string all;
  for (const KindRow& kind : kinds) all += (all.empty() ? "" : ", ") + std::string(kind.code);
  return all;
}

std::span<const LeverParameterRule> parameter_rules(LeverKind kind) {
  return row(kind).rules;
}

std::span<const std::string_view> acts_on(LeverKind kind) {
  return row(kind).acts_on;
}

bool only_scales(LeverKind kind) {
  return row(kind).only_scales;
}

std::string_view code(LeverRebound::Origin origin) {
  constexpr std::array<std::string_view, 3> codes = {"direct", "entered", "defaulted"};
  return codes[static_cast<std::size_t>(origin)];
}

double Lever::number(std::string_view parameter) const {
  const auto found = parameters.find(parameter);
  return found == parameters.end() ? unknown : found->second.number;
}

std::string_view Lever::text(std::string_view parameter) const {
  const auto found = parameters.find(parameter);
  return found == parameters.end() ? std::string_view() : std::string_view(found->second.text);
}

double Lever::ramp(int year) const {
  return year < start ? 0 : std::min(1.0, (year - start + 1) / ramp_years);
}

const std::string& name_of(const Lever& lever, Language language) {
  const std::string& first = language == Language::fr ? lever.name_fr : lever.name_en;
  const std::string& other = language == Language::fr ? lever.name_en : lever.name_fr;
  return !first.empty() ? first : !other.empty() ? other : lever.id;
}

}  // namespace capnr
