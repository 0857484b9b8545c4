// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/factors_by_class.h"

#include <array>

#include "footprint/packed_index.h"

namespace capnr {

FactorsByClass::FactorsByClass(const ClassWords& classes, const ClassResolver& resolver) {
  PackedIndex<6> combinations;
  // A model means something by itself only to sets that have a table of models.
  const bool by_model = !resolver.set().model_matches.empty();
  number_.reserve(classes.size());
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const ClassWords::Row& row = classes.row(i);
    const std::uint32_t number = combinations.id(
        {row[ClassWord::item], row[ClassWord::type], row[ClassWord::country], row[ClassWord::datacentre],
         row[ClassWord::user_kind], by_model ? row[ClassWord::model] : 0});
    if (number == distinct_.size()) distinct_.push_back(resolver.resolve(classes[i]));
    number_.push_back(number);
  }
}

}  // namespace capnr
