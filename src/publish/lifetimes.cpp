// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/lifetimes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "html/svg_survival.h"
#include "publish/words.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 4> codes = {"type", "department", "manufacturer", "model"};

}  // namespace

std::optional<LifeDimension> life_dimension_from(std::string_view code) {
  const auto found = std::find(codes.begin(), codes.end(), code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<LifeDimension>(found - codes.begin());
}

std::string_view code(LifeDimension dimension) {
  return codes[static_cast<std::size_t>(dimension)];
}

std::string shown_kind(const std::vector<EquipmentKind>& kinds, std::string_view id, Language language) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const EquipmentKind& kind) { return kind.id == id; });
  return found == kinds.end() ? std::string(id) : shown_name(*found, language);
}

std::string shown_class(const LifetimeDocument& document, const LifetimeClass& of, Language language) {
  std::string words;
  for (std::size_t d = 0; d < document.dimensions.size(); ++d) {
    if (!words.empty()) words += " · ";
    const std::string& word = of.key[d];
    words += document.dimensions[d] == LifeDimension::type ? shown_kind(document.kinds, word, language)
             : word.empty()                                ? std::string("–")
                                                           : word;
  }
  return words.empty() ? std::string(tr(language, "Everything")) : words;
}

html::Html lifetime_chart(const LifetimeDocument& document, const LifetimeClass& of, std::string_view id,
                          Language language) {
  std::vector<html::SurvivalPoint> points;
  for (const SurvivalStep& step : of.curve.steps)
    if (step.events > 0) points.push_back({step.time, step.survival, step.lower, step.upper});
  const double last_age = of.curve.steps.empty() ? 0 : of.curve.steps.back().time;
  const std::string what = shown_class(document, of, language);
  html::ChartText chart;
  chart.id = id;
  chart.language = language;
  chart.title = tr(language, "Share still in service by age: {class}", {{"class", what}});
  chart.unit = tr(language, "age in years");
  const bool known = std::isfinite(of.median.value);
  chart.description =
      tr(language,
         "A falling line in steps, from 100% at age 0, with its 95% band; {machines} machines, "
         "{withdrawn} of them withdrawn.",
         {{"machines", format_number(of.curve.weight, language, 15)},
          {"withdrawn", format_number(of.curve.events, language, 15)}}) +
      " " +
      (known ? tr(language, "Half of them outlive {years} years.",
                  {{"years", format_number(of.median.value, language, 3)}})
             : std::string(tr(language, "The line never comes down to one half.")));
  return html::survival_curve(chart, points, last_age, of.median.value);
}

}  // namespace capnr
