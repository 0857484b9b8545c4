// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "publish/comparison.h"
#include "publish/terminal_text.h"
#include "publish/words.h"

namespace capnr {
namespace {

constexpr std::size_t most_lines = 10;  // of classes; the exports have them all

class Terminal : private TerminalText {
 public:
  Terminal(const ComparisonDocument& document, const TerminalOptions& options)
      : TerminalText(options), d_(document) {}

  std::string text() {
    opening();
    if (d_.comparison.criteria.empty()) {
      paragraph(in_words("The two sides cover no criterion in common: nothing is compared."));
    } else if (d_.same_inventory()) {
      side_by_side_totals();
      side_by_side_classes();
    } else {
      totals();
      reasons();
      offsets();
      classes();
      one_side(in_words("New"), true);
      one_side(in_words("Gone"), false);
    }
    notices();
    return taken();
  }

 private:
  std::string change(double value, double whole = 0) const { return shown_change(value, whole, language()); }
  std::string percent_change(double before, double after) const {
    return shown_percent_change(before, after, language());
  }
  const ComparedCriterion& main() const { return d_.comparison.criteria.front(); }
  std::string with_unit(double amount, Criterion criterion) const {
    return value(amount) + "\u00A0" + std::string(shown_unit(criterion, language()));
  }
  std::string words_of(const std::vector<std::string>& key, const std::vector<Dimension>& dimensions) const {
    return shown_key(key, dimensions, language());
  }
  std::string class_name(const ComparedClass& c) const {
    return shown_class(c, d_.comparison.dimensions, language());
  }

  void opening() {
    const std::string place = d_.city + (d_.insee_code.empty() ? "" : " (" + d_.insee_code + ")");
    const std::string first =
        d_.same_inventory() ? in_words("Two factor sets or methods side by side: {place}", {{"place", place}})
                            : in_words("Two inventories compared: {place}", {{"place", place}});
    title(first);
    const auto side = [&](const ComparisonSide& of) {
      return in_words("{label}, {date}; factor set {set}, profile {profile}",
                      {{"label", of.label},
                       {"date", shown_date(of.date, language())},
                       {"set", of.set},
                       {"profile", of.profile}});
    };
    paragraph(in_words(d_.same_inventory() ? "A: {side}" : "Before: {side}", {{"side", side(d_.before)}}));
    paragraph(in_words(d_.same_inventory() ? "B: {side}" : "After: {side}", {{"side", side(d_.after)}}));
  }

  void totals() {
    heading(in_words("Totals by criterion"));
    TextTable table;
    table.columns = {{in_words("Criterion"), false, true},
                     {in_words("Before"), true},
                     {in_words("After"), true},
                     {in_words("Unit")},
                     {in_words("Change"), true},
                     {"%", true},
                     {in_words("Covered"), true}};
    for (const ComparedCriterion& c : d_.comparison.criteria) {
      table.rows.push_back(
          {std::string(name(c.criterion, language())), value(c.total0), value(c.total1),
           std::string(shown_unit(c.criterion, language())), change(c.total1 - c.total0),
           percent_change(c.total0, c.total1),
           shown_share(c.covered0, language()) + " → " + shown_share(c.covered1, language())});
    }
    TerminalText::table(table);
  }

  void reasons() {
    heading(in_words("Why it changed"));
    const bool left = std::any_of(d_.comparison.criteria.begin(), d_.comparison.criteria.end(),
                                  [](const auto& c) { return c.left_out0 != 0 || c.left_out1 != 0; });
    TextTable table;
    table.columns = {{in_words("Criterion"), false, true},
                     {in_words("How many"), true},
                     {in_words("Of what"), true},
                     {in_words("Impact of one"), true}};
    if (left) table.columns.push_back({in_words("Not compared"), true});
    table.columns.push_back({in_words("Change"), true});
    table.columns.push_back({in_words("Gain eaten"), true});
    for (const ComparedCriterion& c : d_.comparison.criteria) {
      std::vector<std::string> row = {
          std::string(name(c.criterion, language())), change(c.lmdi.total.activity, c.total0),
          change(c.lmdi.total.structure, c.total0), change(c.lmdi.total.intensity, c.total0)};
      if (left) row.push_back(change(c.left_out1 - c.left_out0));
      row.push_back(change(c.total1 - c.total0));
      row.push_back(c.lmdi.offset_ratio ? percent(*c.lmdi.offset_ratio) : "–");
      table.rows.push_back(std::move(row));
    }
    TerminalText::table(table);
    paragraph(in_words(left
                           ? "How many, of what, impact of one and what is not compared add up to the change."
                           : "How many, of what and impact of one add up to the change."));
  }
  std::string percent(double share) const {
    return (share < 0 ? "−" : "") + format_number(std::abs(100 * share), language(), 3) +
           (language() == Language::fr ? "\u00A0%" : "%");
  }

  void offsets() {
    heading(in_words("What growth has eaten of the gain"));
    for (const ComparedCriterion& c : d_.comparison.criteria) item(offset_sentence(c, language()));
    paragraph(
        in_words("The share shows a compensation; it does not prove that efficiency caused the growth."));
  }

