// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "publish/indicator_list.h"
#include "publish/review_writer.h"
#include "publish/words.h"

// The indicators, axis by axis, and the rules of the year.

namespace capnr {

doc::Table ReviewWriter::standing_table(std::string_view id, std::string_view caption,
                                        const std::function<bool(const Standing&)>& wanted) {
  doc::Table table{std::string(id),
                   std::string(caption),
                   {{in_words("Indicator")},
                    {in_words("Value (interval)"), true},
                    {in_words("Period")},
                    {in_words("Grade")},
                    {in_words("Must be")},
                    {in_words("Status")},
                    {in_words("Holds until")}},
                   {}};
  for (const Standing& standing : review_.standings) {
    if (!standing.entry || !wanted(standing)) continue;
    const LedgerEntry& entry = *standing.entry;
    table.rows.push_back({name_of(standing), value_of(standing), to_string(entry.key.period),
                          name(entry.grade, language_), limit_of(standing), name(standing.status, language_),
                          entry.stale_after ? to_string(*entry.stale_after) : "–"});
  }
  return table;
}

doc::List ReviewWriter::without_value(const std::function<bool(const Standing&)>& wanted) const {
  doc::List list;
  const Indicator* last = nullptr;
  for (const Standing& standing : review_.standings) {
    if (standing.entry || !wanted(standing) || standing.indicator == last) continue;
    last = standing.indicator;
    list.items.emplace_back(standing.indicator->id + " " + standing.indicator->name.in(language_));
  }
  return list;
}

ReviewWriter::Blocks ReviewWriter::indicators() {
  Blocks blocks;
  bool unverified = false;
  for (const Standing& standing : review_.standings)
    unverified = unverified || (standing.entry && standing.limit && !standing.limit->verified);
  for (std::size_t a = 0; a < axis_count; ++a) {
    const auto axis = static_cast<Axis>(a);
    const auto of_axis = [axis](const Standing& standing) { return standing.commitment->axis == axis; };
    const std::string title(name(axis, language_));
    add_heading(blocks, title);
    doc::Table table =
        standing_table("indicators-" + std::string(code(axis)),
                       in_words("Indicators with a value: {axis}", {{"axis", title}}), of_axis);
    if (!table.rows.empty()) blocks.emplace_back(std::move(table));
    doc::List without = without_value(of_axis);
    if (without.items.empty()) continue;
    blocks.emplace_back(plain(in_words("Without a value:")));
    blocks.emplace_back(std::move(without));
  }
  if (unverified)
    blocks.emplace_back(aside(in_words("† a threshold that was read elsewhere than in its own text")));
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::rules() {
  doc::Table table{"rules",
                   in_words("What the texts asked in {year}", {{"year", std::to_string(review_.year)}}),
                   {{in_words("Rule")},
                    {in_words("Text")},
                    {in_words("Must be")},
                    {in_words("Value")},
                    {in_words("Status")}},
                   {}};
  for (const DatedRule& rule : review_.programme.rules) {
    const RulePeriod* const period = rule.in_year(review_.year);
    if (period == nullptr) continue;
    const Unit* const unit = review_.programme.unit(rule.unit);
    const JudgedLimit limit{rule.comparison, period->value, ThresholdOrigin::law, period->text,
                            period->verified};
    const doc::Line asked = {
        shown_limit(unit == nullptr ? Unit{} : *unit, limit, language_) + (period->verified ? "" : " †"),
        document_.note(
            period->text + ". " + in_words("Read at: {source}", {{"source", period->source}}) +
            (period->verified ? "" : " " + in_words("This is not the text itself: to be checked.")))};
    bool measured = false;
    for (const Standing& standing : review_.standings) {
      if (!is_judged_by(standing, rule) || !standing.entry ||
          year_of(standing.entry->key.period.until) != review_.year)
        continue;
      measured = true;
      doc::Line value = {standing.indicator->id +
                         (standing.measure->key.empty() ? "" : " " + standing.measure->name.in(language_)) +
                         " "};
      value.add(value_of(standing));
      table.rows.push_back(
          {rule.title.in(language_), period->text, asked, value, name(standing.status, language_)});
    }
    if (!measured)
      table.rows.push_back(
          {rule.title.in(language_), period->text, asked, "–", name(StandingStatus::no_evidence, language_)});
  }
  Blocks blocks;
  const bool unverified =
      std::ranges::any_of(table.rows, [](const auto& row) { return row[2].words().ends_with("†"); });
  blocks.emplace_back(std::move(table));
  if (unverified)
    blocks.emplace_back(aside(in_words("† a threshold that was read elsewhere than in its own text")));
  return blocks;
}

}  // namespace capnr
