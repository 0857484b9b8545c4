// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"
#include "footprint/compare.h"
#include "footprint/lmdi.h"
#include "text_case.h"

namespace capnr::cases {
namespace {

using Lines = std::vector<std::string>;

std::string setting(const Case& test, const std::string& name, const std::string& fallback) {
  const auto found = test.settings.find(name);
  return found == test.settings.end() ? fallback : found->second;
}

double field(const ResultRow& row, const std::string& column) {
  if (column == "value") return row.value;
  return column == "covered" ? row.covered : row.quantity;
}

// Columns that name a dimension make the key; value, quantity and covered are compared.
Lines differences(const ResultTable& found, const TextTable& expected, std::size_t key_size) {
  Lines lines;
  for (const auto& row : expected.rows) {
    const std::vector<std::string> key(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(key_size));
    std::string label;
    for (const std::string& word : key) label += word + " | ";
    const ResultRow* match = nullptr;
    for (const ResultRow& candidate : found.rows) {
      if (candidate.key == key) match = &candidate;
    }
    if (match == nullptr) {
      lines.push_back(label + "is not in the result");
      continue;
    }
    for (std::size_t i = key_size; i < row.size(); ++i) {
      const double value = field(*match, expected.columns[i]);
      if (!same_figure(value, row[i]))
        lines.push_back(label + expected.columns[i] + " is " + to_text(value) + ", not " + row[i]);
    }
  }
  return lines;
}

Result<Footprint> footprint_of(const Case& test) {
  TRY(MethodProfile profile, profile_named(setting(test, "profile", "numecoeval")));
  for (const std::string& rule : test.rules) TRY_VOID(set_rule(profile, rule));
  const auto as_of = parse_date(setting(test, "as_of", ""));
  if (!as_of) return fail(Kind::bad_input, "as_of is not a date");
  const InventoryData inventory = inventory_of(test);
  const bool by_application = setting(test, "question", "") == "by application";
  return characterise(inventory, sum_weights(inventory, profile, *as_of), factors_of(test), profile,
                      by_application);
}

Lines run_footprint(const Case& test) {
  const auto footprint = footprint_of(test);
  if (!footprint) return {describe(footprint.error(), Language::en)};
  const TextTable& expected = test.tables.at("expected");
  std::vector<Dimension> dimensions;
  for (const std::string& column : expected.columns) {
    if (const auto dimension = dimension_from(column)) dimensions.push_back(*dimension);
  }
  return differences(tabulate(*footprint, dimensions), expected, dimensions.size());
}

Lines run_explained(const Case& test, std::string_view name) {
  auto profile = profile_named(setting(test, "profile", "numecoeval"));
  if (!profile) return {describe(profile.error(), Language::en)};
  for (const std::string& rule : test.rules) {
    if (const auto set = set_rule(*profile, rule); !set) return {describe(set.error(), Language::en)};
  }
  const auto as_of = parse_date(setting(test, "as_of", ""));
  if (!as_of) return {"as_of is not a date"};
  return run_explanation(test, *profile, *as_of, name);
}

// Rows of `expected`: criterion, then any of the columns below.
Lines run_comparison(const Case& test) {
  const auto before = footprint_of(test);
  if (!before) return {describe(before.error(), Language::en)};
  const auto after = footprint_of(after_of(test));
  if (!after) return {describe(after.error(), Language::en)};
  const Comparison comparison = compare(*before, *after, {Dimension::type});
  const TextTable& expected = test.tables.at("expected");
  Lines lines;
  for (const auto& row : expected.rows) {
    const auto of = std::find_if(comparison.criteria.begin(), comparison.criteria.end(),
                                 [&](const ComparedCriterion& c) { return code(c.criterion) == row[0]; });
    if (of == comparison.criteria.end()) {
      lines.push_back(row[0] + " is not compared");
      continue;
    }
    const std::map<std::string, double> values = {{"before", of->lmdi.e0},
                                                  {"after", of->lmdi.e1},
                                                  {"left out before", of->left_out0},
                                                  {"left out after", of->left_out1},
                                                  {"activity", of->lmdi.total.activity},
                                                  {"structure", of->lmdi.total.structure},
                                                  {"intensity", of->lmdi.total.intensity},
                                                  {"offset ratio", of->lmdi.offset_ratio.value_or(unknown)}};
    for (std::size_t i = 1; i < row.size(); ++i) {
      const double value = values.at(expected.columns[i]);
      if (!same_figure(value, row[i]))
        lines.push_back(row[0] + ": " + expected.columns[i] + " is " + to_text(value) + ", not " + row[i]);
    }
  }
  return lines;
}

Lines run_lmdi(const Case& test) {
  std::vector<LmdiClass> classes;
  for (const auto& row : test.tables.at("classes").rows) {
    classes.push_back({parse_number(row[1], true).value_or(0), parse_number(row[2], true).value_or(0),
                       parse_number(row[3], true).value_or(0), parse_number(row[4], true).value_or(0)});
  }
  const Lmdi result = decompose(classes);
  const std::map<std::string, double> values = {{"before", result.e0},
                                                {"after", result.e1},
                                                {"activity", result.total.activity},
                                                {"structure", result.total.structure},
                                                {"intensity", result.total.intensity},
                                                {"offset ratio", result.offset_ratio.value_or(unknown)}};
  Lines lines;
  for (const auto& row : test.tables.at("expected").rows) {
    const double value = values.at(row[0]);
    if (!same_figure(value, row[1])) lines.push_back(row[0] + " is " + to_text(value) + ", not " + row[1]);
  }
  return lines;
}

}  // namespace

bool same_figure(double value, const std::string& expected) {
  if (expected.empty() || expected == "none") return std::isnan(value);
  const auto number = parse_number(expected, true);
  return number && std::abs(value - *number) <= 1e-9 * std::abs(*number);
}

// The second of two states: a table or setting called X_after stands for X.
Case after_of(const Case& test) {
  Case after = test;
  for (const auto& [name, table] : test.tables) {
    if (name.ends_with("_after")) after.tables[name.substr(0, name.size() - 6)] = table;
  }
  for (const auto& [name, value] : test.settings) {
    if (name.ends_with("_after")) after.settings[name.substr(0, name.size() - 6)] = value;
  }
  return after;
}

std::vector<std::string> run_case(const Case& test) {
  if (test.settings.contains("missing")) return run_indicator(test, setting(test, "question", "").substr(10));
  if (!test.tables.contains("expected") || test.tables.at("expected").rows.empty())
    return {"the case expects nothing"};
  const std::string question = setting(test, "question", "");
  if (question == "lmdi") return run_lmdi(test);
  if (question.starts_with("reuse ")) return run_reuse(test, std::string_view(question).substr(6));
  if (question.starts_with("indicator ")) return run_indicator(test, question.substr(10));
  if (question.starts_with("explain ")) return run_explained(test, question.substr(8));
  return question == "compare" ? run_comparison(test) : run_footprint(test);
}

}  // namespace capnr::cases
