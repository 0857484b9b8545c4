// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/function_ref.h"
#include "evidence/ledger.h"

// Entries from and to rows. Private to this folder.

namespace capnr {

/// Every entry of the city, or of one indicator (empty: all), in the order in which they were recorded.
Result<> read_entries(Database& database, OrgId org, std::string_view indicator,
                      FunctionRef<Result<>(LedgerEntry&)> on_entry);
/// The entry of the key that nothing supersedes.
Result<std::optional<LedgerEntry>> read_last_entry(Database& database, OrgId org, const ValueKey& key);
/// Those that nothing supersedes.
Result<std::vector<LedgerEntry>> read_last_entries(Database& database, OrgId org);
/// Kind::conflict when a year of the period is closed.
Result<> refuse_closed_years(Database& database, OrgId org, const Period& period);
/// Whether nothing of what they say differs: the value and what it rests on, whoever recorded it and when.
bool says_the_same(const LedgerEntry& a, const LedgerEntry& b);
Result<ValueId> insert_entry(Database& database, OrgId org, const LedgerEntry& entry);

}  // namespace capnr
