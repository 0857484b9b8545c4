// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/target_standing.h"

#include <algorithm>
#include <array>
#include <map>

#include "steering/standing.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, target_status_count> statuses = {"met", "on_track", "at_risk",
                                                                        "off_track", "no_evidence"};
constexpr std::array<std::string_view, 9> rules = {
    "nothing_measured", "stale",           "other_scope_version", "goal_reached", "goal_missed", "on_path",
    "forecast_reaches", "a_little_behind", "far_behind"};

std::vector<YearValue> comparable_history(const Target& target, const TargetEvidence& evidence,
                                          std::span<const LedgerEntry* const> values) {
  std::map<int, double> by_year = {{target.baseline.at.year, target.baseline.at.value}};
  for (const LedgerEntry* entry : values)
    if (scope_version_at(evidence.versions, entry->key.period) == target.baseline.scope_version)
      by_year[year_of(entry->key.period.until)] = *entry->value;
  std::vector<YearValue> history;
  for (const auto& [year, value] : by_year) history.push_back({year, value});
  return history;
}

bool forecast_reaches_in_time(const Target& target, const TargetStanding& standing) {
  return standing.forecast && standing.forecast->met_in && *standing.forecast->met_in <= target.goal.year;
}

TargetRule rule_of(const Target& target, const TargetStanding& standing, Date as_of) {
  if (!standing.last || standing.year <= target.baseline.at.year) return TargetRule::nothing_measured;
  const LedgerEntry& last = *standing.last;
  if (last.stale_after && *last.stale_after < as_of) return TargetRule::stale;
  if (standing.last_scope_version != target.baseline.scope_version) return TargetRule::other_scope_version;
  if (reaches(target, *last.value, target.goal.value)) return TargetRule::goal_reached;
  if (standing.year >= target.goal.year) return TargetRule::goal_missed;
  if (standing.behind <= 0) return TargetRule::on_path;
  if (forecast_reaches_in_time(target, standing)) return TargetRule::forecast_reaches;
  return standing.behind <= little_behind * whole_way(target) ? TargetRule::a_little_behind
                                                              : TargetRule::far_behind;
}

TargetStatus status_of(TargetRule rule) {
  switch (rule) {
    case TargetRule::nothing_measured:
    case TargetRule::stale:
    case TargetRule::other_scope_version:
      return TargetStatus::no_evidence;
    case TargetRule::goal_reached:
      return TargetStatus::met;
    case TargetRule::on_path:
      return TargetStatus::on_track;
    case TargetRule::forecast_reaches:
    case TargetRule::a_little_behind:
      return TargetStatus::at_risk;
    case TargetRule::goal_missed:
    case TargetRule::far_behind:
      return TargetStatus::off_track;
  }
  return TargetStatus::no_evidence;
}

}  // namespace

std::string_view code(TargetStatus status) {
  return statuses.at(static_cast<std::size_t>(status));
}
std::optional<TargetStatus> target_status_from(std::string_view code) {
  const auto found = std::ranges::find(statuses, code);
  if (found == statuses.end()) return std::nullopt;
  return static_cast<TargetStatus>(found - statuses.begin());
}
std::string_view name(TargetStatus status, Language language) {
  switch (status) {
    case TargetStatus::met:
      return tr(language, "met");
    case TargetStatus::on_track:
      return tr(language, "on track");
    case TargetStatus::at_risk:
      return tr(language, "at risk");
    case TargetStatus::off_track:
      return tr(language, "off track");
    case TargetStatus::no_evidence:
      return tr(language, "no evidence");
  }
  return {};
}

std::string_view code(TargetRule rule) {
  return rules.at(static_cast<std::size_t>(rule));
}

std::vector<const LedgerEntry*> yearly_values(const Target& target, std::span<const LedgerEntry> entries,
                                              Date as_of) {
  std::map<int, const LedgerEntry*> by_year;
  for (const LedgerEntry& entry : entries) {
    const ValueKey& key = entry.key;
    const int year = year_of(key.period.until);
    if (key.indicator != target.indicator || key.measure != target.measure || key.scope != target.scope ||
        !entry.value || key.period.from > as_of || year_of(key.period.from) != year)
      continue;
    const LedgerEntry*& best = by_year[year];
    if (best == nullptr || ends_later(entry, *best)) best = &entry;
  }
  std::vector<const LedgerEntry*> values;
  for (const auto& [year, entry] : by_year) values.push_back(entry);
  return values;
}

TargetStanding judge(const Target& target, const TargetEvidence& evidence, Date as_of) {
  TargetStanding standing;
  const std::vector<const LedgerEntry*> values = yearly_values(target, evidence.entries, as_of);
  standing.history = comparable_history(target, evidence, values);
  standing.year = year_of(as_of);
  if (!values.empty()) {
    standing.last = *values.back();
    standing.last_scope_version = scope_version_at(evidence.versions, standing.last->key.period);
    standing.year = year_of(standing.last->key.period.until);
  }
  standing.asked = path_value(target, standing.year);
  if (standing.last && standing.asked)
    standing.behind = shortfall(target, *standing.last->value, *standing.asked);
  // Where the old perimeter of measurement would have led is no forecast of the new one.
  if (!standing.last || standing.last_scope_version == target.baseline.scope_version)
    standing.forecast = forecast(standing.history, target, evidence.bounds, evidence.plan);
  standing.rule = rule_of(target, standing, as_of);
  standing.status = status_of(standing.rule);
  return standing;
}

Result<> check_comparable(const Target& target, std::string_view scope_version) {
  if (scope_version == target.baseline.scope_version) return {};
  const auto shown = [](std::string_view version) { return version.empty() ? "–" : std::string(version); };
  return fail(Kind::conflict,
              "the value was measured under the scope version {other}, the baseline of {key} under "
              "{version}: they are "
              "not compared. Recompute the baseline: capnr targets rebase {key} --value VALUE "
              "--scope-version {other} "
              "--reason WHY",
              {{"other", shown(scope_version)},
               {"key", target.key},
               {"version", shown(target.baseline.scope_version)}});
}

}  // namespace capnr
