// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/terminal.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/terminal_parts.h"
#include "publish/words.h"

namespace capnr {
namespace {

constexpr std::size_t most_lines = 5;  // of each list; the report and the exports have them all

class Terminal : private TerminalText {
 public:
  Terminal(const ResultDocument& document, const TerminalOptions& options)
      : TerminalText(options), d_(document) {}

  std::string text() {
    opening();
    if (d_.empty) {
      paragraph(in_words("The inventory holds nothing that can be computed: no figure is shown."));
      rejected();
      return taken();
    }
    totals();
    by_phase();
    contributions();
    asked_table();
    not_covered();
    rejected();
    uncertainty();
    method();
    return taken();
  }

 private:
  bool has_intervals() const {
    return std::any_of(d_.criteria.begin(), d_.criteria.end(),
                       [](const CriterionResult& c) { return c.total.p5.has_value(); });
  }

  void opening() {
    std::string first = d_.city.empty() ? d_.label : d_.city;
    if (!d_.insee_code.empty()) first += " (" + d_.insee_code + ")";
    first = in_words("Environmental footprint of one year: {what}", {{"what", first}});
    title(first);
    paragraph(
        in_words("Inventory of {date}, computed as of {as_of}; factor set {set}, profile {profile}, {view}",
                 {{"date", shown_date(d_.inventory_date, language())},
                  {"as_of", shown_date(d_.as_of, language())},
                  {"set", d_.set_name},
                  {"profile", d_.profile_name},
                  {"view", in_words(d_.flow ? "flow view (what was bought in the year)"
                                            : "stock view (amortised over the lifetimes)")}}));
    std::string key = in_words("{count} items of equipment", {{"count", number(d_.key.equipment)}});
    const auto add = [&](double count, std::string_view message) {
      if (count > 0) key += " · " + in_words(message, {{"count", number(count)}});
    };
    add(d_.key.virtual_machines, "{count} virtual machines");
    add(d_.key.cloud_instances, "{count} cloud instances");
    add(d_.key.applications, "{count} applications");
    if (!std::isnan(d_.key.kwh))
      key += " · " + in_words("{count} kWh a year", {{"count", number(d_.key.kwh)}});
    if (!std::isnan(d_.key.lifetime))
      key += " · " + in_words("lifetime of {count} years",
                              {{"count", format_number(d_.key.lifetime, language(), 2)}});
    paragraph(key);
  }

  void totals() {
    heading(in_words("Totals by criterion"));
    const bool people = std::any_of(d_.criteria.begin(), d_.criteria.end(),
                                    [](const auto& c) { return !std::isnan(c.people); });
    const bool agents = d_.fte && *d_.fte > 0 && width() >= 110, intervals = has_intervals();
    TextTable table;
    table.columns = {{in_words("Criterion"), false, true}, {in_words("Total"), true}, {in_words("Unit")}};
    if (intervals) table.columns.push_back({"p5 – p95", true});
    if (people) table.columns.push_back({in_words("People-eq."), true});
    if (agents) table.columns.push_back({in_words("Per agent"), true});
    table.columns.push_back({in_words("Covered"), true});
    for (const CriterionResult& c : d_.criteria) {
      std::vector<std::string> row = {std::string(name(c.criterion, language())), value(c.total.value),
                                      std::string(shown_unit(c.criterion, language()))};
      if (intervals) row.push_back(interval(c.total.p5, c.total.p95));
      if (people) row.push_back(number(c.people));
      if (agents) row.push_back(number(c.per_agent));
      row.push_back(shown_share(c.total.coverage, language()));
      table.rows.push_back(std::move(row));
    }
    TerminalText::table(table);
    if (people)
      paragraph(in_words("People-eq.: how many persons' yearly share of the planet's limits this is."));
    for (const CriterionResult& c : d_.criteria) {
      if (c.doubtful >= told_doubt) paragraph(shown_doubt(c.criterion, c.doubtful, language()));
    }
    per_head();
  }

  // Of the main criterion; the exports have the others.
  void per_head() {
    const CriterionResult& main = d_.criteria[d_.main];
    std::string words;
    const auto add = [&](double each, std::string_view message) {
      if (std::isnan(each)) return;
      words += (words.empty() ? "" : " · ") +
               in_words(message, {{"value", number(each) + "\u00A0" +
                                                std::string(shown_unit(main.criterion, language()))}});
    };
    add(main.per_agent, "{value} per agent");
    add(main.per_inhabitant, "{value} per inhabitant");
    if (!words.empty())
      paragraph(std::string(name(main.criterion, language())) + in_words(": {what}", {{"what", words}}));
  }

