// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/language.h"
#include "footprint/class_factors.h"

// Lifetimes, policies and renewals are told by kind of equipment: "laptop", "smartphone", not "Latitude 5420", whatever the words of the
// inventory ("Portable", "Notebook").

namespace capnr {

/// The generic reference item of an equipment; where it was not recognised, the word of the inventory.
struct EquipmentKind {
  std::string id;  ///< "laptop"; a word of the inventory as it is when `recognised` is false
  bool recognised = false;
  std::string name_fr, name_en;
  /// Years, of the factor set; NaN when it gives none. A lifetime that the set supposes for all types alike does not count.
  double lifetime_years = std::numeric_limits<double>::quiet_NaN();
  /// kgCO2e of making one unit; NaN when the set has no factor. Its pack may be one whose values are not shown.
  double manufacturing_gwp = std::numeric_limits<double>::quiet_NaN();
  PackIndex manufacturing_pack = no_pack;
};

std::string shown_name(const EquipmentKind& kind, Language language);

/// Numbers kinds as they are met.
class KindTable {
 public:
  explicit KindTable(const FactorSet& set) : set_(set) {}
  /// `factors`: what ClassResolver finds for the class.
  std::uint32_t number_of(const EquipmentClass& equipment, const ClassFactors& factors);
  const EquipmentKind& operator[](std::uint32_t number) const { return kinds_[number]; }
  const std::vector<EquipmentKind>& kinds() const { return kinds_; }

 private:
  const FactorSet& set_;
  std::vector<EquipmentKind> kinds_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Whether a word names the kind: its id, its French or English name, or a group that holds it: "computer" (laptops, desktops, workstations,
/// thin clients) or "phone" (mobile phones). Case and accents do not count.
bool names_kind(std::string_view word, const EquipmentKind& kind);
/// The same of each kind, by its number: for loops over machines.
std::vector<bool> kinds_named(std::string_view word, std::span<const EquipmentKind> kinds);
/// 2 when the word is the kind's own, 1 when it is a group's, 0 when it is another's: the most precise wins.
int precision_of(std::string_view word, const EquipmentKind& kind);

/// Ages at which the deliberation of a city looks at the share alive: 2 and 3 years for mobile phones, 5 and 6 for the rest.
std::vector<double> usual_ages(const EquipmentKind& kind);

}  // namespace capnr
