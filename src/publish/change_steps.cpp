// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/change_steps.h"

#include <cmath>

namespace capnr {

std::vector<html::Step> change_steps(const ComparedCriterion& compared, Language language) {
  const LmdiTerms& terms = compared.lmdi.total;
  std::vector<html::Step> steps = {{std::string(tr(language, "How much equipment")), terms.activity},
                                   {std::string(tr(language, "Which equipment")), terms.structure},
                                   {std::string(tr(language, "Impact of one item")), terms.intensity}};
  if (const double other = compared.left_out1 - compared.left_out0;
      std::abs(other) > 1e-9 * std::abs(compared.total1))
    steps.push_back({std::string(tr(language, "What cannot be compared")), other});
  return steps;
}

}  // namespace capnr
