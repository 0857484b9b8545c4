// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "footprint/class_factors.h"

// One line per equipment × phase × criterion, streamed: the impacts of a row come from the same function as
// those of a group.
//
//   RowEngine engine(city, datacentres, set, profile, as_of);
//   const ClassFactors factors = engine.resolve(equipment_class);   // once per class
//   const Group impacts = engine.impacts(factors, {quantity, start, end, kwh, rate, lifetime});

namespace capnr {

class RowEngine {
 public:
  RowEngine(const City& city, const std::vector<Datacentre>& datacentres, const FactorSet& set,
            const MethodProfile& profile, Date as_of);
  ClassFactors resolve(const EquipmentClass& equipment) const { return resolver_.resolve(equipment); }
  /// quantity, kwh and impacts by phase and criterion; no words. A row left out by the profile has a quantity
  /// of 0 and no impact.
  Group impacts(const ClassFactors& factors, const RowNumbers& row) const;

 private:
  const FactorSet& set_;
  const MethodProfile& profile_;
  Date as_of_;
  ClassResolver resolver_;
};

}  // namespace capnr
