// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/components.h"
#include "html/table.h"
#include "publish/explain_output.h"
#include "publish/explain_words.h"
#include "publish/words.h"

namespace capnr {
namespace {

using html::Html;

class Sections {
 public:
  Sections(const Explanation& told, const ExplainOutput& output) : told_(told), out_(output) {}

  Html all() {
    page_ += section(in_words("What is known"), terms(told_.facts, in_words("What the figures rest on"), {}));
    impacts(told_.impacts);
    for (const ExplainedPart& part : told_.parts) show(part);
    if (!told_.notes.empty()) {
      std::vector<Html> items;
      items.reserve(told_.notes.size());
      for (const Words& note : told_.notes) items.push_back(html::text(said(note, out_.language)));
      page_ += section(in_words("To know"), html::bullet_list(items));
    }
    return std::move(page_);
  }

 private:
  std::string in_words(std::string_view message) const { return std::string(tr(out_.language, message)); }
  std::string next_id() { return "partie-" + std::to_string(++ids_); }
  Html section(const std::string& heading, const Html& content) {
    return content.empty() ? Html() : html::section(next_id(), heading, content);
  }

  // What each symbol is, its value and where it stands.
  Html terms(const std::vector<Term>& list, const std::string& caption, const std::string& note) {
    if (list.empty()) return {};
    bool symbols = false;
    for (const Term& term : list) symbols = symbols || !term.symbol.empty();
    html::Table table;
    table.id = next_id();
    table.caption = caption;
    table.note = note;
    table.columns = {{in_words("What it is"), "", false}};
    if (symbols) table.columns.push_back({in_words("Symbol"), "", false});
    table.columns.push_back({in_words("Value")});
    table.columns.push_back({in_words("Where it comes from"), "", false});
    for (const Term& term : list) {
      std::vector<Html> row = {html::text(said(term.meaning, out_.language))};
      if (symbols) row.push_back(html::text(term.symbol));
      row.push_back(html::text(shown_amount(term, out_.language)));
      row.push_back(html::text(shown_place(term, out_.language)));
      table.rows.push_back(std::move(row));
    }
    return html::render(table);
  }

  Html impact(const ExplainedImpact& one) {
    const std::string words = std::string(name(one.phase, out_.language)) +
                              (out_.language == Language::fr ? "\u00A0: " : ": ") +
                              shown_worth(one, out_.language);
    if (one.formula.empty() || one.terms.empty()) return html::paragraph(words);
    return terms(one.terms, words, shown_formula(one.formula, one.terms, out_.language));
  }

  Html phases_of(const std::vector<ExplainedImpact>& list, Criterion criterion) {
    Html all;
    for (const Phase phase : phases)
      if (const ExplainedImpact* one = find(list, phase, criterion); one != nullptr) all += impact(*one);
    return all;
  }

  void impacts(const std::vector<ExplainedImpact>& list) {
    for (const Criterion criterion : out_.in_full)
      page_ += section(std::string(name(criterion, out_.language)), phases_of(list, criterion));
    page_ += section(in_words("Other criteria"), others(list));
  }

  Html others(const std::vector<ExplainedImpact>& list) {
    html::Table table;
    table.id = next_id();
    table.caption = in_words("The other criteria, phase by phase");
    table.columns = {{in_words("Criterion"), "", false}};
    for (const Phase phase : phases) table.columns.push_back({std::string(name(phase, out_.language))});
    table.columns.push_back({in_words("Unit"), "", false});
    for (const Criterion criterion : other_criteria(list, out_.in_full)) {
      std::vector<Html> row = {html::text(name(criterion, out_.language))};
      for (const Phase phase : phases)
        row.push_back(html::text(short_worth(find(list, phase, criterion), out_.language)));
      row.push_back(html::text(shown_unit(criterion, out_.language)));
      table.rows.push_back(std::move(row));
    }
    return table.rows.empty() ? Html() : html::render(table);
  }

  void show(const ExplainedPart& part) {
    Html inside = terms(part.facts, in_words("What the figures rest on"), {});
    for (const auto& [of, share] : told_once(part.shares, out_.language))
      inside += terms(share->terms, of, shown_share_formula(*share, out_.language));
    for (const Criterion criterion : out_.in_full) inside += phases_of(part.impacts, criterion);
    page_ += section(said(part.title, out_.language), inside);
  }

  const Explanation& told_;
  const ExplainOutput& out_;
  Html page_;
  int ids_ = 0;
};

}  // namespace

html::Html explain_html(const Explanation& told, const ExplainOutput& output) {
  return Sections(told, output).all();
}

}  // namespace capnr
