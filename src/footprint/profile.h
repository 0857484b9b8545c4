// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace capnr {

/// The rules of a computation. Each has a name that a user can set (`--rule lifetime-floor=on`) and a
/// paragraph in docs/method.md.
struct MethodProfile {
  enum class View : std::uint8_t { stock, flow };  ///< amortised over the lifetime / bought in the year
  enum class Lifetime : std::uint8_t { dates, declared, item_default };  ///< what is tried first
  enum class VmShare : std::uint8_t { numecoeval, ademe_rcp };
  enum class Electricity : std::uint8_t { location, contract };
  enum class Retired : std::uint8_t { counted, excluded };

  std::string name = "numecoeval";
  View view = View::stock;
  Lifetime lifetime = Lifetime::dates;
  bool lifetime_floor = true;  ///< a lifetime read from dates is at least one year
  bool usage_rate = true;      ///< COPE / BYOD rates apply
  bool datacentre_share =
      false;  ///< ademe-rcp: building and technical environment, per the datacentre ratios
  bool mutualised_share = false;  ///< ademe-rcp: shared network and support equipment
  VmShare vm_share = VmShare::numecoeval;
  Electricity electricity = Electricity::location;
  std::string contract_mix;  ///< zone name of the contract's mix, for Electricity::contract
  Retired retired = Retired::counted;
  std::optional<double> pue;  ///< overrides the factor set's default PUE
  /// Where electricity is used when neither the equipment nor its datacentre says it; empty: France ("FR")
  /// when the city has an INSEE code, else unknown. Each use is counted in Footprint::assumptions.
  std::string default_country;
};

/// "numecoeval" or "ademe-rcp".
Result<MethodProfile> profile_named(std::string_view name);
/// Sets one rule by name: "view=flow", "lifetime-floor=off", "electricity=contract:green", …; an unknown name
/// lists the known ones.
Result<> set_rule(MethodProfile& profile, std::string_view assignment);

/// A rule as --help and docs/method.md list it.
struct Rule {
  std::string_view name;
  std::string_view values;   ///< "stock|flow"
  std::string_view summary;  ///< an English sentence, key of its French
};
std::span<const Rule> rules();
/// What a profile says of each rule, in the order of rules(): "flow", "on", "contract:green".
std::vector<std::string> rule_values(const MethodProfile& profile);

}  // namespace capnr
