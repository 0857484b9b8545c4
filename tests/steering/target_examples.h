// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "steering/target.h"

// The target that most tests of targets speak of, and values of its measure.

namespace capnr::test {

/// From 5 000 t in 2022 to 3 000 t in 2032, 200 t less each year.
inline Target carbon_target() {
  Target target;
  target.key = "carbon-2032";
  target.indicator = "I-1.1a";
  target.unit = "t CO2e/year";
  target.baseline = {{2022, 5000}, ""};
  target.goal = {2032, 3000};
  target.vote = "Deliberation 23/0412";
  target.voted_on = date_of(2023, 6, 30);
  return target;
}

inline LedgerEntry measured(double value, std::string_view period) {
  LedgerEntry entry;
  entry.key = {"I-1.1a", "", {}, *parse_period(period)};
  entry.value = value;
  entry.unit = "t CO2e/year";
  return entry;
}

}  // namespace capnr::test
