// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

#include "footprint/engine.h"

// What the factors say of a class of equipment, found once, then applied to the weights of the class, of a
// host or of one row. This is the only place where a weight meets a factor for equipment: groups, rows and
// explanations all come through here.

namespace capnr {

/// What was taken for granted, with the units concerned.
using AssumptionCounts = std::map<std::string, double>;

struct ClassFactors {
  const ReferenceItem* item = nullptr;
  std::uint32_t item_index = no_index;
  enum class ItemFrom : std::uint8_t {
    none,
    recognised,
    matching_table,
    type_default
  } item_from = ItemFrom::none;
  bool server = false;  ///< of the type, else of the item; without either, what stands in a datacentre is one
  double pue = 1;       ///< 1 outside datacentres and for what is not a server
  PackIndex pue_pack = no_pack;  ///< when it is the set's default
  enum class PueFrom : std::uint8_t { none, datacentre, rule, set } pue_from = PueFrom::none;
  std::string zone;  ///< of the electricity
  enum class ZoneFrom : std::uint8_t {
    nowhere,
    datacentre,
    equipment,
    assumed,
    contract
  } zone_from = ZoneFrom::nowhere;
  const ElectricityMix* mix = nullptr;
  std::uint32_t mix_index = no_index;
  Default lifetime = {};  ///< of the item, else of the type, else the set's hypothesis
  double rate = 1;        ///< COPE or BYOD, for rows that give none
  Default rate_default = {};
  std::vector<const char*> assumptions;
};

class ClassResolver {
 public:
  ClassResolver(const City& city, const std::vector<Datacentre>& datacentres, const FactorSet& set,
                const MethodProfile& profile, Date as_of);
  ClassFactors resolve(const EquipmentClass& equipment) const;
  const FactorSet& set() const { return set_; }
  const MethodProfile& profile() const { return profile_; }

 private:
  void find_item(const EquipmentClass& equipment, ClassFactors& found) const;
  void find_pue(const Datacentre* datacentre, ClassFactors& found) const;
  void find_mix(const EquipmentClass& equipment, const Datacentre* datacentre, ClassFactors& found) const;

  const FactorSet& set_;
  const MethodProfile& profile_;
  int year_;
  bool licence_holder_ = false;  ///< a pack of the set is read from NumEcoEval or G4IT files
  std::string default_country_;
  std::map<std::string, const Datacentre*> datacentres_;
};

/// Fills quantity, energy, amounts and impacts of a group. `shared`: weights to which the class's usage rate
/// applies; `own`: those with their own.
void apply_weights(Group& group, const ClassFactors& factors, const Weights& shared, const Weights& own,
                   const FactorSet& set, const MethodProfile& profile);

}  // namespace capnr
