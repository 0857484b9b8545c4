// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "people/audit.h"

// The rows of the audit log. Private to this folder.

namespace capnr {

/// What the first entry has in the place of a hash before it.
inline constexpr std::string_view first_previous =
    "0000000000000000000000000000000000000000000000000000000000000000";

AuditEntry audit_entry_at(const Statement& row);

/// The next thousand rows, in their order, for audit_entry_at().
Result<Statement> audit_page(Database& database, std::int64_t after);

}  // namespace capnr
