// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <vector>

#include "random_inventory.h"

// The oracle of the kernel: the rules of docs/method.md applied to one row after the other, as slowly and plainly as possible. It shares
// nothing with the kernel but the factor set.

namespace capnr::test {

struct OracleCell {
  double value = 0;  ///< sum over the rows that have a figure
  bool any = false;
  double covered = 0, quantity = 0;
};
using OracleTable =
    std::map<std::vector<std::string>, OracleCell>;  ///< by department, type, …, phase, criterion

OracleTable row_by_row(const std::vector<RandomRow>& rows, const std::vector<Datacentre>& datacentres,
                       const FactorSet& set, const MethodProfile& profile);

}  // namespace capnr::test
