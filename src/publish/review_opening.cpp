// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "publish/review_writer.h"
#include "publish/words.h"

// What is read first: what is missing, who the city is, where it stands.

namespace capnr {

ReviewWriter::Blocks ReviewWriter::missing() {
  if (check_.pieces.empty()) return {};
  Blocks blocks;
  blocks.emplace_back(doc::Paragraph{
      doc::Paragraph::Kind::warning,
      check_.complete()
          ? in_words("Every heading of the decree is answered. What follows would make the review better.")
          : in_words(
                "Draft: {count} of the {all} headings of decree 2022-1084 are answered. What is required and "
                "missing must be there before the debate on the budget.",
                {{"count", std::to_string(check_.answered())},
                 {"all", std::to_string(review_heading_count)}})});
  for (const bool required : {true, false}) {
    doc::List list;
    for (const MissingPiece& piece : check_.pieces)
      if (piece.required == required)
        list.items.emplace_back(std::string(name(piece.heading, language_)) +
                                in_words(": {what}", {{"what", piece.message}}));
    if (list.items.empty()) continue;
    add_heading(blocks, required ? in_words("Required") : in_words("To complete if possible"));
    blocks.emplace_back(std::move(list));
  }
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::identity() {
  const City& city = review_.city;
  doc::Table table{"identity", in_words("Who the city is"), {{in_words("What")}, {in_words("Value")}}, {}};
  table.rows.push_back({in_words("Name"), city.name});
  table.rows.push_back({in_words("INSEE code"), city.insee_code});
  const auto add = [&](const std::string& what, const std::optional<double>& value) {
    doc::Line cell = in_words("not told");
    if (value) cell = {number(*value), city_note()};
    table.rows.push_back({what, cell});
  };
  add(in_words("Inhabitants"), city.population);
  add(in_words("Agents (full-time equivalents)"), city.fte);
  if (!city.departments.empty())
    table.rows.push_back(
        {in_words("Departments"), {number(static_cast<double>(city.departments.size())), city_note()}});
  Blocks blocks;
  blocks.emplace_back(
      plain(in_words("Towns and groups of towns of more than 50,000 inhabitants review their strategy for "
                     "responsible digital technology every year, in "
                     "their report on sustainable development, before the debate on the budget (law of 15 "
                     "November 2021, article 35; decree 2022-1084; "
                     "code of local authorities, article L. 2311-1-1).")));
  blocks.emplace_back(std::move(table));
  return blocks;
}

ReviewWriter::Blocks ReviewWriter::summary() {
  Blocks blocks;
  if (has_footprint()) {
    doc::Line line = {in_words("Climate change, one year: ")};
    if (main().criterion != Criterion::gwp)
      line = {std::string(name(main().criterion, language_)) + in_words(", one year: ")};
    line.add(figure(main().total, shown_unit(main().criterion, language_)));
    blocks.emplace_back(doc::Paragraph{doc::Paragraph::Kind::lead, line});
  }
  std::array<std::array<std::size_t, standing_status_count>, axis_count> counts{};
  for (const Standing& standing : review_.standings)
    ++counts.at(static_cast<std::size_t>(standing.commitment->axis))
          .at(static_cast<std::size_t>(standing.status));
  doc::Table table{
      "axes", in_words("Where the city stands, by axis: number of measures"), {{in_words("Axis")}}, {}};
  constexpr std::array order = {StandingStatus::met, StandingStatus::not_met, StandingStatus::no_threshold,
                                StandingStatus::stale, StandingStatus::no_evidence};
  for (const StandingStatus status : order)
    table.columns.push_back({std::string(name(status, language_)), true});
  for (std::size_t a = 0; a < axis_count; ++a) {
    std::vector<doc::Line> row = {std::string(name(static_cast<Axis>(a), language_))};
    for (const StandingStatus status : order)
      row.emplace_back(number(static_cast<double>(counts.at(a).at(static_cast<std::size_t>(status)))));
    table.rows.push_back(std::move(row));
  }
  blocks.emplace_back(std::move(table));
  blocks.emplace_back(aside(doc::Line{
      in_words("Counted over all the measures of the programme on {date}.", {{"date", date(review_.as_of)}}),
      document_.note(in_words(
          "Counted by Cap NR from the ledger of values: the table of indicators below has each of them."))}));
  return blocks;
}

}  // namespace capnr
