// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/svg_abatement.h"

#include <algorithm>

#include "base/text.h"

namespace capnr::html {
namespace {

constexpr double row_em = 2.75;
constexpr double bar_em = 0.95;

using Money = AbatementStep::Money;

// The kinds of money that the steps have, in the order of their series: the legend names no other.
std::vector<Money> kinds_of(const std::vector<AbatementStep>& steps) {
  std::vector<Money> kinds;
  for (const Money money : {Money::saves, Money::costs, Money::unknown}) {
    if (std::any_of(steps.begin(), steps.end(),
                    [&](const AbatementStep& step) { return step.money == money; }))
      kinds.push_back(money);
  }
  return kinds;
}

int series_of(Money money, const std::vector<Money>& kinds) {
  return static_cast<int>(std::find(kinds.begin(), kinds.end(), money) - kinds.begin()) + 1;
}

std::string_view words_of(AbatementStep::Money money, Language language) {
  switch (money) {
    case AbatementStep::Money::saves:
      return tr(language, "Saves money");
    case AbatementStep::Money::costs:
      return tr(language, "Costs money");
    case AbatementStep::Money::unknown:
      break;
  }
  return tr(language, "Cost or saving unknown");
}

Table data_of(const ChartText& chart, const std::vector<AbatementStep>& steps) {
  const auto said = [&](std::string_view message) { return std::string(tr(chart.language, message)); };
  Table table;
  table.columns = {{said("Lever"), "", false},         {said("Avoided"), chart.unit},
                   {said("Cumulated"), chart.unit},    {said("Net cost"), "€"},
                   {said("Per kilogram avoided"), ""}, {said("Money"), "", false}};
  double sum = 0;
  for (const AbatementStep& step : steps) {
    sum += step.avoided;
    table.rows.push_back({text(step.label), text(value_text(step.avoided, chart.language)),
                          text(value_text(sum, chart.language)), text(step.net_cost), text(step.per_unit),
                          text(words_of(step.money, chart.language))});
  }
  return table;
}

}  // namespace

Html abatement_curve(const ChartText& chart, const std::vector<AbatementStep>& steps) {
  const std::vector<Money> kinds = kinds_of(steps);
  Scale scale(0, 66);
  double whole = 0;
  for (const AbatementStep& step : steps) whole += step.avoided;
  scale.hold(whole);
  Html content;
  double top = 0, from = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const AbatementStep& step = steps[i];
    const double to = from + step.avoided;
    const double bar_top = top + 1.35;
    content += label(0, top + 1, shortened(step.label, 40), "", "start", 0.35);
    content += bar(chart, scale.at(from), scale.at(to), bar_top, bar_em, series_of(step.money, kinds));
    if (i + 1 < steps.size())
      content += line(scale.at(to), bar_top + bar_em, scale.at(to), bar_top + row_em, "grid");
    const std::string money = step.money == AbatementStep::Money::costs ? step.per_unit : step.net_cost;
    content += label(scale.at(to), bar_top + 0.8, value_text(step.avoided, chart.language) + " · " + money,
                     "b s", "start", 0.45);
    from = to;
    top += row_em;
  }
  content += line(scale.at(0), 0.2, scale.at(0), top, "axis");
  std::vector<std::string> names;
  names.reserve(kinds.size());
  for (const Money money : kinds) names.emplace_back(words_of(money, chart.language));
  return figure(chart, legend(chart, names), drawing(chart, top + 0.2, content), data_of(chart, steps));
}

}  // namespace capnr::html
