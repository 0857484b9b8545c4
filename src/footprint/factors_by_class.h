// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "footprint/class_factors.h"

namespace capnr {

/// The factors of every class of an inventory. Most classes differ by words that no factor depends on (department, status, model), so
/// they are resolved once for all that have the same item, type, places and user.
class FactorsByClass {
 public:
  FactorsByClass(const ClassWords& classes, const ClassResolver& resolver);

  const ClassFactors& operator[](std::size_t class_index) const { return distinct_[number_[class_index]]; }
  std::uint32_t number(std::size_t class_index) const { return number_[class_index]; }
  const std::deque<ClassFactors>& distinct() const { return distinct_; }

 private:
  std::deque<ClassFactors> distinct_;
  std::vector<std::uint32_t> number_;  ///< by class: into distinct_
};

}  // namespace capnr
