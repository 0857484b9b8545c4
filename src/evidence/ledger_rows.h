// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evidence/ledger.h"

// Entries from and to rows. Private to this folder.

namespace capnr {

/// Runs over the entries that `tail` chooses ("AND indicator = ? ORDER BY id"); `values` are its parameters after the organisation.
Result<> read_entries(Database& database, OrgId org, std::string_view tail, std::span<const Value> values,
                      FunctionRef<Result<>(LedgerEntry&)> on_entry);
Result<ValueId> insert_entry(Database& database, OrgId org, const LedgerEntry& entry);

}  // namespace capnr
