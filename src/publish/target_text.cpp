// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/indicator_list.h"
#include "publish/target_list.h"
#include "publish/terminal_text.h"
#include "publish/words.h"

namespace capnr {
namespace {

std::string reference_of(const Target& target) {
  return capnr::reference_of({target.indicator, target.measure, {}, {}}) +
         (target.scope.kind == Scope::Kind::city ? "" : " " + to_string(target.scope));
}

TextTable empty_table(const TerminalText& to) {
  TextTable table;
  table.columns = {{to.in_words("target")},         {to.in_words("indicator"), false, true},
                   {to.in_words("goal"), true},     {to.in_words("year")},
                   {to.in_words("asked"), true},    {to.in_words("measured"), true},
                   {to.in_words("forecast"), true}, {to.in_words("reached in")},
                   {to.in_words("status")}};
  return table;
}

void add_row(const TerminalText& to, TextTable& table, const TargetList& list, const JudgedTarget& judged) {
  const Target& target = judged.entry.target;
  const TargetStanding& standing = judged.standing;
  const std::optional<Forecast>& forecast = standing.forecast;
  const std::string goal = shown_value(unit_of(list.programme, target), target.goal.value, to.language());
  const bool open = is_open(judged.entry, list.as_of);
  table.rows.push_back(
      {target.key, reference_of(target), goal + " (" + std::to_string(target.goal.year) + ")",
       std::to_string(standing.year), standing.asked ? to.number(*standing.asked) : "–",
       standing.last ? to.number(*standing.last->value) : "–",
       forecast ? to.number(forecast->years.back().value) : "–",
       forecast && forecast->met_in ? std::to_string(*forecast->met_in) : "–",
       std::string(open ? name(standing.status, to.language()) : name(judged.entry.state, to.language()))});
}

void say_rule(TerminalText& to, const TargetList& list, const JudgedTarget& judged) {
  const Target& target = judged.entry.target;
  const Unit& unit = unit_of(list.programme, target);
  to.item(target.key + " – " + shown_name(list.programme, target, to.language()));
  to.detail(shown_rule(target, judged.standing, unit, to.language()));
  to.detail(shown_target(target, unit, to.language()) + " · " + shown_vote(target, to.language()));
  if (const std::string forecast = shown_forecast(target, judged.standing, unit, to.language());
      !forecast.empty())
    to.detail(to.in_words("Forecast: {forecast}", {{"forecast", forecast}}));
}

}  // namespace

std::string targets_text(const TargetList& list, const TerminalOptions& options) {
  TerminalText to(options);
  to.title(to.in_words("{city}: targets on {date}",
                       {{"city", list.city}, {"date", shown_date(list.as_of, options.language)}}));
  if (list.targets.empty()) {
    to.paragraph(
        to.in_words("No target yet: capnr targets set records one, capnr targets import a table of them."));
    return to.taken();
  }
  TextTable table = empty_table(to);
  for (const JudgedTarget& judged : list.targets) add_row(to, table, list, judged);
  to.table(table);
  to.heading(to.in_words("Why"));
  for (const JudgedTarget& judged : list.targets) say_rule(to, list, judged);
  return to.taken();
}

std::string target_history_text(const Programme& programme, std::span<const TargetEntry> history,
                                const TerminalOptions& options) {
  TerminalText to(options);
  TextTable table;
  table.columns = {{to.in_words("target")},
                   {to.in_words("indicator")},
                   {to.in_words("path"), false, true},
                   {to.in_words("scope version")},
                   {to.in_words("state")},
                   {to.in_words("recorded")},
                   {to.in_words("by")},
                   {to.in_words("why"), false, true}};
  for (const TargetEntry& entry : history) {
    const Target& target = entry.target;
    table.rows.push_back({target.key, reference_of(target),
                          shown_target(target, unit_of(programme, target), to.language()),
                          target.baseline.scope_version, std::string(name(entry.state, to.language())),
                          entry.recorded_at.substr(0, 10), entry.recorded_by, entry.reason});
  }
  to.table(table);
  return to.taken();
}

std::string scope_versions_text(std::span<const ScopeVersion> versions, const TerminalOptions& options) {
  TerminalText to(options);
  TextTable table;
  table.columns = {{to.in_words("scope version")},
                   {to.in_words("from")},
                   {to.in_words("what is measured"), false, true},
                   {to.in_words("recorded")},
                   {to.in_words("by")}};
  for (const ScopeVersion& one : versions)
    table.rows.push_back(
        {one.version, to_string(one.from), one.description, one.recorded_at.substr(0, 10), one.recorded_by});
  to.table(table);
  return to.taken();
}

}  // namespace capnr
