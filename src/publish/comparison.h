// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "footprint/compare.h"
#include "publish/sink.h"
#include "publish/terminal.h"

// What is told of two footprints side by side (footprint/compare.h): the terminal, JSON and CSV say the same.

namespace capnr {

struct ComparisonSide {
  std::string label;  ///< of the inventory
  Date date = {};
  std::string set, profile;
};

struct ComparisonDocument {
  std::string city, insee_code;
  ComparisonSide before, after;
  Comparison comparison;
  /// The same inventory under two sets or methods: values side by side, by the dimensions of the comparison and the criterion. Its rows
  /// are empty when the inventories differ.
  SetComparison side_by_side;
  bool same_inventory() const { return !side_by_side.rows.empty(); }
};

/// One plain sentence on the offset ratio: what it means for this criterion.
std::string offset_sentence(const ComparedCriterion& compared, Language language);

std::string to_terminal(const ComparisonDocument& document, const TerminalOptions& options);
Result<> write_json(const ComparisonDocument& document, Language language, Sink sink);
/// One line per criterion and class.
Result<> write_csv(const ComparisonDocument& document, Sink sink);

}  // namespace capnr
