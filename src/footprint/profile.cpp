// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/profile.h"

#include <array>

#include "base/text.h"

namespace capnr {
namespace {

constexpr std::array<Rule, 11> all_rules = {{
    {"view", "stock|flow", "Amortise over the lifetime, or count what was bought in the year"},
    {"lifetime", "dates|declared|default", "What the lifetime is taken from first"},
    {"lifetime-floor", "on|off", "A lifetime read from dates is at least one year"},
    {"usage-rate", "on|off", "Usage rates of rows and of COPE and BYOD equipment apply"},
    {"datacentre-share", "on|off", "Servers carry their share of the datacentre building"},
    {"mutualised-share", "on|off", "Servers carry their share of firewalls, switches and routers"},
    {"vm-share", "numecoeval|ademe-rcp", "How a virtual machine takes its share of its host"},
    {"electricity", "location|contract:NAME", "The mix of the place, or that of a contract"},
    {"retired", "counted|excluded", "Equipment withdrawn on or before the date of the inventory"},
    {"pue", "set|NUMBER", "The PUE of datacentres that give none"},
    {"country", "auto|CODE", "The country of equipment that says none"},
}};

constexpr std::string_view on_off(bool on) {
  return on ? "on" : "off";
}

bool read_switch(std::string_view text, bool& value) {
  if (text != "on" && text != "off") return false;
  value = text == "on";
  return true;
}

template <class Enum>
bool read_choice(std::string_view text, Enum& value,
                 std::initializer_list<std::pair<std::string_view, Enum>> choices) {
  for (const auto& [choice, meaning] : choices) {
    if (text == choice) {
      value = meaning;
      return true;
    }
  }
  return false;
}

bool read_electricity(std::string_view text, MethodProfile& profile) {
  if (text == "location") {
    profile.electricity = MethodProfile::Electricity::location;
    profile.contract_mix.clear();
    return true;
  }
  constexpr std::string_view contract = "contract:";
  if (!text.starts_with(contract) || text.size() == contract.size()) return false;
  profile.electricity = MethodProfile::Electricity::contract;
  profile.contract_mix = text.substr(contract.size());
  return true;
}

bool read_pue(std::string_view text, MethodProfile& profile) {
  if (text == "set") {
    profile.pue.reset();
    return true;
  }
  const auto pue = parse_number(text, true);
  if (!pue || *pue < 1) return false;
  profile.pue = *pue;
  return true;
}

bool apply(MethodProfile& profile, std::string_view name, std::string_view value) {
  using P = MethodProfile;
  if (name == "view")
    return read_choice(value, profile.view, {{"stock", P::View::stock}, {"flow", P::View::flow}});
  if (name == "lifetime") {
    return read_choice(value, profile.lifetime,
                       {{"dates", P::Lifetime::dates},
                        {"declared", P::Lifetime::declared},
                        {"default", P::Lifetime::item_default}});
  }
  if (name == "lifetime-floor") return read_switch(value, profile.lifetime_floor);
  if (name == "usage-rate") return read_switch(value, profile.usage_rate);
  if (name == "datacentre-share") return read_switch(value, profile.datacentre_share);
  if (name == "mutualised-share") return read_switch(value, profile.mutualised_share);
  if (name == "vm-share") {
    return read_choice(value, profile.vm_share,
                       {{"numecoeval", P::VmShare::numecoeval}, {"ademe-rcp", P::VmShare::ademe_rcp}});
  }
  if (name == "electricity") return read_electricity(value, profile);
  if (name == "retired") {
    return read_choice(value, profile.retired,
                       {{"counted", P::Retired::counted}, {"excluded", P::Retired::excluded}});
  }
  if (name == "pue") return read_pue(value, profile);
  profile.default_country = value == "auto" ? std::string_view() : value;
  return !value.empty();
}

std::string known_rules() {
  std::string names;
  for (const Rule& rule : all_rules) {
    if (!names.empty()) names += ", ";
    names += rule.name;
  }
  return names;
}

}  // namespace

std::span<const Rule> rules() {
  return all_rules;
}

Result<MethodProfile> profile_named(std::string_view name) {
  MethodProfile profile;
  if (name == "numecoeval") return profile;
  if (name == "ademe-rcp") {
    profile.name = name;
    profile.datacentre_share = profile.mutualised_share = true;
    profile.vm_share = MethodProfile::VmShare::ademe_rcp;
    return profile;
  }
  return fail(Kind::usage, "{name} is not a method profile; write numecoeval or ademe-rcp",
              {{"name", std::string(name)}});
}

Result<> set_rule(MethodProfile& profile, std::string_view assignment) {
  const auto equal = assignment.find('=');
  const std::string_view name = trimmed(assignment.substr(0, equal));
  const std::string_view value =
      equal == assignment.npos ? std::string_view() : trimmed(assignment.substr(equal + 1));
  for (const Rule& rule : all_rules) {
    if (rule.name != name) continue;
    if (apply(profile, name, value)) return {};
    return fail(
        Kind::usage, "{value} is not a value of the rule {rule}; write {values}",
        {{"value", std::string(value)}, {"rule", std::string(name)}, {"values", std::string(rule.values)}});
  }
  return fail(Kind::usage, "{rule} is not a rule; the rules are {rules}",
              {{"rule", std::string(name)}, {"rules", known_rules()}});
}

std::vector<std::string> rule_values(const MethodProfile& profile) {
  using P = MethodProfile;
  const std::string_view lifetime = profile.lifetime == P::Lifetime::dates      ? "dates"
                                    : profile.lifetime == P::Lifetime::declared ? "declared"
                                                                                : "default";
  return {
      profile.view == P::View::stock ? "stock" : "flow",
      std::string(lifetime),
      std::string(on_off(profile.lifetime_floor)),
      std::string(on_off(profile.usage_rate)),
      std::string(on_off(profile.datacentre_share)),
      std::string(on_off(profile.mutualised_share)),
      profile.vm_share == P::VmShare::numecoeval ? "numecoeval" : "ademe-rcp",
      profile.electricity == P::Electricity::location ? "location" : "contract:" + profile.contract_mix,
      profile.retired == P::Retired::counted ? "counted" : "excluded",
      profile.pue ? to_text(*profile.pue) : "set",
      profile.default_country.empty() ? "auto" : profile.default_country,
  };
}

}  // namespace capnr
