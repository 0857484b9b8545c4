// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/standing.h"

#include <algorithm>
#include <array>

namespace capnr {
namespace {

constexpr std::array<std::string_view, standing_status_count> statuses = {"no_evidence", "stale", "not_met",
                                                                          "met", "no_threshold"};

bool within(const Period& period, int year) {
  return year_of(period.from) == year && year_of(period.until) == year;
}

const LedgerEntry* entry_of(std::span<const LedgerEntry> entries, const Indicator& indicator,
                            const Measure& measure, Date as_of, std::optional<int> year) {
  const LedgerEntry* best = nullptr;
  for (const LedgerEntry& entry : entries) {
    const ValueKey& key = entry.key;
    if (key.indicator != indicator.id || key.measure != measure.key || key.scope.kind != Scope::Kind::city)
      continue;
    if (year ? !within(key.period, *year) : key.period.from > as_of) continue;
    if (best == nullptr || ends_later(entry, *best)) best = &entry;
  }
  return best;
}

StandingStatus status_of(const Standing& standing, Date as_of) {
  if (!standing.entry || !standing.entry->value) return StandingStatus::no_evidence;
  if (standing.entry->stale_after && *standing.entry->stale_after < as_of) return StandingStatus::stale;
  if (!standing.limit) return StandingStatus::no_threshold;
  return holds(standing.limit->comparison, *standing.entry->value, standing.limit->value)
             ? StandingStatus::met
             : StandingStatus::not_met;
}

}  // namespace

bool ends_later(const LedgerEntry& a, const LedgerEntry& b) {
  if (a.key.period.until != b.key.period.until) return a.key.period.until > b.key.period.until;
  return a.key.period.from < b.key.period.from;
}

std::string_view code(StandingStatus status) {
  return statuses.at(static_cast<std::size_t>(status));
}

std::string_view name(StandingStatus status, Language language) {
  switch (status) {
    case StandingStatus::no_evidence:
      return tr(language, "no evidence");
    case StandingStatus::stale:
      return tr(language, "stale");
    case StandingStatus::not_met:
      return tr(language, "not met");
    case StandingStatus::met:
      return tr(language, "met");
    case StandingStatus::no_threshold:
      return tr(language, "followed");
  }
  return {};
}

std::vector<Standing> standings(const Programme& programme, std::span<const LedgerEntry> entries, Date as_of,
                                std::optional<int> year) {
  std::vector<Standing> all;
  for (const Commitment& commitment : programme.commitments) {
    for (const Indicator& indicator : commitment.indicators) {
      for (const Measure& measure : indicator.measures) {
        Standing standing{&commitment, &indicator, &measure, {}, {}, {}};
        if (const LedgerEntry* entry = entry_of(entries, indicator, measure, as_of, year))
          standing.entry = *entry;
        const int judged =
            standing.entry ? year_of(standing.entry->key.period.until) : year.value_or(year_of(as_of));
        standing.limit = programme.limit_in(indicator, measure.key, judged);
        standing.status = status_of(standing, as_of);
        all.push_back(std::move(standing));
      }
    }
  }
  return all;
}

}  // namespace capnr
