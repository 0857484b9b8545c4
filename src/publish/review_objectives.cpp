// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "publish/indicator_list.h"
#include "publish/review_writer.h"
#include "publish/words.h"

// Targets and where they stand, and the commitments that were voted.

namespace capnr {

void ReviewWriter::commitments(Blocks& blocks) const {
  add_heading(blocks, in_words("Commitments"));
  blocks.emplace_back(
      plain(in_words("The commitments that were voted, and that the indicators below follow:")));
  for (std::size_t a = 0; a < axis_count; ++a) {
    doc::List list;
    for (const Commitment& one : review_.programme.commitments)
      if (one.axis == static_cast<Axis>(a))
        list.items.push_back({doc::Strong{one.id}, " " + one.title.in(language_)});
    if (list.items.empty()) continue;
    add_heading(blocks, name(static_cast<Axis>(a), language_));
    blocks.emplace_back(std::move(list));
  }
}

doc::NoteCall ReviewWriter::vote_note(const TargetEntry& entry) {
  return document_.note(
      (entry.target.vote.empty()
           ? in_words("Target not voted")
           : in_words("Target of the vote {vote}", {{"vote", shown_vote(entry.target, language_)}})) +
      in_words(", recorded by {by} on {date}.",
               {{"by", entry.recorded_by}, {"date", entry.recorded_at.substr(0, 10)}}));
}

// The measured values are those of the ledger: each has its own note in the tables of indicators, the chart has that of the last one.
void ReviewWriter::trajectory(Blocks& blocks, const JudgedTarget& judged) {
  const Target& target = judged.entry.target;
  const Unit& unit = capnr::unit_of(review_.programme, target);
  const std::string title = shown_name(review_.programme, target, language_);
  add_heading(blocks, title);
  doc::Line words = {doc::Strong{std::string(name(judged.standing.status, language_))},
                     " – " + shown_rule(target, judged.standing, unit, language_)};
  doc::Line source = {in_words("Source:"), " ", vote_note(judged.entry)};
  if (judged.standing.last) {
    words += note_of(*judged.standing.last);
    source += std::string(" ");
    source += note_of(*judged.standing.last);
  }
  blocks.emplace_back(plain(words));
  if (const std::string forecast = shown_forecast(target, judged.standing, unit, language_);
      !forecast.empty())
    blocks.emplace_back(plain(in_words("Forecast: {what}", {{"what", forecast}})));
  const html::Trajectory drawn = trajectory_of(judged);
  std::map<int, std::vector<doc::Line>> years;
  const auto add = [&](std::size_t column, const std::vector<html::TrajectoryPoint>& points, doc::Line note) {
    for (const html::TrajectoryPoint& point : points) {
      auto [row, added] = years.try_emplace(point.year, 4, doc::Line("–"));
      if (added) row->second.front() = std::to_string(point.year);
      doc::Line cell = number(point.value);
      cell.add(note);
      row->second[column] = cell;
    }
  };
  add(1, drawn.path, {vote_note(judged.entry)});
  add(2, drawn.measured, judged.standing.last ? doc::Line{note_of(*judged.standing.last)} : doc::Line());
  add(3, drawn.forecast, {});
  doc::Table data{"trajectory-" + target.key,
                  title + ", " + unit.name.in(language_),
                  {{in_words("Year")},
                   {in_words("Asked by the path"), true},
                   {in_words("Measured"), true},
                   {in_words("Forecast"), true}},
                  {}};
  for (auto& [year, row] : years) data.rows.push_back(std::move(row));
  blocks.emplace_back(
      doc::Figure{trajectory_chart(review_.programme, judged, language_), std::move(data), source});
}

ReviewWriter::Blocks ReviewWriter::objectives() {
  Blocks blocks;
  doc::Table table{"targets",
                   in_words("Targets"),
                   {{in_words("Target")},
                    {in_words("Binds")},
                    {in_words("Baseline"), true},
                    {in_words("Goal"), true},
                    {in_words("Last value"), true},
                    {in_words("Asked by the path"), true},
                    {in_words("Status")}},
                   {}};
  for (const JudgedTarget& one : review_.targets) {
    const Target& target = one.entry.target;
    const auto shown = [&](int year, double value, doc::NoteCall source) {
      return doc::Line{
          doc::Number{shown_value(capnr::unit_of(review_.programme, target), value, language_), value},
          " (" + std::to_string(year) + ")", source};
    };
    const doc::NoteCall vote = vote_note(one.entry);
    doc::Line last = "–";
    if (one.standing.last && one.standing.last->value)
      last = shown(one.standing.year, *one.standing.last->value, note_of(*one.standing.last));
    table.rows.push_back(
        {target.indicator + " " + shown_name(review_.programme, target, language_),
         name(target.perimeter, language_), shown(target.baseline.at.year, target.baseline.at.value, vote),
         shown(target.goal.year, target.goal.value, vote), last,
         one.standing.asked ? shown(one.standing.year, *one.standing.asked, vote) : doc::Line("–"),
         name(one.standing.status, language_)});
  }
  if (table.rows.empty()) {
    blocks.emplace_back(plain(in_words("No target was set.")));
  } else {
    blocks.emplace_back(std::move(table));
  }
  for (const JudgedTarget& one : review_.targets) trajectory(blocks, one);
  commitments(blocks);
  return blocks;
}

}  // namespace capnr
