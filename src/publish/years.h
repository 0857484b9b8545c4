// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "publish/result_document.h"
#include "publish/terminal.h"

// The inventories of a city side by side: capnr footprint --by year. Each is computed alone and keeps its own totals, coverage and
// intervals. Nothing adds one year to another: the same equipment is there in each, so such a sum would count it several times.

namespace capnr {

struct YearFootprint {
  /// What the year is called in the rows of document.table: the year, or the whole date where several inventories are of one year.
  std::string word;
  Footprint footprint;
  ResultDocument document;
};

/// Names the years of the results, given oldest first, and their rows.
void name_years(std::vector<YearFootprint>& years);

/// Totals of each year by criterion, the table asked for, what is not covered in each. One inventory at least.
std::string to_terminal(std::span<const YearFootprint> years, const TerminalOptions& options);

}  // namespace capnr
