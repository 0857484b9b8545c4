// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "publish/comparison.h"
#include "publish/text_table.h"
#include "publish/words.h"

namespace capnr {
namespace {

constexpr std::size_t most_lines = 10;  // of classes; the exports have them all

class Terminal {
 public:
  Terminal(const ComparisonDocument& document, const TerminalOptions& options)
      : d_(document),
        language_(options.language),
        colour_(options.colour),
        width_(std::clamp<std::size_t>(options.width, 80, 120)) {}

  std::string text() {
    opening();
    if (d_.comparison.criteria.empty()) {
      paragraph(say("The two sides cover no criterion in common: nothing is compared."));
    } else if (d_.same_inventory()) {
      side_by_side_totals();
      side_by_side_classes();
    } else {
      totals();
      reasons();
      offsets();
      classes();
      one_side(say("New"), true);
      one_side(say("Gone"), false);
    }
    notices();
    return out_;
  }

 private:
  std::string say(std::string_view message,
                  const std::vector<std::pair<std::string, std::string>>& parameters = {}) const {
    return tr(language_, message, parameters);
  }
  std::string number(double value) const {
    return std::isnan(value) ? say("not covered") : format_number(value, language_);
  }
  // A change always has its sign; U+2212 is the minus that screens and screen readers know.
  // Under a billionth of `whole` it is rounding.
  std::string change(double value, double whole = 0) const {
    if (std::isnan(value)) return "–";
    return std::abs(value) <= 1e-9 * std::abs(whole)
               ? "0"
               : (value > 0 ? "+" : "−") + format_number(std::abs(value), language_);
  }
  std::string percent_change(double before, double after) const {
    if (!(before > 0)) return "–";
    const double percent = 100 * (after / before - 1);
    if (std::abs(percent) < 0.05) return shown_share(0, language_);
    return (percent > 0 ? "+" : "−") + format_number(std::abs(percent), language_, 3) +
           (language_ == Language::fr ? "\u00A0%" : "%");
  }
  std::string ratio(double value) const {
    return std::isnan(value) ? "–" : "× " + format_number(value, language_, 3);
  }
  void heading(const std::string& words) {
    out_ += colour_ ? "\n\033[1m" + words + "\033[0m\n" : "\n" + words + "\n";
  }
  void paragraph(std::string_view words) { out_ += wrapped(words, width_) + "\n"; }
  void item(std::string_view words) { out_ += wrapped("  • " + std::string(words), width_, 4) + "\n"; }
  const ComparedCriterion& main() const { return d_.comparison.criteria.front(); }
  std::string with_unit(double value, Criterion criterion) const {
    return number(value) + "\u00A0" + std::string(shown_unit(criterion, language_));
  }
  std::string words_of(const std::vector<std::string>& key, const std::vector<Dimension>& dimensions) const {
    std::string words;
    for (std::size_t i = 0; i < key.size() && i < dimensions.size(); ++i) {
      if (dimensions[i] == Dimension::criterion) continue;
      if (!words.empty()) words += " · ";
      words += shown_word(dimensions[i], key[i], language_);
    }
    return words.empty() ? say("Everything") : words;
  }
  std::string class_name(const ComparedClass& c) const {
    std::string words = words_of(c.key, d_.comparison.dimensions);
    if (c.unit == ItemUnit::unit) return words;
    return words + " (" + shown_unit_of(c.unit) + ")";
  }
  std::string shown_unit_of(ItemUnit unit) const {
    switch (unit) {
      case ItemUnit::gigabyte:
        return say("GB");
      case ItemUnit::hour:
        return say("hours");
      case ItemUnit::euro:
        return "€";
      case ItemUnit::item:
        return say("messages");
      case ItemUnit::unit:
        break;
    }
    return say("units");
  }

  void opening() {
    const std::string place = d_.city + (d_.insee_code.empty() ? "" : " (" + d_.insee_code + ")");
    const std::string first =
        d_.same_inventory() ? say("Two factor sets or methods side by side: {place}", {{"place", place}})
                            : say("Two inventories compared: {place}", {{"place", place}});
    out_ += colour_ ? "\033[1m" + first + "\033[0m\n" : first + "\n";
    const auto side = [&](const ComparisonSide& of) {
      return say("{label}, {date}; factor set {set}, profile {profile}",
                 {{"label", of.label},
                  {"date", shown_date(of.date, language_)},
                  {"set", of.set},
                  {"profile", of.profile}});
    };
    paragraph(say(d_.same_inventory() ? "A: {side}" : "Before: {side}", {{"side", side(d_.before)}}));
    paragraph(say(d_.same_inventory() ? "B: {side}" : "After: {side}", {{"side", side(d_.after)}}));
  }

