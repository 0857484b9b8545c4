// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/indicator_list.h"
#include "publish/review_writer.h"
#include "publish/words.h"

// Targets and where they stand, and the commitments that were voted.

namespace capnr {

void ReviewWriter::commitments(Blocks& blocks) const {
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
  for (const ReviewTarget& one : review_.targets) {
    const Target& target = one.entry.target;
    const Indicator* const indicator = review_.programme.indicator(target.indicator);
    const Unit* const known = review_.programme.unit(target.unit);
    const Unit unit = known == nullptr ? Unit{} : *known;
    const doc::NoteCall vote = document_.note(
        (target.vote.empty() ? in_words("Target not voted")
                             : in_words("Target of the vote {vote}", {{"vote", target.vote}})) +
        in_words(", recorded by {by} on {date}.",
                 {{"by", one.entry.recorded_by}, {"date", one.entry.recorded_at.substr(0, 10)}}));
    const auto shown = [&](int year, double value, doc::NoteCall source) {
      return doc::Line{doc::Number{shown_value(unit, value, language_), value},
                       " (" + std::to_string(year) + ")", source};
    };
    doc::Line last = "–";
    if (one.standing.last && one.standing.last->value)
      last = shown(one.standing.year, *one.standing.last->value, note_of(*one.standing.last));
    const std::string measure = target.measure.empty() ? "" : " – " + target.measure;
    const std::string scope = target.scope.kind == Scope::Kind::city ? "" : " (" + target.scope.name + ")";
    table.rows.push_back(
        {target.indicator + " " + (indicator == nullptr ? "" : indicator->name.in(language_)) + measure +
             scope,
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
  commitments(blocks);
  return blocks;
}

}  // namespace capnr
