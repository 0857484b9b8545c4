// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/explain_words.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/explain_output.h"
#include "publish/words.h"

namespace capnr {
namespace {

constexpr int digits = 6;  // of a number in a trace

std::string shown_number(const Term& term, Language language) {
  if (term.hidden) return "…";
  if (!term.text.empty()) return term.text;
  return std::isnan(term.value) ? "–" : format_number(term.value, language, digits);
}

std::string unit_words(const std::string& unit_id, Language language) {
  const auto slash = unit_id.find("/kWh");
  const bool per_kwh = slash != unit_id.npos && slash + 4 == unit_id.size();
  const std::string of = per_kwh ? unit_id.substr(0, slash) : unit_id;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    const auto criterion = static_cast<Criterion>(c);
    if (of == unit(criterion)) return std::string(shown_unit(criterion, language)) + (per_kwh ? "/kWh" : "");
  }
  return unit_id.empty() ? "" : std::string(tr(language, unit_id));
}

}  // namespace

std::string shown_amount(const Term& term, Language language) {
  if (term.hidden) return std::string(tr(language, "hidden by its licence"));
  const std::string unit = term.text.empty() ? unit_words(term.unit, language) : "";
  return shown_number(term, language) + (unit.empty() ? "" : " " + unit);
}

std::string shown_place(const Term& term, Language language) {
  if (term.row == 0) return term.source;
  return term.source + ", " + tr(language, "row {row}", {{"row", std::to_string(term.row)}});
}

std::string shown_worth(const ExplainedImpact& impact, Language language) {
  if (impact.withheld) return std::string(tr(language, "hidden by its licence"));
  if (std::isnan(impact.value)) {
    return tr(language, "not covered: {reason}", {{"reason", std::string(name(impact.gap, language))}});
  }
  std::string words = format_number(impact.value, language, digits) + " " +
                      std::string(shown_unit(impact.criterion, language));
  if (impact.within) {
    words += " " + tr(language, "(its source counts it within: {phase})",
                      {{"phase", std::string(name(*impact.within, language))}});
  }
  return words;
}

std::string short_worth(const ExplainedImpact* impact, Language language) {
  if (impact == nullptr || (std::isnan(impact->value) && !impact->withheld)) return "–";
  return impact->withheld ? std::string(tr(language, "hidden")) : format_number(impact->value, language, 4);
}

std::string shown_formula(const std::string& formula, const std::vector<Term>& terms, Language language) {
  return formula + " = " + with_numbers(formula, terms, language);
}

std::vector<SharedPhases> told_once(const std::vector<ExplainedShare>& shares, Language language) {
  std::vector<SharedPhases> told;
  for (const ExplainedShare& share : shares) {
    const auto like = [&](const SharedPhases& other) {
      return other.share->formula == share.formula && other.share->value == share.value;
    };
    const auto found = std::find_if(told.begin(), told.end(), like);
    if (found == told.end()) {
      told.push_back({std::string(name(share.phase, language)), &share});
    } else {
      found->phases += ", " + std::string(name(share.phase, language));
    }
  }
  return told;
}

std::string shown_share_formula(const ExplainedShare& share, Language language) {
  return "s = " + shown_formula(share.formula, share.terms, language) + " = " +
         (share.withheld ? std::string(tr(language, "hidden by its licence"))
                         : format_number(share.value, language, digits));
}

std::vector<Criterion> other_criteria(const std::vector<ExplainedImpact>& impacts,
                                      const std::vector<Criterion>& in_full) {
  std::vector<Criterion> others;
  for (std::size_t c = 0; c < criterion_count; ++c) {
    const auto criterion = static_cast<Criterion>(c);
    const bool shown = std::find(in_full.begin(), in_full.end(), criterion) != in_full.end();
    if (!shown && find(impacts, Phase::use, criterion) != nullptr) others.push_back(criterion);
  }
  return others;
}

std::string with_numbers(const std::string& formula, const std::vector<Term>& terms, Language language) {
  std::string out;
  std::string token;
  const auto flush = [&] {
    for (const Term& term : terms) {
      if (term.symbol != token) continue;
      token = shown_number(term, language);
      break;
    }
    out += token == "·" ? "×" : token;
    token.clear();
  };
  for (const char c : formula) {
    if (c == ' ' || c == '(' || c == ')') {
      flush();
      out += c;
    } else {
      token += c;
    }
  }
  flush();
  return out;
}

}  // namespace capnr