  void by_phase() {
    heading(in_words("By phase of life"));
    TextTable table;
    table.columns = {{in_words("Criterion"), false, true}};
    for (const Phase phase : phases) table.columns.push_back({std::string(name(phase, language())), true});
    table.columns.push_back({in_words("Unit")});
    for (const CriterionResult& c : d_.criteria) {
      std::vector<std::string> row = {std::string(name(c.criterion, language()))};
      for (const Figure& figure : c.phases) row.push_back(value(figure.value));
      row.emplace_back(shown_unit(c.criterion, language()));
      table.rows.push_back(std::move(row));
    }
    TerminalText::table(table);
  }

  void contributions() {
    if (d_.contributions.empty()) return;
    const Criterion main = d_.criteria[d_.main].criterion;
    heading(in_words("The five largest contributors: {criterion}",
                     {{"criterion", std::string(name(main, language()))}}));
    TextTable table;
    table.columns = {{in_words("Type of equipment"), false, true},
                     {in_words("Phase")},
                     {std::string(shown_unit(main, language())), true},
                     {in_words("Share"), true}};
    for (std::size_t i = 0; i < std::min(most_lines, d_.contributions.size()); ++i) {
      const Contribution& c = d_.contributions[i];
      table.rows.push_back({shown_word(Dimension::type, c.type, language()),
                            std::string(name(c.phase, language())), number(c.figure.value),
                            shown_share(c.share, language())});
    }
    TerminalText::table(table);
  }

  void asked_table() {
    if (d_.table.dimensions.empty()) return;
    heading(in_words("What was asked"));
    TerminalText::table(table_of_rows(d_.table.dimensions, d_.table.rows, *this));
  }

  void not_covered() {
    const std::vector<std::string> sentences = not_covered_sentences(d_, *this);
    if (sentences.empty()) return;
    heading(in_words("What is not covered, and is not counted as zero"));
    for (const std::string& sentence : sentences) item(sentence);
  }

  void rejected() {
    std::int64_t rows = 0;
    for (const SourceFile& source : d_.sources) rows += source.rejected;
    if (rows > 0) {
      heading(in_words("Rows that could not be read"));
      item(in_words("{count} rows were left out: they are in no figure",
                    {{"count", number(static_cast<double>(rows))}}));
    }
  }

  void uncertainty() {
    if (d_.uncertainty_sources.empty()) return;
    heading(in_words("What the uncertainty comes from"));
    for (std::size_t i = 0; i < std::min(most_lines, d_.uncertainty_sources.size()); ++i) {
      const UncertaintySource& source = d_.uncertainty_sources[i];
      item(shown_contributor(source.contributor, source.subject, language()) +
           in_words(": {what}", {{"what", shown_share(source.contributor.share, language())}}));
    }
    paragraph(
        in_words("{draws} draws, seed {seed}; intervals hold 90 % of them.",
                 {{"draws", number(d_.uncertainty->draws)}, {"seed", std::to_string(d_.uncertainty->seed)}}));
  }

  void method() {
    heading(in_words("What was taken for granted"));
    for (const Assumption& assumption : d_.assumptions)
      item(in_words(assumption.message) + in_words(": {what}", {{"what", units(assumption.quantity)}}));
    heading(in_words("Factor packs, in order of priority"));
    for (const ServedPack& pack : d_.packs) {
      const std::string share = pack.share > 0 ? in_words("{share} of what is covered",
                                                          {{"share", shown_share(pack.share, language())}})
                                               : in_words("no factor used");
      item(pack.info.id + " " + pack.info.version + " (" + pack.info.licence + ")" +
           in_words(": {what}", {{"what", share}}));
    }
    if (d_.set_aside.empty()) return;
    heading(in_words("Factors set aside as suspect"));
    for (const SetAside& one : d_.set_aside) {
      std::string criteria;
      for (const Criterion criterion : one.criteria)
        criteria += (criteria.empty() ? "" : ", ") + std::string(name(criterion, language()));
      item(in_words("{pack}: {count} factors ({criteria}), {reason}", {{"pack", one.pack},
                                                                       {"count", std::to_string(one.count)},
                                                                       {"criteria", criteria},
                                                                       {"reason", in_words(one.reason)}}));
    }
  }

  const ResultDocument& d_;
};

}  // namespace

std::string to_terminal(const ResultDocument& document, const TerminalOptions& options) {
  return Terminal(document, options).text();
}

}  // namespace capnr
