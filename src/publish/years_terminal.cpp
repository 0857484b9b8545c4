// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <optional>

#include "publish/terminal_parts.h"
#include "publish/words.h"
#include "publish/years.h"

namespace capnr {
namespace {

class YearsTerminal : private TerminalText {
 public:
  YearsTerminal(std::span<const YearFootprint> years, const TerminalOptions& options)
      : TerminalText(options), years_(years) {}

  std::string text() {
    opening();
    inventories();
    totals();
    asked_table();
    not_covered();
    closing();
    return taken();
  }

 private:
  const ResultDocument& last() const { return years_.back().document; }

  void opening() {
    std::string place = last().city.empty() ? last().label : last().city;
    if (!last().insee_code.empty()) place += " (" + last().insee_code + ")";
    title(in_words("Environmental footprint, inventory by inventory: {what}", {{"what", place}}));
    paragraph(
        in_words("Each is the footprint of one year, and none is added to another; factor set {set}, "
                 "profile {profile}, {view}",
                 {{"set", last().set_name},
                  {"profile", last().profile_name},
                  {"view", in_words(last().flow ? "flow view (what was bought in the year)"
                                                : "stock view (amortised over the lifetimes)")}}));
  }

  void inventories() {
    heading(in_words("Inventories"));
    TextTable all;
    all.columns = {{in_words("Year")},
                   {in_words("Inventory of")},
                   {in_words("Computed as of")},
                   {in_words("Equipment"), true},
                   {in_words("kWh a year"), true}};
    for (const YearFootprint& year : years_) {
      const ResultDocument& document = year.document;
      all.rows.push_back({year.word, shown_date(document.inventory_date, language()),
                          shown_date(document.as_of, language()), number(document.key.equipment),
                          value(document.key.kwh)});
    }
    table(all);
  }

  void totals() {
    heading(in_words("Totals by criterion"));
    TextTable all;
    all.columns = {{in_words("Criterion"), false, true},
                   {in_words("Year")},
                   {in_words("Total"), true},
                   {in_words("Unit")}};
    const bool intervals = std::any_of(years_.begin(), years_.end(),
                                       [](const YearFootprint& year) { return year.document.uncertainty; });
    if (intervals) all.columns.push_back({"p5 – p95", true});
    all.columns.push_back({in_words("People-eq."), true});
    all.columns.push_back({in_words("Covered"), true});
    for (std::size_t c = 0; c < criterion_count; ++c) {
      for (const YearFootprint& year : years_) {
        const auto& criteria = year.document.criteria;
        const auto found = std::find_if(criteria.begin(), criteria.end(), [c](const CriterionResult& one) {
          return one.criterion == static_cast<Criterion>(c);
        });
        if (found == criteria.end()) continue;
        std::vector<std::string> row = {std::string(name(found->criterion, language())), year.word,
                                        value(found->total.value),
                                        std::string(shown_unit(found->criterion, language()))};
        if (intervals) row.push_back(interval(found->total.p5, found->total.p95));
        row.push_back(number(found->people));
        row.push_back(shown_share(found->total.coverage, language()));
        all.rows.push_back(std::move(row));
      }
    }
    table(all);
    paragraph(
        in_words("Totals do not compare where the coverages differ: capnr compare tells what changed."));
  }

  // Years and criteria alone are the totals.
  void asked_table() {
    const std::vector<Dimension>& dimensions = last().table.dimensions;
    if (dimensions.size() <= 2) return;
    heading(in_words("What was asked"));
    std::vector<ResultRow> rows;
    for (const YearFootprint& year : years_)
      rows.insert(rows.end(), year.document.table.rows.begin(), year.document.table.rows.end());
    table(table_of_rows(dimensions, rows, *this));
  }

  void not_covered() {
    heading(in_words("What is not covered, and is not counted as zero"));
    for (const YearFootprint& year : years_) {
      paragraph(year.word);
      std::vector<std::string> sentences;
      if (year.document.empty) {
        sentences.push_back(
            in_words("The inventory holds nothing that can be computed: no figure is shown."));
      } else {
        sentences = not_covered_sentences(year.document, *this);
        if (sentences.empty()) sentences.push_back(in_words("Everything is covered."));
      }
      std::int64_t rejected = 0;
      for (const SourceFile& source : year.document.sources) rejected += source.rejected;
      if (rejected > 0)
        sentences.push_back(in_words("{count} rows were left out: they are in no figure",
                                     {{"count", number(static_cast<double>(rejected))}}));
      for (const std::string& sentence : sentences) item(sentence);
    }
  }

  void closing() {
    if (last().uncertainty)
      paragraph(in_words("{draws} draws, seed {seed}; intervals hold 90 % of them.",
                         {{"draws", number(last().uncertainty->draws)},
                          {"seed", std::to_string(last().uncertainty->seed)}}));
    paragraph(
        in_words("What was taken for granted and which packs served, of one inventory: --inventory {year}.",
                 {{"year", years_.back().word}}));
  }

  std::span<const YearFootprint> years_;
};

}  // namespace

std::string to_terminal(std::span<const YearFootprint> years, const TerminalOptions& options) {
  return YearsTerminal(years, options).text();
}

}  // namespace capnr