  void classes() {
    heading(in_words("Largest changes: {criterion}, {unit}",
                     {{"criterion", std::string(name(main().criterion, language()))},
                      {"unit", std::string(shown_unit(main().criterion, language()))}}));
    TextTable table;
    table.columns = {{in_words("Class"), false, true}, {in_words("Number"), true},
                     {in_words("Before"), true},       {in_words("After"), true},
                     {in_words("Change"), true},       {in_words("How many"), true},
                     {in_words("Of what"), true},      {in_words("Impact of one"), true}};
    std::size_t shown = 0;
    for (const ComparedClass& c : main().classes) {
      if (shown++ == most_lines) break;
      table.rows.push_back({class_name(c), value(c.quantity0) + " → " + value(c.quantity1), value(c.value0),
                            value(c.value1), change(c.value1 - c.value0, main().total0),
                            change(c.terms.activity, main().total0), change(c.terms.structure, main().total0),
                            change(c.terms.intensity, main().total0)});
    }
    TerminalText::table(table);
    if (main().classes.size() > most_lines)
      paragraph(in_words("{count} more classes: --format csv or json has them all.",
                         {{"count", std::to_string(main().classes.size() - most_lines)}}));
  }

  // Classes that exist on one side only.
  void one_side(const std::string& named, bool is_new) {
    std::string list;
    std::size_t more = 0;
    for (const ComparedClass& c : main().classes) {
      if (c.in_before == c.in_after || c.in_after != is_new) continue;
      if (++more > most_lines) continue;
      const double quantity = is_new ? c.quantity1 : c.quantity0;
      list += (list.empty() ? "" : "; ") + class_name(c) + " (" + value(quantity) + ", " +
              with_unit(is_new ? c.value1 : c.value0, main().criterion) + ")";
    }
    if (list.empty()) return;
    if (more > most_lines) list += "; …";
    heading(named);
    paragraph(list);
  }

  void side_by_side_totals() {
    heading(in_words("Totals by criterion"));
    TextTable table;
    table.columns = {
        {in_words("Criterion"), false, true}, {"A", true}, {"B", true}, {in_words("Unit")}, {"B / A", true},
        {in_words("Covered"), true}};
    for (const ComparedCriterion& c : d_.comparison.criteria) {
      table.rows.push_back(
          {std::string(name(c.criterion, language())), value(c.total0), value(c.total1),
           std::string(shown_unit(c.criterion, language())),
           ratio(c.total0 == 0 ? unknown : c.total1 / c.total0),
           shown_share(c.covered0, language()) + " → " + shown_share(c.covered1, language())});
    }
    TerminalText::table(table);
    paragraph(in_words(
        "The two do not cover the same equipment where the coverages differ: such totals do not compare."));
  }

  void side_by_side_classes() {
    heading(in_words("Largest differences: {criterion}, {unit}",
                     {{"criterion", std::string(name(main().criterion, language()))},
                      {"unit", std::string(shown_unit(main().criterion, language()))}}));
    std::vector<const SetRow*> rows;
    for (const SetRow& row : d_.side_by_side.rows) {
      if (row.key.back() == code(main().criterion) && !(std::isnan(row.value_a) && std::isnan(row.value_b)))
        rows.push_back(&row);
    }
    const auto difference = [](const SetRow& row) {
      return std::abs((std::isnan(row.value_b) ? 0 : row.value_b) -
                      (std::isnan(row.value_a) ? 0 : row.value_a));
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const SetRow* a, const SetRow* b) { return difference(*a) > difference(*b); });
    TextTable table;
    table.columns = {{in_words("Class"), false, true},
                     {"A", true},
                     {"B", true},
                     {"B / A", true},
                     {in_words("Covered"), true},
                     {in_words("Packs"), false, true}};
    for (std::size_t i = 0; i < rows.size() && i < most_lines; ++i) {
      const SetRow& row = *rows[i];
      table.rows.push_back(
          {words_of(row.key, d_.side_by_side.dimensions), value(row.value_a), value(row.value_b),
           ratio(row.ratio),
           shown_share(row.covered_a, language()) + " → " + shown_share(row.covered_b, language()),
           joined(row.packs_a) + " → " + joined(row.packs_b)});
    }
    TerminalText::table(table);
  }
  static std::string joined(const std::vector<std::string>& packs) {
    std::string list;
    for (const std::string& pack : packs) list += (list.empty() ? "" : ", ") + pack;
    return list.empty() ? "–" : list;
  }

  void notices() {
    bool first = true;
    for (const CompareNotice& notice : d_.comparison.notices) {
      // Side by side, each class shows its own coverage.
      if (d_.same_inventory() && notice.kind == CompareNotice::Kind::left_out) continue;
      if (std::exchange(first, false)) heading(in_words("To know before concluding"));
      item(describe(notice, language()));
    }
  }

  const ComparisonDocument& d_;
};

}  // namespace

std::string to_terminal(const ComparisonDocument& document, const TerminalOptions& options) {
  return Terminal(document, options).text();
}

}  // namespace capnr
