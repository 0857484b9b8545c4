// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "footprint/compare.h"
#include "html/html.h"
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

// ---- Words that the terminal and the pages share ----

/// A change has its sign, with the minus that screens and screen readers know; under a billionth of `whole` it is rounding, and 0.
std::string shown_change(double value, double whole, Language language);
/// "+12,3 %", a dash when there was nothing before.
std::string shown_percent_change(double before, double after, Language language);
/// "Portable · DNSI"
std::string shown_key(const std::vector<std::string>& key, const std::vector<Dimension>& dimensions,
                      Language language);
/// The same of a class, with the unit of what is not counted in pieces.
std::string shown_class(const ComparedClass& compared, const std::vector<Dimension>& dimensions,
                        Language language);

/// One plain sentence on the offset ratio: what it means for this criterion.
std::string offset_sentence(const ComparedCriterion& compared, Language language);

std::string to_terminal(const ComparisonDocument& document, const TerminalOptions& options);
Result<> write_json(const ComparisonDocument& document, Language language, Sink sink);
/// One line per criterion and class.
Result<> write_csv(const ComparisonDocument& document, Sink sink);
/// Sections of a page: from one total to the other, why, and the classes that changed most; then every criterion. Two inventories; nothing when they
/// have no figure for the criterion in common.
html::Html comparison_html(const ComparisonDocument& document, Criterion criterion, Language language);

}  // namespace capnr
