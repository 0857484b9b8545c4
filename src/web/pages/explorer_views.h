// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "html/html.h"
#include "web/pages/explorer_question.h"

// What the explorer shows: the total with its interval and coverage, a chart, a table whose lines lead further.

namespace capnr::web {

/// A line of what was asked; a footprint of several inventories has lines of each.
struct ExploredRow {
  const ResultRow* row = nullptr;
  const StoredInventory* inventory = nullptr;
};

/// What is read with a figure: "between 1 200 and 1 900; covered: 90,3 %".
std::string trust_words(const Exchange& exchange, const ResultRow& row);
/// How the figures were made: set, profile, day, draws.
html::Html method_words(const Exchange& exchange, const InventoryFigures& figures);

/// The total of the criterion: value, interval, coverage.
html::Html total_card(const Exchange& exchange, const ResultRow& total, Criterion criterion);
html::Html explored_chart(const Exchange& exchange, const AskedFootprint& asked,
                          const std::vector<ExploredRow>& rows, const Footprint& footprint);
html::Html explored_table(const Exchange& exchange, const AskedFootprint& asked,
                          const std::vector<ExploredRow>& rows, const ResultRow* total);

}  // namespace capnr::web
