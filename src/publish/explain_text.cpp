// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "publish/explain_output.h"
#include "publish/explain_words.h"
#include "publish/text_table.h"
#include "publish/words.h"

namespace capnr {
namespace {

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
      if (const std::string at = shown_place(term, out_.language); !at.empty()) line += " (" + at + ")";
      text_ += wrapped(line, out_.width, indent + symbols + numbers + 2) + "\n";
    }
  }

  std::string amount(const Term& term) const { return shown_amount(term, out_.language); }

  void shares(const std::vector<ExplainedShare>& list) {
    for (const auto& [of, share] : told_once(list, out_.language)) {
      text_ += "  " + of + (out_.language == Language::fr ? "\u00a0: " : ": ") +
               shown_share_formula(*share, out_.language) + "\n";
      terms(share->terms, 4);
    }
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
             shown_worth(impact, out_.language) + "\n";
    if (impact.formula.empty()) return;
    text_ += std::string(indent + 2, ' ') + shown_formula(impact.formula, impact.terms, out_.language) + "\n";
    terms(impact.terms, indent + 4);
  }

  void others(const std::vector<ExplainedImpact>& list, std::size_t indent) {
    TextTable table;
    table.columns = {
        {std::string(indent + 2, ' ') + std::string(tr(out_.language, "other criteria")), false, true}};
    for (const Phase phase : phases) table.columns.push_back({std::string(name(phase, out_.language)), true});
    table.columns.push_back({std::string(tr(out_.language, "unit"))});
    for (const Criterion criterion : other_criteria(list, out_.in_full)) {
      std::vector<std::string> row = {std::string(indent + 2, ' ') +
                                      std::string(name(criterion, out_.language))};
      for (const Phase phase : phases)
        row.push_back(short_worth(find(list, phase, criterion), out_.language));
      row.emplace_back(shown_unit(criterion, out_.language));
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) text_ += "\n" + render(table, out_.width);
  }

  const Explanation& told_;
  const ExplainOutput& out_;
  std::string text_;
};

}  // namespace

std::string explain_text(const Explanation& told, const ExplainOutput& output) {
  return Text(told, output).all();
}

}  // namespace capnr
