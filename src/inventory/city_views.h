// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "base/ids.h"
#include "store/query_sandbox.h"

// What a query that a city writes can read: its own rows, as views whose names and columns stay (docs/sql-indicators.md). The records of an inventory
// are those of the last one of the year that is asked for; purchases, disposals and values of indicators are those of every year.
//
//   TRY(const QueryAnswer answer, query_city(database, org, 2025, "SELECT sum(quantity) FROM equipment WHERE type = 'Portable'"));

namespace capnr {

std::span<const SandboxView> city_views();
/// Whether the view, by its place, shows the records of the inventory of the year.
bool is_of_inventory(std::size_t view);

/// Errors as of run_in_sandbox(). Its parameters: :year, :year_start and :year_end (yyyy-mm-dd), :inventory_date (null when the year has none). No other
/// city's row is ever read.
Result<QueryAnswer> query_city(Database& database, OrgId org, int year, std::string_view sql,
                               const QueryLimits& limits = {});

}  // namespace capnr
