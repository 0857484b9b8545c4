// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/equipment_kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 6> computers = {"laptop",      "desktop",    "desktop-with-screen",
                                                       "thin-client", "all-in-one", "workstation"};
constexpr std::array<std::string_view, 2> mobile_phones = {"smartphone", "feature-phone"};

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& group, std::string_view id) {
  return std::find(group.begin(), group.end(), id) != group.end();
}

// Models ("pcf/dell/latitude-5420") and sizes ("blade-server--28") are of the kind of their generic item.
const ReferenceItem& generic_of(const FactorSet& set, const ReferenceItem& item) {
  const ReferenceItem* found = &item;
  for (int steps = 0; steps < 8; ++steps) {
    const bool model = found->id.find('/') != std::string::npos || found->id.find("--") != std::string::npos;
    const ReferenceItem* above = model ? set.item(found->generic) : nullptr;
    if (above == nullptr) break;
    found = above;
  }
  return *found;
}

EquipmentKind kind_of(const ReferenceItem& item) {
  EquipmentKind kind;
  kind.id = item.id;
  kind.recognised = true;
  kind.name_fr = item.name_fr;
  kind.name_en = item.name_en;
  if (item.lifetime_years.known()) kind.lifetime_years = item.lifetime_years.value;
  const Factor& factor =
      item.factors[static_cast<std::size_t>(Phase::manufacturing)][static_cast<std::size_t>(Criterion::gwp)];
  if (factor.known() && item.unit == ItemUnit::unit) {
    kind.manufacturing_gwp = factor.value;
    kind.manufacturing_pack = factor.pack;
  }
  return kind;
}

}  // namespace

std::string shown_name(const EquipmentKind& kind, Language language) {
  const std::string& name = language == Language::fr ? kind.name_fr : kind.name_en;
  return name.empty() ? kind.id : name;
}

std::uint32_t KindTable::number_of(const EquipmentClass& equipment, const ClassFactors& factors) {
  EquipmentKind kind;
  if (factors.item != nullptr) {
    kind = kind_of(generic_of(set_, *factors.item));
    // A lifetime of the type serves where the item has none.
    const EquipmentType* const type = set_.type(equipment.type);
    if (!(kind.lifetime_years > 0) && type != nullptr && type->lifetime_years.known())
      kind.lifetime_years = type->lifetime_years.value;
  } else {
    kind.id = equipment.type.empty() ? std::string("?") : equipment.type;
  }
  const auto [at, added] = numbers_.try_emplace(kind.id, static_cast<std::uint32_t>(kinds_.size()));
  if (added) kinds_.push_back(std::move(kind));
  return at->second;
}

int precision_of(std::string_view word, const EquipmentKind& kind) {
  const std::string wanted = folded(word);
  if (wanted.empty()) return 0;
  if (wanted == folded(kind.id) || wanted == folded(kind.name_fr) || wanted == folded(kind.name_en)) return 2;
  if (!kind.recognised) return 0;
  const bool computer = wanted == "computer" || wanted == "ordinateur";
  const bool phone = wanted == "phone" || wanted == "telephone" || wanted == "mobile";
  return (computer && holds(computers, kind.id)) || (phone && holds(mobile_phones, kind.id)) ? 1 : 0;
}

bool names_kind(std::string_view word, const EquipmentKind& kind) {
  return precision_of(word, kind) > 0;
}

std::vector<bool> kinds_named(std::string_view word, std::span<const EquipmentKind> kinds) {
  std::vector<bool> named;
  named.reserve(kinds.size());
  for (const EquipmentKind& kind : kinds) named.push_back(names_kind(word, kind));
  return named;
}

std::vector<double> usual_ages(const EquipmentKind& kind) {
  if (kind.recognised && holds(mobile_phones, kind.id)) return {2, 3};
  return {5, 6};
}

}  // namespace capnr
