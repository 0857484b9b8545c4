// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/factors_by_class.h"

#include <array>

#include "footprint/packed_index.h"
#include "footprint/word_index.h"

namespace capnr {

FactorsByClass::FactorsByClass(const std::vector<EquipmentClass>& classes, const ClassResolver& resolver) {
  WordIndex words;
  PackedIndex<6> combinations;
  // A model means something by itself only to sets that have a table of models.
  const bool by_model = !resolver.set().model_matches.empty();
  number_.reserve(classes.size());
  for (const EquipmentClass& equipment : classes) {
    const std::uint32_t number =
        combinations.id({words.id(equipment.item), words.id(equipment.type), words.id(equipment.country),
                         words.id(equipment.datacentre), words.id(equipment.user_kind),
                         by_model ? words.id(equipment.model) : 0});
    if (number == distinct_.size()) distinct_.push_back(resolver.resolve(equipment));
    number_.push_back(number);
  }
}

}  // namespace capnr
