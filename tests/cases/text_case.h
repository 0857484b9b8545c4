// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "footprint/engine.h"

// A text case: the tables of a small inventory and of its factors, a question, the table expected.
// tests/cases/README.md describes it.

namespace capnr::cases {

struct TextTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< "-" reads as empty
};

struct Case {
  std::map<std::string, TextTable> tables;
  std::map<std::string, std::string> settings;  ///< "as_of", "profile", "insee", "question", …
  std::vector<std::string> rules;
};

/// The error names the line.
Result<Case> parse_case(std::string_view text);

InventoryData inventory_of(const Case& test);
FactorSet factors_of(const Case& test);

/// The lines that differ from the explanation of what is called so (explain_case.cpp).
std::vector<std::string> run_explanation(const Case& test, const MethodProfile& profile, Date as_of,
                                         std::string_view name);

/// The same for the share of withdrawn equipment that is used again (reuse_case.cpp).
std::vector<std::string> run_reuse(const Case& test, std::string_view year);

/// The same for an indicator that the program computes (indicator_case.cpp).
std::vector<std::string> run_indicator(const Case& test, const std::string& indicator);

/// The same case with the tables and settings called X_after in place of X.
Case after_of(const Case& test);

/// Whether a figure is the one expected, to 1e-9; "none" and nothing expect no figure.
bool same_figure(double value, const std::string& expected);

/// Empty when the case holds, else what differs, one line each.
std::vector<std::string> run_case(const Case& test);

}  // namespace capnr::cases
