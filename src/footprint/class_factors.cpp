// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/class_factors.h"

#include <cmath>

#include "base/text.h"

namespace capnr {
namespace {

const Factor* any_factor(const FactorSet& set, std::string_view id) {
  const ReferenceItem* item = set.item(id);
  if (item == nullptr) return nullptr;
  for (const auto& phase : item->factors) {
    for (const Factor& factor : phase) {
      if (factor.known()) return &factor;
    }
  }
  return nullptr;
}

bool is_served(const FactorSet& set, std::string_view id) {
  return any_factor(set, id) != nullptr;
}

bool of_licence_holder(const FactorSet& set, std::string_view id) {
  const Factor* factor = any_factor(set, id);
  return factor != nullptr && set.packs[factor->pack].referential;
}

}  // namespace

ClassResolver::ClassResolver(const City& city, const std::vector<Datacentre>& datacentres,
                             const FactorSet& set, const MethodProfile& profile, Date as_of)
    : set_(set), profile_(profile), year_(year_of(as_of)), default_country_(profile.default_country) {
  for (const PackInfo& pack : set.packs) licence_holder_ = licence_holder_ || pack.referential;
  // INSEE codes are those of French communes.
  if (default_country_.empty() && !city.insee_code.empty()) default_country_ = "FR";
  for (const Datacentre& datacentre : datacentres) datacentres_.try_emplace(datacentre.name, &datacentre);
}

void ClassResolver::find_item(const EquipmentClass& equipment, ClassFactors& found) const {
  using From = ClassFactors::ItemFrom;
  const auto take = [&](std::string_view id, From from) {
    if (found.item != nullptr || id.empty()) return;
    found.item = set_.item(id);
    if (found.item == nullptr) return;
    found.item_from = from;
    found.item_index = static_cast<std::uint32_t>(found.item - set_.items.data());
  };
  const EquipmentType* const type = set_.type(equipment.type);
  // What a person corrected, then the exact model of a matching table, then what rules and products recognise.
  if (equipment.item_score >= 1) take(equipment.item, From::recognised);
  if (const std::string* match = set_.matched_item(equipment.model)) take(*match, From::matching_table);
  // NumEcoEval: the type's own item serves where the licence holder's files have no factor for what is
  // recognised.
  if (licence_holder_ && type != nullptr && of_licence_holder(set_, type->default_item) &&
      !is_served(set_, equipment.item)) {
    take(type->default_item, From::type_default);
  }
  take(equipment.item, From::recognised);
  if (type != nullptr) take(type->default_item, From::type_default);
  if (type != nullptr && type->server) {
    found.server = *type->server;
  } else if (found.item != nullptr) {
    found.server = found.item->server;
  } else {
    found.server = equipment.type.empty() && !equipment.datacentre.empty();
  }
  if (found.item != nullptr && found.item->lifetime_years.known()) {
    found.lifetime = found.item->lifetime_years;
  } else if (type != nullptr && type->lifetime_years.known()) {
    found.lifetime = type->lifetime_years;
  } else {
    found.lifetime = set_.hypotheses.lifetime_years;
  }
}

void ClassResolver::find_pue(const Datacentre* datacentre, ClassFactors& found) const {
  using From = ClassFactors::PueFrom;
  if (datacentre != nullptr && datacentre->pue) {
    found.pue = *datacentre->pue;
    found.pue_from = From::datacentre;
  } else if (profile_.pue) {
    found.pue = *profile_.pue;
    found.pue_from = From::rule;
  } else if (set_.hypotheses.pue.known()) {
    found.pue = set_.hypotheses.pue.value;
    found.pue_pack = set_.hypotheses.pue.pack;
    found.pue_from = From::set;
    found.assumptions.push_back("PUE of the datacentre unknown: the default of the factor set");
  } else {
    found.assumptions.push_back("PUE of the datacentre unknown and no default in the factor set: 1");
  }
}

void ClassResolver::find_mix(const EquipmentClass& equipment, const Datacentre* datacentre,
                             ClassFactors& found) const {
  using From = ClassFactors::ZoneFrom;
  if (profile_.electricity == MethodProfile::Electricity::contract) {
    found.zone = profile_.contract_mix;
    found.zone_from = From::contract;
  } else if (found.server && datacentre != nullptr && !datacentre->country.empty()) {
    found.zone = datacentre->country;
    found.zone_from = From::datacentre;
  } else if (!equipment.country.empty()) {
    found.zone = equipment.country;
    found.zone_from = From::equipment;
  } else if (!default_country_.empty()) {
    found.zone = default_country_;
    found.zone_from = From::assumed;
    found.assumptions.push_back("Country of use unknown: that of the city");
  }
  if (found.zone.empty()) return;
  found.mix = set_.mix(found.zone, year_);
  if (found.mix != nullptr) found.mix_index = static_cast<std::uint32_t>(found.mix - set_.mixes.data());
}

ClassFactors ClassResolver::resolve(const EquipmentClass& equipment) const {
  ClassFactors found;
  find_item(equipment, found);
  const auto place = datacentres_.find(equipment.datacentre);
  const Datacentre* datacentre = place == datacentres_.end() ? nullptr : place->second;
  if (found.server && !equipment.datacentre.empty()) find_pue(datacentre, found);
  find_mix(equipment, datacentre, found);
  if (profile_.usage_rate) {
    const std::string kind = folded(equipment.user_kind);
    if (kind == "cope") found.rate_default = set_.hypotheses.usage_rate_cope;
    if (kind == "byod") found.rate_default = set_.hypotheses.usage_rate_byod;
    if (found.rate_default.known()) found.rate = found.rate_default.value;
  }
  return found;
}

}  // namespace capnr
