// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "inventory/equipment_lives.h"

// What the lives of a class of machines say: how long half of them last, what share is alive at an age, and how many were thrown away too
// early. The mean age of what was withdrawn stands beside the median to show that it misleads: it forgets the machines that are still there.

namespace capnr {

/// A share alive with the number of machines that were followed at that age: the fewer, the less it says.
struct AliveAt {
  SurvivalShare share;
  double at_risk = 0;
};

struct LifetimeClass {
  std::vector<std::string> key;  ///< one word for each dimension
  // Quantities. machines = in_service + not_followed + dated + by_status + vanished.
  double machines = 0, in_service = 0, not_followed = 0, dated = 0, by_status = 0, vanished = 0;
  double undated = 0;             ///< of machines: no date of purchase nor of first use, not in the curve
  double before_inventories = 0;  ///< of machines: older than the first inventory, see late_entry
  SurvivalCurve curve;            ///< in years
  SurvivalQuantile median, first_quartile;
  std::vector<AliveAt> alive;  ///< at the ages asked for
  RestrictedMean mean_to;      ///< mean life up to the last age asked for
  double mean_age_withdrawn = std::numeric_limits<double>::quiet_NaN();  ///< of what left only
  double judged = 0;     ///< withdrawn, with an age and an expected lifetime
  double premature = 0;  ///< of judged: before its expected lifetime
  double withdrawn() const { return dated + by_status + vanished; }
};

/// A machine with what it is expected to last.
struct ExpectedLife {
  const EquipmentLife* life = nullptr;
  double expected_years = std::numeric_limits<double>::quiet_NaN();  ///< NaN: nobody says
};
/// Whether it was withdrawn before its expected lifetime; false when one of the two is not known.
bool is_premature(const ExpectedLife& one);

/// `followed_since`: of observation_of(); `ages`: in years, rising.
LifetimeClass lifetime_class(std::vector<std::string> key, std::span<const ExpectedLife> lives,
                             std::span<const double> ages, Date first_inventory, bool late_entry,
                             SurvivalInterval interval = SurvivalInterval::log);

}  // namespace capnr
