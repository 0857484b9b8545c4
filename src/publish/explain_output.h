// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "footprint/explain.h"
#include "html/html.h"

namespace capnr {

struct ExplainOutput {
  std::vector<Criterion> in_full = {Criterion::gwp};  ///< the others are given as values
  std::string city, inventory, set, profile;
  Date as_of = {};
  Language language = Language::fr;
  std::size_t width = 110;
};

/// The formula of each phase with its numbers, then where each number stands; the other criteria as a table.
std::string explain_text(const Explanation& told, const ExplainOutput& output);

/// Everything, every criterion, numbers in full.
std::string explain_json(const Explanation& told, const ExplainOutput& output);

/// Sections of a page: what is known, the formula of each phase with its numbers and where each stands, the other criteria. One criterion in full.
html::Html explain_html(const Explanation& told, const ExplainOutput& output);

/// "1 × 170 / 5" of "Q · F / L": each symbol replaced by its number, … when it is hidden.
std::string with_numbers(const std::string& formula, const std::vector<Term>& terms, Language language);

}  // namespace capnr
