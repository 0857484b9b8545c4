// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/explain_output.h"
#include "publish/text_table.h"
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

class Text {
 public:
  Text(const Explanation& told, const ExplainOutput& output) : told_(told), out_(output) {}

  std::string all() {
    text_ = std::string(name(told_.subject, out_.language)) + " " + told_.name + "\n";
    paragraph(tr(out_.language,
                 "Inventory {inventory} of {city}, as of {date}; factor set {set}, profile {profile}",
                 {{"inventory", out_.inventory},
                  {"city", out_.city},
                  {"date", shown_date(out_.as_of, out_.language)},
                  {"set", out_.set},
                  {"profile", out_.profile}}));
    terms(told_.facts, 2);
    impacts(told_.impacts, 0);
    for (const ExplainedPart& part : told_.parts) show(part);
    if (!told_.notes.empty()) {
      heading(tr(out_.language, "To know"));
      for (const Words& note : told_.notes)
        text_ += wrapped("  • " + said(note, out_.language), out_.width, 4) + "\n";
    }
    return std::move(text_);
  }

 private:
  void heading(std::string_view words) { text_ += "\n" + std::string(words) + "\n"; }
  void paragraph(const std::string& words) { text_ += wrapped(words, out_.width) + "\n\n"; }

  void show(const ExplainedPart& part) {
    heading(said(part.title, out_.language));
    terms(part.facts, 2);
    shares(part.shares);
    impacts(part.impacts, 2);
  }

  // Symbol, value, meaning and place, one line each; a trace is wrapped, never cut.
  void terms(const std::vector<Term>& list, std::size_t indent) {
    std::size_t symbols = 0;
    std::size_t numbers = 0;
    for (const Term& term : list) {
      symbols = std::max(symbols, shown_width(term.symbol));
      numbers = std::max(numbers, shown_width(amount(term)));
    }
    if (symbols > 0) symbols += 2;
    for (const Term& term : list) {
      const std::string value = amount(term);
      std::string line = std::string(indent, ' ') + term.symbol;
      line.append(symbols - shown_width(term.symbol), ' ');
      line += value;
      line.append(numbers - shown_width(value) + 2, ' ');
      line += said(term.meaning, out_.language);
      if (const std::string at = place(term); !at.empty()) line += " (" + at + ")";
      text_ += wrapped(line, out_.width, indent + symbols + numbers + 2) + "\n";
    }
  }

  std::string amount(const Term& term) const {
    if (term.hidden) return std::string(tr(out_.language, "hidden by its licence"));
    const std::string unit = term.text.empty() ? unit_words(term.unit, out_.language) : "";
    return shown_number(term, out_.language) + (unit.empty() ? "" : " " + unit);
  }

  std::string place(const Term& term) const {
    if (term.row == 0) return term.source;
    return term.source + ", " + tr(out_.language, "row {row}", {{"row", std::to_string(term.row)}});
  }

  // Phases that share alike are told once.
  void shares(const std::vector<ExplainedShare>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto like = [&](const ExplainedShare& other) {
        return other.formula == list[i].formula && other.value == list[i].value;
      };
      if (std::any_of(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), like)) continue;
      std::string of;
      for (const ExplainedShare& other : list) {
        if (like(other)) of += (of.empty() ? "" : ", ") + std::string(name(other.phase, out_.language));
      }
      show(list[i], of);
    }
  }

  void show(const ExplainedShare& share, const std::string& of) {
    text_ += "  " + of + (out_.language == Language::fr ? "\u00a0: s = " : ": s = ") + share.formula + " = " +
             with_numbers(share.formula, share.terms, out_.language) + " = " +
             (share.withheld ? std::string(tr(out_.language, "hidden by its licence"))
                             : format_number(share.value, out_.language, digits)) +
             "\n";
    terms(share.terms, 4);
  }

  void impacts(const std::vector<ExplainedImpact>& list, std::size_t indent) {
    if (list.empty()) return;
    for (const Criterion criterion : out_.in_full) {
      heading(std::string(indent, ' ') + std::string(name(criterion, out_.language)));
      for (const Phase phase : phases) {
        const ExplainedImpact* impact = find(list, phase, criterion);
        if (impact != nullptr) show(*impact, indent + 2);
      }
    }
    others(list, indent);
  }

  void show(const ExplainedImpact& impact, std::size_t indent) {
    text_ += std::string(indent, ' ') + std::string(name(impact.phase, out_.language)) + ": " +
             worth(impact) + "\n";
    if (impact.formula.empty()) return;
    text_ += std::string(indent + 2, ' ') + impact.formula + " = " +
             with_numbers(impact.formula, impact.terms, out_.language) + "\n";
    terms(impact.terms, indent + 4);
  }

  std::string worth(const ExplainedImpact& impact) const {
    if (impact.withheld) return std::string(tr(out_.language, "hidden by its licence"));
    if (std::isnan(impact.value)) {
      return tr(out_.language, "not covered: {reason}",
                {{"reason", std::string(name(impact.gap, out_.language))}});
    }
    std::string words = format_number(impact.value, out_.language, digits) + " " +
                        std::string(shown_unit(impact.criterion, out_.language));
    if (impact.within) {
      words += " " + tr(out_.language, "(its source counts it within: {phase})",
                        {{"phase", std::string(name(*impact.within, out_.language))}});
    }
    return words;
  }

  void others(const std::vector<ExplainedImpact>& list, std::size_t indent) {
    TextTable table;
    table.columns = {
        {std::string(indent + 2, ' ') + std::string(tr(out_.language, "other criteria")), false, true}};
    for (const Phase phase : phases) table.columns.push_back({std::string(name(phase, out_.language)), true});
    table.columns.push_back({std::string(tr(out_.language, "unit"))});
    for (std::size_t c = 0; c < criterion_count; ++c) {
      const auto criterion = static_cast<Criterion>(c);
      const bool shown_above =
          std::find(out_.in_full.begin(), out_.in_full.end(), criterion) != out_.in_full.end();
      if (shown_above || find(list, Phase::use, criterion) == nullptr) continue;
      std::vector<std::string> row = {std::string(indent + 2, ' ') +
                                      std::string(name(criterion, out_.language))};
      for (const Phase phase : phases) row.push_back(cell(find(list, phase, criterion)));
      row.emplace_back(shown_unit(criterion, out_.language));
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) text_ += "\n" + render(table, out_.width);
  }

  std::string cell(const ExplainedImpact* impact) const {
    if (impact == nullptr || (std::isnan(impact->value) && !impact->withheld)) return "–";
    return impact->withheld ? std::string(tr(out_.language, "hidden"))
                            : format_number(impact->value, out_.language, 4);
  }

  const Explanation& told_;
  const ExplainOutput& out_;
  std::string text_;
};

}  // namespace

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

std::string explain_text(const Explanation& told, const ExplainOutput& output) {
  return Text(told, output).all();
}

}  // namespace capnr
