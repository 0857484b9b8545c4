// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "footprint/class_factors.h"
#include "footprint/explain.h"

// Inside of explain(): terms with their source, and formulas made of them.

namespace capnr {

class TermMaker {
 public:
  explicit TermMaker(const ExplainInput& input) : input_(input) {}

  /// What the inventory says.
  Term told(std::string symbol, double value, std::string unit, Words meaning, SourceRow from) const;
  Term word(std::string text, Words meaning, SourceRow from = {}) const;
  /// What a pack says, in one of its files.
  Term of_pack(std::string symbol, double value, std::string unit, Words meaning, PackIndex pack,
               std::string PackInfo::* file, std::uint32_t line) const;
  Term of_pack(std::string symbol, const Default& value, std::string unit, Words meaning,
               std::string PackInfo::* file) const {
    return of_pack(std::move(symbol), value.value, std::move(unit), std::move(meaning), value.pack, file,
                   value.line);
  }
  /// What the method says.
  /// One kWh of a mix, for a criterion: M of the formulas; J for final energy.
  Term electricity(const ElectricityMix* mix, Criterion criterion) const;
  static Term constant(std::string symbol, double value, std::string unit, Words meaning,
                       std::string source = "");

  const ExplainInput& input() const { return input_; }

 private:
  const ExplainInput& input_;
};

/// A formula that grows term by term: "Q · τ · F / L".
class FormulaMaker {
 public:
  FormulaMaker& times(const Term& term);
  FormulaMaker& over(const Term& term);
  /// Words of a formula that are no product of terms, and the terms they name.
  FormulaMaker& part(std::string_view words, std::vector<Term> terms);
  bool hidden() const;

  /// Sets formula, terms and value; withholds the value when a term is hidden.
  void give(ExplainedImpact& impact, double value) const;
  void give(ExplainedShare& share, double value) const;

 private:
  std::string formula_;
  std::vector<Term> terms_;
};

/// The same sentence with its {names} filled.
Words filled(Words words, std::vector<std::pair<std::string, std::string>> parameters);

/// The criteria that the set covers.
std::vector<Criterion> criteria_of(const FactorSet& set);

}  // namespace capnr
