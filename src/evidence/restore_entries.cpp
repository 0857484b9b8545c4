// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "evidence/ledger_rows.h"

namespace capnr {
namespace {

// The entries of a key, oldest first: each supersedes the one before.
using Histories = std::map<ValueKey, std::vector<LedgerEntry>>;

bool is_same_entry(const LedgerEntry& a, const LedgerEntry& b) {
  return says_the_same(a, b) && a.recorded_at == b.recorded_at && a.recorded_by == b.recorded_by &&
         a.reason == b.reason;
}

tl::unexpected<Error> another_history(const LedgerEntry& entry) {
  const ValueKey& key = entry.key;
  return fail(
      Kind::conflict,
      "{indicator} of {period} has another history in the database than in the folder, from {date} on: "
      "nothing is imported; keep one of the two",
      {{"indicator", key.indicator + (key.measure.empty() ? "" : "/" + key.measure)},
       {"period", to_string(key.period)},
       {"date", entry.recorded_at}});
}

}  // namespace

Result<std::size_t> restore_entries(Database& database, OrgId org, std::span<const LedgerEntry> entries) {
  Histories histories;
  TRY_VOID(read_entries(database, org, {}, [&](LedgerEntry& entry) -> Result<> {
    histories[entry.key].push_back(std::move(entry));
    return {};
  }));
  std::map<ValueKey, std::size_t> seen;
  std::size_t added = 0;
  for (const LedgerEntry& entry : entries) {
    std::vector<LedgerEntry>& history = histories[entry.key];
    const std::size_t rank = seen[entry.key]++;
    if (rank < history.size()) {
      if (!is_same_entry(history[rank], entry)) return another_history(entry);
      continue;
    }
    TRY_VOID(refuse_closed_years(database, org, entry.key.period));
    LedgerEntry next = entry;
    next.supersedes.reset();
    if (!history.empty()) next.supersedes = history.back().id;
    TRY(next.id, insert_entry(database, org, next));
    history.push_back(std::move(next));
    ++added;
  }
  return added;
}

}  // namespace capnr
