// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/explain_terms.h"

#include <algorithm>
#include <utility>

#include "footprint/formulas.h"

namespace capnr {
namespace {

template <class Explained>
void give_to(Explained& explained, const std::string& formula, const std::vector<Term>& terms, double value,
             bool hidden) {
  explained.formula = formula;
  explained.terms = terms;
  explained.withheld = hidden;
  explained.value = hidden ? unknown : value;
}

}  // namespace

Term TermMaker::told(std::string symbol, double value, std::string unit, Words meaning,
                     SourceRow from) const {
  Term term;
  term.symbol = std::move(symbol);
  term.value = value;
  term.unit = std::move(unit);
  term.meaning = std::move(meaning);
  if (from.row > 0 && from.file < input_.sources.size()) {
    term.source = input_.sources[from.file].path;
    term.row = from.row;
  }
  return term;
}

Term TermMaker::word(std::string text, Words meaning, SourceRow from) const {
  Term term = told("", unknown, "", std::move(meaning), from);
  term.text = std::move(text);
  return term;
}

Term TermMaker::of_pack(std::string symbol, double value, std::string unit, Words meaning, PackIndex pack,
                        std::string PackInfo::* file, std::uint32_t line) const {
  Term term;
  term.symbol = std::move(symbol);
  term.unit = std::move(unit);
  term.meaning = std::move(meaning);
  term.hidden = !shown(input_.set, pack);
  term.value = term.hidden ? unknown : value;
  if (pack < input_.set.packs.size()) {
    const PackInfo& info = input_.set.packs[pack];
    term.source = info.id + (info.version.empty() ? "" : " " + info.version) + ", " + info.*file;
    term.row = line;
  }
  return term;
}

Term TermMaker::electricity(const ElectricityMix* mix, Criterion criterion) const {
  if (criterion == Criterion::fe || mix == nullptr) {
    return constant("J", formula::megajoules_per_kwh, "MJ/kWh",
                    Words{"megajoules of one kWh, by definition"});
  }
  const Factor& factor = mix->factors[static_cast<std::size_t>(criterion)];
  const Words meaning = mix->year == 0 ? Words{"one kWh of electricity, {zone}"}
                                       : Words{"one kWh of electricity, {zone} {year}"};
  return of_pack("M", factor.value, std::string(unit(criterion)) + "/kWh",
                 filled(meaning, {{"zone", mix->zone}, {"year", std::to_string(mix->year)}}), factor.pack,
                 &PackInfo::electricity_file, factor.line);
}

Term TermMaker::constant(std::string symbol, double value, std::string unit, Words meaning,
                         std::string source) {
  Term term;
  term.symbol = std::move(symbol);
  term.value = value;
  term.unit = std::move(unit);
  term.meaning = std::move(meaning);
  term.source = std::move(source);
  return term;
}

FormulaMaker& FormulaMaker::times(const Term& term) {
  formula_ += (formula_.empty() ? "" : " · ") + term.symbol;
  terms_.push_back(term);
  return *this;
}

FormulaMaker& FormulaMaker::over(const Term& term) {
  formula_ += " / " + term.symbol;
  terms_.push_back(term);
  return *this;
}

FormulaMaker& FormulaMaker::part(std::string_view words, std::vector<Term> terms) {
  formula_ += words;
  terms_.insert(terms_.end(), std::make_move_iterator(terms.begin()), std::make_move_iterator(terms.end()));
  return *this;
}

bool FormulaMaker::hidden() const {
  return std::any_of(terms_.begin(), terms_.end(), [](const Term& term) { return term.hidden; });
}

void FormulaMaker::give(ExplainedImpact& impact, double value) const {
  give_to(impact, formula_, terms_, value, hidden());
}

void FormulaMaker::give(ExplainedShare& share, double value) const {
  give_to(share, formula_, terms_, value, hidden());
}

Words filled(Words words, std::vector<std::pair<std::string, std::string>> parameters) {
  words.parameters = std::move(parameters);
  return words;
}

std::vector<Criterion> criteria_of(const FactorSet& set) {
  std::vector<Criterion> criteria;
  const auto covered = covered_criteria(set);
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (covered[c]) criteria.push_back(static_cast<Criterion>(c));
  }
  return criteria;
}

}  // namespace capnr
