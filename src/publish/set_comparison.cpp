// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/set_comparison.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "publish/terminal_text.h"
#include "publish/words.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::size_t most_lines = 20;  // of rows on a terminal; the exports have them all

Criterion criterion_of(const SetRow& row, const SetComparison& comparison) {
  const auto at = std::find(comparison.dimensions.begin(), comparison.dimensions.end(), Dimension::criterion);
  return *criterion_from(row.key[static_cast<std::size_t>(at - comparison.dimensions.begin())]);
}

bool has_a_value(const SetRow& row) {
  return !std::isnan(row.value_a) || !std::isnan(row.value_b);
}

std::string joined(const std::vector<std::string>& packs, std::string_view between) {
  std::string list;
  for (const std::string& pack : packs) list += (list.empty() ? "" : std::string(between)) + pack;
  return list;
}

// A value on one side only differs by all of itself.
double difference(const SetRow& row) {
  const auto or_zero = [](double value) { return std::isnan(value) ? 0 : value; };
  return std::abs(or_zero(row.value_b) - or_zero(row.value_a));
}

class Terminal : private TerminalText {
 public:
  Terminal(const SetComparisonDocument& document, const TerminalOptions& options)
      : TerminalText(options), d_(document) {}

  std::string text() {
    opening();
    totals();
    rows();
    name_packs();
    return taken();
  }

 private:
  // A pack is a number in the tables, where its name would be cut; the last line names them.
  std::string packs(const std::vector<std::string>& packs) {
    std::string numbers;
    for (const std::string& pack : packs) {
      auto at = std::find(named_.begin(), named_.end(), pack);
      if (at == named_.end()) at = named_.insert(named_.end(), pack);
      numbers += (numbers.empty() ? "" : " ") + std::to_string(at - named_.begin() + 1);
    }
    return numbers.empty() ? "–" : numbers;
  }
  void name_packs() {
    if (named_.empty()) return;
    std::string list;
    for (std::size_t i = 0; i < named_.size(); ++i)
      list += (i == 0 ? "" : " · ") + std::to_string(i + 1) + "\u00A0" + named_[i];
    heading(in_words("Packs"));
    paragraph(list);
  }

  void opening() {
    const std::string place = d_.city.empty() ? d_.label : d_.city;
    title(in_words("Two factor sets or methods side by side: {place}", {{"place", place}}));
    paragraph(in_words("A: {side}", {{"side", d_.totals.set_a}}) + " · " +
              in_words("B: {side}", {{"side", d_.totals.set_b}}) + " · " +
              in_words("as of {date}, profile {profile}",
                       {{"date", shown_date(d_.as_of, language())}, {"profile", d_.profile}}));
  }

  void add_values(TextTable& table, std::vector<std::string> cells, const SetRow& row) {
    cells.insert(cells.end(),
                 {value(row.value_a), value(row.value_b), ratio(row.ratio),
                  shown_share(row.covered_a, language()) + " → " + shown_share(row.covered_b, language()),
                  packs(row.packs_a), packs(row.packs_b)});
    table.rows.push_back(std::move(cells));
  }
  void add_columns(TextTable& table) const {
    table.columns.insert(table.columns.end(), {{"A", true},
                                               {"B", true},
                                               {"B / A", true},
                                               {in_words("Covered"), true},
                                               {in_words("Packs of A")},
                                               {in_words("Packs of B")}});
  }

  void totals() {
    heading(in_words("Totals by criterion"));
    TextTable table;
    table.columns = {{in_words("Criterion"), false, true}, {in_words("Unit")}};
    add_columns(table);
    for (const SetRow& row : d_.totals.rows) {
      const Criterion criterion = criterion_of(row, d_.totals);
      add_values(table,
                 {std::string(name(criterion, language())), std::string(shown_unit(criterion, language()))},
                 row);
    }
    TerminalText::table(table);
    paragraph(in_words(
        "The two do not cover the same equipment where the coverages differ: such totals do not compare."));
  }

  std::string words_of(const SetRow& row) const {
    std::string words;
    for (std::size_t i = 0; i < row.key.size(); ++i) {
      if (d_.rows.dimensions[i] == Dimension::criterion) continue;
      words += (words.empty() ? "" : " · ") + shown_word(d_.rows.dimensions[i], row.key[i], language());
    }
    return words.empty() ? in_words("Everything") : words;
  }