  void totals() {
    heading(say("Totals by criterion"));
    TextTable table;
    table.columns = {
        {say("Criterion"), false, true}, {say("Before"), true}, {say("After"), true},  {say("Unit")},
        {say("Change"), true},           {"%", true},           {say("Covered"), true}};
    for (const ComparedCriterion& c : d_.comparison.criteria) {
      table.rows.push_back({std::string(name(c.criterion, language_)), number(c.total0), number(c.total1),
                            std::string(shown_unit(c.criterion, language_)), change(c.total1 - c.total0),
                            percent_change(c.total0, c.total1),
                            shown_share(c.covered0, language_) + " → " + shown_share(c.covered1, language_)});
    }
    out_ += render(table, width_);
  }

  void reasons() {
    heading(say("Why it changed"));
    const bool left = std::any_of(d_.comparison.criteria.begin(), d_.comparison.criteria.end(),
                                  [](const auto& c) { return c.left_out0 != 0 || c.left_out1 != 0; });
    TextTable table;
    table.columns = {{say("Criterion"), false, true},
                     {say("How many"), true},
                     {say("Of what"), true},
                     {say("Impact of one"), true}};
    if (left) table.columns.push_back({say("Not compared"), true});
    table.columns.push_back({say("Change"), true});
    table.columns.push_back({say("Gain eaten"), true});
    for (const ComparedCriterion& c : d_.comparison.criteria) {
      std::vector<std::string> row = {
          std::string(name(c.criterion, language_)), change(c.lmdi.total.activity, c.total0),
          change(c.lmdi.total.structure, c.total0), change(c.lmdi.total.intensity, c.total0)};
      if (left) row.push_back(change(c.left_out1 - c.left_out0));
      row.push_back(change(c.total1 - c.total0));
      row.push_back(c.lmdi.offset_ratio ? percent(*c.lmdi.offset_ratio) : "–");
      table.rows.push_back(std::move(row));
    }
    out_ += render(table, width_);
    paragraph(say(left ? "How many, of what, impact of one and what is not compared add up to the change."
                       : "How many, of what and impact of one add up to the change."));
  }
  std::string percent(double share) const {
    return (share < 0 ? "−" : "") + format_number(std::abs(100 * share), language_, 3) +
           (language_ == Language::fr ? "\u00A0%" : "%");
  }

  void offsets() {
    heading(say("What growth has eaten of the gain"));
    for (const ComparedCriterion& c : d_.comparison.criteria) item(offset_sentence(c, language_));
    paragraph(say("The share shows a compensation; it does not prove that efficiency caused the growth."));
  }

  void classes() {
    heading(say("Largest changes: {criterion}, {unit}",
                {{"criterion", std::string(name(main().criterion, language_))},
                 {"unit", std::string(shown_unit(main().criterion, language_))}}));
    TextTable table;
    table.columns = {{say("Class"), false, true}, {say("Number"), true},       {say("Before"), true},
                     {say("After"), true},        {say("Change"), true},       {say("How many"), true},
                     {say("Of what"), true},      {say("Impact of one"), true}};
    std::size_t shown = 0;
    for (const ComparedClass& c : main().classes) {
      if (shown++ == most_lines) break;
      table.rows.push_back({class_name(c), number(c.quantity0) + " → " + number(c.quantity1),
                            number(c.value0), number(c.value1), change(c.value1 - c.value0, main().total0),
                            change(c.terms.activity, main().total0), change(c.terms.structure, main().total0),
                            change(c.terms.intensity, main().total0)});
    }
    out_ += render(table, width_);
    if (main().classes.size() > most_lines)
      paragraph(say("{count} more classes: --format csv or json has them all.",
                    {{"count", std::to_string(main().classes.size() - most_lines)}}));
  }

