// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "footprint/compare.h"
#include "publish/result_document.h"

// The report that a city reads and publishes: one file that asks nothing of the network, for an elected member first (how much, made of
// what, is it going down, how sure are we), then for whoever wants to check. It shows a ResultDocument, so its figures are those of the
// terminal and of the exports; each number is a <data> element that holds the value as the exports write it.

namespace capnr {

/// One inventory of the city, computed with the same set and method.
struct YearResult {
  Date date;
  std::string label;
  KeyFigures key;
  std::vector<CriterionResult> criteria;
};

struct Report {
  ResultDocument document;
  std::vector<YearResult> years;         ///< oldest first, that of the document among them
  std::optional<Comparison> comparison;  ///< of the first year and the last, by type of equipment
};

YearResult year_of(const ResultDocument& document);

std::string to_html(const Report& report, Language language);

}  // namespace capnr
