// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/row_impacts.h"

#include <cmath>

namespace capnr {

RowEngine::RowEngine(const City& city, const std::vector<Datacentre>& datacentres, const FactorSet& set,
                     const MethodProfile& profile, Date as_of)
    : set_(set), profile_(profile), as_of_(as_of), resolver_(city, datacentres, set, profile, as_of) {}

Group RowEngine::impacts(const ClassFactors& factors, const RowNumbers& row) const {
  Group group;
  const Weights weights = row_weights(row, profile_, as_of_);
  if (weights.rows == 0) return group;
  const bool own = profile_.usage_rate && !std::isnan(row.usage_rate);
  apply_weights(group, factors, own ? Weights{} : weights, own ? weights : Weights{}, set_, profile_);
  return group;
}

}  // namespace capnr
