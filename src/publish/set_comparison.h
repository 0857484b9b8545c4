// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "footprint/compare.h"
#include "html/html.h"
#include "publish/sink.h"
#include "publish/terminal.h"

// One inventory under two factor sets, side by side: capnr footprint --compare-sets A,B. Each value stands with the packs that served it;
// what a set does not cover has no value, never zero. The change itself is explained by capnr compare (publish/comparison.h).

namespace capnr {

struct SetComparisonDocument {
  std::string city, label;
  Date as_of = {};
  std::string profile;
  SetComparison totals;  ///< by criterion
  SetComparison rows;    ///< by the dimensions asked, criterion among them
};

/// The criteria that one set at least covers, then the rows of the first of them, largest difference first.
std::string to_terminal(const SetComparisonDocument& document, const TerminalOptions& options);
Result<> write_json(const SetComparisonDocument& document, Sink sink);
/// The rows: their key, unit, quantity, then value, coverage and packs of each set, and the ratio.
Result<> write_csv(const SetComparisonDocument& document, Sink sink);
/// Sections of a page: the rows of a criterion, largest difference first, then the totals of every criterion.
html::Html set_comparison_html(const SetComparisonDocument& document, Criterion criterion, Language language);

}  // namespace capnr
