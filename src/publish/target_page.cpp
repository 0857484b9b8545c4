// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/components.h"
#include "html/page.h"
#include "html/svg_trajectory.h"
#include "publish/target_list.h"
#include "publish/words.h"

namespace capnr {

html::Html target_facts(const Programme& programme, const JudgedTarget& judged, Language language) {
  const Target& target = judged.entry.target;
  const Unit& unit = unit_of(programme, target);
  const std::string forecast = shown_forecast(target, judged.standing, unit, language);
  std::vector<std::pair<std::string, html::Html>> facts;
  const auto fact = [&](std::string_view label, std::string_view words) {
    if (!words.empty()) facts.emplace_back(std::string(label), html::text(words));
  };
  fact(tr(language, "Status"), std::string(name(judged.standing.status, language)) + " – " +
                                   shown_rule(target, judged.standing, unit, language));
  fact(tr(language, "Forecast"), forecast);
  fact(tr(language, "Target"), shown_target(target, unit, language));
  fact(tr(language, "Vote"), shown_vote(target, language));
  fact(tr(language, "Scope version"), target.baseline.scope_version);
  fact(tr(language, "Note"), target.note);
  return html::definition_list(facts) += trajectory_chart(programme, judged, language);
}

html::Trajectory trajectory_of(const JudgedTarget& judged) {
  const Target& target = judged.entry.target;
  html::Trajectory drawn;
  for (int year = target.baseline.at.year; year <= target.goal.year; ++year)
    drawn.path.push_back({year, *path_value(target, year)});
  for (const YearValue& point : judged.standing.history) drawn.measured.push_back({point.year, point.value});
  if (judged.standing.forecast)
    for (const YearValue& point : judged.standing.forecast->years)
      drawn.forecast.push_back({point.year, point.value});
  drawn.target = {target.goal.year, target.goal.value};
  return drawn;
}

html::Html trajectory_chart(const Programme& programme, const JudgedTarget& judged, Language language) {
  const Target& target = judged.entry.target;
  return html::trajectory_chart(
      {"chart-" + target.key, shown_name(programme, target, language),
       std::string(tr(language,
                      "What was measured, the path that the target asks, and where the "
                      "trend leads, year by year.")),
       unit_of(programme, target).name.in(language), language},
      trajectory_of(judged));
}

std::string targets_page(const TargetList& list, Language language) {
  html::Page page;
  page.language = language;
  page.kicker = list.city;
  page.title = tr(language, "Targets and trajectories");
  page.subtitle = tr(language, "On {date}", {{"date", shown_date(list.as_of, language)}});
  page.description = page.title;
  for (const JudgedTarget& judged : list.targets) {
    const std::string& key = judged.entry.target.key;
    const std::string title = shown_name(list.programme, judged.entry.target, language);
    page.contents.emplace_back(title, html::Url::fragment(key));
    page.main += html::section(key, title, target_facts(list.programme, judged, language));
  }
  page.footer = html::paragraph(tr(language, "Made by Cap NR, free software. Method: docs/targets.md."));
  return render(page);
}

}  // namespace capnr
