// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "evidence/ledger.h"
#include "steering/programme.h"

// From the ledger to where the city stands, and the checks that a value passes before it enters the ledger. Pure: dates are given.

namespace capnr {

enum class StandingStatus : std::uint8_t { no_evidence, stale, not_met, met, no_threshold };
inline constexpr std::size_t standing_status_count = 5;
std::string_view code(StandingStatus status);
std::string_view name(StandingStatus status, Language language);

/// One measure of one indicator, with its last value for the whole city.
struct Standing {
  const Commitment* commitment = nullptr;
  const Indicator* indicator = nullptr;
  const Measure* measure = nullptr;
  std::optional<LedgerEntry> entry;
  std::optional<JudgedLimit> limit;  ///< that of the year of the value, else of as_of
  StandingStatus status = StandingStatus::no_evidence;
};

/// Of two values of one measure and scope, whether the first says the last state: its period ends later, or the same day and is the longer.
bool ends_later(const LedgerEntry& a, const LedgerEntry& b);

/// Every measure of the programme, in its order. `entries`: what current_values() gives. The value of a measure is the one whose period ends last, of
/// those that have begun on as_of (the longest of those that end the same day); with `year`, of those within it. A value is stale after its own date, whatever it says.
std::vector<Standing> standings(const Programme& programme, std::span<const LedgerEntry> entries, Date as_of,
                                std::optional<int> year = std::nullopt);

// ---- Checks ------------------------------------------------------------------------------------------------------------

/// "I-1.7a" or "I-1.7a/computers".
struct MeasureRef {
  const Indicator* indicator = nullptr;
  const Measure* measure = nullptr;
};
/// Kind::not_found for what the programme does not have, Kind::bad_input when the measure is not said and there are several.
Result<MeasureRef> find_measure(const Programme& programme, std::string_view text);
/// "I-1.7a/computers"; "I-1.9d" for an indicator with one measure.
std::string reference_of(const ValueKey& key);

/// Kind::bad_input when `unit` is another unit than the measure's (its code, or its name in either language; empty is taken as right), when a number is
/// outside what the unit can be, or the interval does not hold the value.
Result<> check_value(const Programme& programme, const Measure& measure, std::string_view unit, double value,
                     std::optional<double> low = {}, std::optional<double> high = {});

/// The last day on which a value of this period still holds; nothing for what does not go stale.
std::optional<Date> stale_after(const Indicator& indicator, const Period& period);

}  // namespace capnr