  // Climate change, else the first criterion that has a value.
  void rows() {
    const auto first = std::find_if(d_.totals.rows.begin(), d_.totals.rows.end(), has_a_value);
    if (first == d_.totals.rows.end()) return;
    const Criterion main = criterion_of(*first, d_.totals);
    std::vector<const SetRow*> shown;
    for (const SetRow& row : d_.rows.rows) {
      if (criterion_of(row, d_.rows) == main) shown.push_back(&row);
    }
    std::stable_sort(shown.begin(), shown.end(),
                     [](const SetRow* a, const SetRow* b) { return difference(*a) > difference(*b); });
    heading(in_words("Largest differences: {criterion}, {unit}",
                     {{"criterion", std::string(name(main, language()))},
                      {"unit", std::string(shown_unit(main, language()))}}));
    TextTable table;
    table.columns = {{in_words("Class"), false, true}};
    add_columns(table);
    for (std::size_t i = 0; i < shown.size() && i < most_lines; ++i)
      add_values(table, {words_of(*shown[i])}, *shown[i]);
    TerminalText::table(table);
    if (shown.size() > most_lines) {
      paragraph(in_words("{count} more classes: --format csv or json has them all.",
                         {{"count", std::to_string(shown.size() - most_lines)}}));
    }
  }

  const SetComparisonDocument& d_;
  std::vector<std::string> named_;
};

void write_side(JsonWriter& json, std::string_view key, double value, double coverage,
                const std::vector<std::string>& packs) {
  json.key(key).begin_object().key("value").number(value).key("coverage").number(coverage);
  json.key("packs").begin_array();
  for (const std::string& pack : packs) json.text(pack);
  json.end_array().end_object();
}

void write_rows(JsonWriter& json, std::string_view key, const SetComparison& comparison) {
  json.key(key).begin_array();
  for (const SetRow& row : comparison.rows) {
    json.begin_object();
    for (std::size_t d = 0; d < comparison.dimensions.size(); ++d)
      json.key(code(comparison.dimensions[d])).text(row.key[d]);
    json.key("unit").text(unit(criterion_of(row, comparison))).key("quantity").number(row.quantity);
    write_side(json, "a", row.value_a, row.covered_a, row.packs_a);
    write_side(json, "b", row.value_b, row.covered_b, row.packs_b);
    json.key("ratio").number(row.ratio).end_object();
  }
  json.end_array();
}

}  // namespace

std::string to_terminal(const SetComparisonDocument& document, const TerminalOptions& options) {
  return Terminal(document, options).text();
}

Result<> write_json(const SetComparisonDocument& document, Sink sink) {
  std::string out;
  JsonWriter json(out, 1);
  json.begin_object().key("format").text("capnr-set-comparison").key("version").integer(1);
  json.key("city").text(document.city).key("label").text(document.label);
  json.key("as_of").text(to_string(document.as_of)).key("profile").text(document.profile);
  json.key("set_a").text(document.totals.set_a).key("set_b").text(document.totals.set_b);
  write_rows(json, "totals", document.totals);
  write_rows(json, "rows", document.rows);
  json.end_object();
  out += '\n';
  return sink(out);
}

Result<> write_csv(const SetComparisonDocument& document, Sink sink) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const Dimension dimension : document.rows.dimensions) csv.text(code(dimension));
  for (const std::string_view column :
       {"unit", "quantity", "value_a", "coverage_a", "packs_a", "value_b", "coverage_b", "packs_b", "ratio"})
    csv.text(column);
  csv.end_row();
  for (const SetRow& row : document.rows.rows) {
    for (const std::string& word : row.key) csv.text(word);
    csv.text(unit(criterion_of(row, document.rows))).number(row.quantity);
    csv.number(row.value_a).number(row.covered_a).text(joined(row.packs_a, "+"));
    csv.number(row.value_b).number(row.covered_b).text(joined(row.packs_b, "+"));
    csv.number(row.ratio).end_row();
  }
  return sink(out);
}

}  // namespace capnr
