// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>

#include "publish/review_writer.h"
#include "publish/words.h"

// How it was made, and the document as a whole.

namespace capnr {
namespace {

constexpr std::size_t most_reasons = 5;

}  // namespace

ReviewWriter::ReviewWriter(const Review& review, Language language)
    : review_(review), language_(language), check_(check_review(review, language)) {}

void ReviewWriter::add_heading(Blocks& blocks, std::string_view words) const {
  blocks.emplace_back(doc::Heading{std::string(words)});
}

ReviewWriter::Blocks ReviewWriter::method() {
  Blocks blocks;
  blocks.emplace_back(
      plain(in_words("Figures are computed by Cap NR from the files of the city. Each calls a note that "
                     "names where it comes from; a correction never erases what it "
                     "corrects. The formulas of the indicators are in docs/indicators.md, the method of the "
                     "footprint in docs/method.md.")));
  doc::List limits;
  limits.items.emplace_back(
      in_words("The headings follow decree 2022-1084 as published summaries tell them: what each must hold "
               "is to be checked against the text before it is relied upon."));
  if (has_footprint()) {
    for (std::size_t i = 0; i < std::min(most_reasons, footprint().missing.size()); ++i) {
      const Missing& missing = footprint().missing[i];
      limits.items.push_back({in_words("Without a figure: "), number(missing.quantity),
                              " – " + std::string(name(missing.gap, language_)), footprint_note()});
    }
    for (const Assumption& one : footprint().assumptions)
      limits.items.push_back({in_words(one.message) + " (", number(one.quantity), ")", footprint_note()});
  }
  blocks.emplace_back(std::move(limits));
  if (!has_footprint()) return blocks;
  doc::Table files{"files",
                   in_words("Files of the inventory of {date}", {{"date", date(footprint().inventory_date)}}),
                   {{in_words("File")}, {in_words("Rows"), true}, {in_words("Rejected"), true}, {"SHA-256"}},
                   {}};
  for (const SourceFile& file : footprint().sources)
    files.rows.push_back({file.path, number(static_cast<double>(file.rows)),
                          number(static_cast<double>(file.rejected)),
                          file.sha256.empty() ? doc::Line("–") : doc::Line{doc::Hash{file.sha256}}});
  if (!files.rows.empty()) blocks.emplace_back(std::move(files));
  doc::Table packs{"packs",
                   in_words("Factor packs"),
                   {{in_words("Pack")}, {in_words("Version")}, {in_words("Licence")}},
                   {}};
  for (const ServedPack& pack : footprint().packs)
    packs.rows.push_back(
        {pack.info.name.empty() ? pack.info.id : pack.info.name, pack.info.version, pack.info.licence});
  if (!packs.rows.empty()) blocks.emplace_back(std::move(packs));
  return blocks;
}

doc::Document ReviewWriter::take() {
  const std::string year = std::to_string(review_.year);
  document_.language = language_;
  document_.city = review_.city.name;
  document_.title = in_words("Yearly review of responsible digital technology – {year}", {{"year", year}});
  document_.subtitle =
      in_words("Law of 15 November 2021 (REEN), article 35, and decree 2022-1084. Made on {date}.",
               {{"date", date(review_.as_of)}});
  document_.description = document_.title + ", " + review_.city.name;
  document_.footer = in_words(
      "Made by Cap NR, free software. Every figure can be computed again from the files, factors and method "
      "named above.");
  const auto add = [&](std::string_view id, std::string title, Blocks blocks) {
    Blocks all = written(id);
    std::ranges::move(blocks, std::back_inserter(all));
    if (!all.empty()) document_.sections.push_back({std::string(id), std::move(title), std::move(all)});
  };
  const auto of_decree = [&](ReviewHeading heading, Blocks blocks) {
    add(code(heading), std::string(name(heading, language_)), std::move(blocks));
  };
  add("missing", in_words("Before the debate on the budget"), missing());
  add("city", in_words("The city"), identity());
  add("summary", in_words("Where we stand"), summary());
  of_decree(ReviewHeading::impact, impact());
  of_decree(ReviewHeading::uses, uses());
  of_decree(ReviewHeading::actions, actions());
  of_decree(ReviewHeading::actors, actors());
  of_decree(ReviewHeading::objectives, objectives());
  of_decree(ReviewHeading::indicators, indicators());
  of_decree(ReviewHeading::measures, measures());
  of_decree(ReviewHeading::means, means());
  add("law", in_words("Rules of the year"), rules());
  add("method", in_words("Method and limits"), method());
  return std::move(document_);
}

std::vector<Standing> review_standings(const Programme& programme, std::span<const LedgerEntry> entries,
                                       int year, Date as_of) {
  std::vector<LedgerEntry> until_then;
  for (const LedgerEntry& entry : entries)
    if (year_of(entry.key.period.until) <= year) until_then.push_back(entry);
  return standings(programme, until_then, as_of);
}

doc::Document review_document(const Review& review, Language language) {
  return ReviewWriter(review, language).take();
}

}  // namespace capnr