  // Classes that exist on one side only.
  void one_side(const std::string& title, bool is_new) {
    std::string list;
    std::size_t more = 0;
    for (const ComparedClass& c : main().classes) {
      if (c.in_before == c.in_after || c.in_after != is_new) continue;
      if (++more > most_lines) continue;
      const double quantity = is_new ? c.quantity1 : c.quantity0;
      list += (list.empty() ? "" : "; ") + class_name(c) + " (" + number(quantity) + ", " +
              with_unit(is_new ? c.value1 : c.value0, main().criterion) + ")";
    }
    if (list.empty()) return;
    if (more > most_lines) list += "; …";
    heading(title);
    paragraph(list);
  }

  void side_by_side_totals() {
    heading(say("Totals by criterion"));
    TextTable table;
    table.columns = {
        {say("Criterion"), false, true}, {"A", true}, {"B", true}, {say("Unit")}, {"B / A", true},
        {say("Covered"), true}};
    for (const ComparedCriterion& c : d_.comparison.criteria) {
      table.rows.push_back({std::string(name(c.criterion, language_)), number(c.total0), number(c.total1),
                            std::string(shown_unit(c.criterion, language_)),
                            ratio(c.total0 == 0 ? unknown : c.total1 / c.total0),
                            shown_share(c.covered0, language_) + " → " + shown_share(c.covered1, language_)});
    }
    out_ += render(table, width_);
    paragraph(say(
        "The two do not cover the same equipment where the coverages differ: such totals do not compare."));
  }

  void side_by_side_classes() {
    heading(say("Largest differences: {criterion}, {unit}",
                {{"criterion", std::string(name(main().criterion, language_))},
                 {"unit", std::string(shown_unit(main().criterion, language_))}}));
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
    table.columns = {
        {say("Class"), false, true}, {"A", true}, {"B", true}, {"B / A", true}, {say("Covered"), true},
        {say("Packs"), false, true}};
    for (std::size_t i = 0; i < rows.size() && i < most_lines; ++i) {
      const SetRow& row = *rows[i];
      table.rows.push_back(
          {words_of(row.key, d_.side_by_side.dimensions), number(row.value_a), number(row.value_b),
           ratio(row.ratio),
           shown_share(row.covered_a, language_) + " → " + shown_share(row.covered_b, language_),
           joined(row.packs_a) + " → " + joined(row.packs_b)});
    }
    out_ += render(table, width_);
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
      if (std::exchange(first, false)) heading(say("To know before concluding"));
      item(describe(notice, language_));
    }
  }

  const ComparisonDocument& d_;
  const Language language_;
  const bool colour_;
  const std::size_t width_;
  std::string out_;
};

}  // namespace

std::string offset_sentence(const ComparedCriterion& compared, Language language) {
  const Lmdi& lmdi = compared.lmdi;
  const auto amount = [&](double value) {
    return format_number(value, language) + "\u00A0" + std::string(shown_unit(compared.criterion, language));
  };
  const std::vector<std::pair<std::string, std::string>> parameters = {
      {"criterion", std::string(name(compared.criterion, language))},
      {"saving", amount(lmdi.expected_saving)},
      {"fall", amount(std::abs(lmdi.e0 - lmdi.e1))},
      {"share", shown_share(lmdi.offset_ratio.value_or(0), language)}};
  if (!lmdi.offset_ratio)
    return tr(language, "{criterion}: the impact of one unit did not fall, there is no gain to eat.",
              parameters);
  if (*lmdi.offset_ratio < -5e-4)
    return tr(language,
              "{criterion}: efficiency alone would have saved {saving}; the footprint fell by {fall}, "
              "because there "
              "are also fewer units, or lighter ones.",
              parameters);
  if (*lmdi.offset_ratio < 5e-4)
    return tr(language, "{criterion}: efficiency saved {saving}, and growth has eaten nothing of it.",
              parameters);
  if (*lmdi.offset_ratio < 1)
    return tr(language,
              "{criterion}: efficiency alone would have saved {saving}; growth has eaten {share} of that "
              "gain, {fall} "
              "are left.",
              parameters);
  return tr(language,
            "{criterion}: efficiency alone would have saved {saving}; growth has eaten {share} of that gain, "
            "and the "
            "footprint is {fall} higher than before.",
            parameters);
}

std::string to_terminal(const ComparisonDocument& document, const TerminalOptions& options) {
  return Terminal(document, options).text();
}

}  // namespace capnr
