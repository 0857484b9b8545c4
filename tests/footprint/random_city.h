// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <random>
#include <string>
#include <vector>

#include "footprint/explain.h"
#include "formula_evaluator.h"
#include "open_set.h"

namespace capnr::test {

/// A city whose rows are random in all that the rules look at, with machines of every kind on its servers.
struct RandomCity {
  InventoryData inventory;
  std::vector<Equipment> rows;
  std::vector<SourceFile> sources = {{"parc.csv", "", "", "", 0, 0}, {"vm.csv", "", "", "", 0, 0}};
  MethodProfile profile;
  Date as_of = date_of(2026, 10, 31);
  const FactorSet* set = &open_set();

  explicit RandomCity(unsigned seed);
  ExplainInput input() const;
  static RowNumbers numbers_of(const Equipment& row);

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  double number(unsigned n) { return 1 + below(n); }
  void add_equipment(int i);
  void add_machine(int i);
  void add_application(int i);

  std::mt19937 random_;
};

/// To twelve digits; what has no value has none on both sides.
void expect_same(double found, double expected, const std::string& what);

/// The formula, computed again from its terms, gives the value.
template <class Explained>
void expect_formula(const Explained& explained, const std::string& what) {
  if (explained.formula.empty()) return;
  expect_same(evaluate(explained.formula, explained.terms), explained.value, what + " " + explained.formula);
}

/// Of all that is told.
void expect_formulas(const Explanation& told);

}  // namespace capnr::test
