// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/scope_version.h"
#include "steering/forecast.h"

// Where a target stands: what was measured beside what the path asks, where the trend and the plan lead, and the status with the rule that decided it.
//
//   const TargetStanding standing = judge(target, {entries, versions, bounds, plan}, as_of);
//   standing.status == TargetStatus::at_risk; standing.rule == TargetRule::a_little_behind;
//
// Values of several scope versions are never compared: a city whose perimeter of measurement changes recomputes its baseline (capnr targets rebase).

namespace capnr {

enum class TargetStatus : std::uint8_t { met, on_track, at_risk, off_track, no_evidence };
inline constexpr std::size_t target_status_count = 5;
std::string_view code(TargetStatus status);
std::optional<TargetStatus> target_status_from(std::string_view code);
std::string_view name(TargetStatus status, Language language);

/// How far behind its path a value still is at risk only, as a share of the whole way from the baseline to the goal.
inline constexpr double little_behind = 0.10;

/// The rules in the order in which they are tried; the first that applies decides. publish/target_list.h says them in words.
enum class TargetRule : std::uint8_t {
  nothing_measured,  ///< no_evidence: no value since the year of the baseline
  stale,             ///< no_evidence: the last value no longer holds
  other_scope_version,  ///< no_evidence: the last value was measured under another scope version than the baseline
  goal_reached,         ///< met: the last value is at the goal or better
  goal_missed,          ///< off_track: the last value is of the goal's year or later, and falls short of it
  on_path,              ///< on_track: the last value is at what the path asks of its year, or better
  forecast_reaches,  ///< at_risk: behind the path, but the forecast reaches the goal by its year
  a_little_behind,   ///< at_risk: behind the path by at most little_behind of the whole way
  far_behind,        ///< off_track: behind the path by more, and no forecast reaches the goal by its year
};
std::string_view code(TargetRule rule);

/// What a target is judged on.
struct TargetEvidence {
  std::span<const LedgerEntry> entries;         ///< what current_values() gives
  std::span<const ScopeVersion> versions = {};  ///< what scope_versions() gives
  ValueBounds bounds = {};                      ///< of the unit
  std::span<const YearValue> plan = {};         ///< what the levers change, by year: forecast()
};

struct TargetStanding {
  TargetStatus status = TargetStatus::no_evidence;
  TargetRule rule = TargetRule::nothing_measured;
  /// Comparable values, one a year, by year, the baseline among them.
  std::vector<YearValue> history;
  std::optional<LedgerEntry> last;  ///< the last value, comparable or not
  std::string last_scope_version;   ///< under which it was measured
  int year = 0;                     ///< of the last value; of as_of without
  std::optional<double> asked;      ///< what the path asks in that year; nothing before the baseline
  double behind = 0;                ///< the last value against it, on the wrong side: negative when better
  std::optional<Forecast> forecast;
};

TargetStanding judge(const Target& target, const TargetEvidence& evidence, Date as_of);

/// Refuses to compare a value with the baseline of a target when they are of two scope versions: Kind::conflict, which says how to recompute the baseline.
Result<> check_comparable(const Target& target, std::string_view scope_version);

/// Of a measure and scope, one value a year: of the values that have begun on as_of and lie within the year, the one that ends last, the longer of two. By year.
std::vector<const LedgerEntry*> yearly_values(const Target& target, std::span<const LedgerEntry> entries,
                                              Date as_of);

}  // namespace capnr
