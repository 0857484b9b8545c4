// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "html/svg_chart.h"
#include "publish/indicator_list.h"
#include "publish/review_writer.h"
#include "publish/words.h"

// How the review says a figure, and where it comes from.

namespace capnr {
namespace {

constexpr std::size_t most_sources = 3;  // that a note names; the others are counted

std::string source_words(const ValueSource& source) {
  std::string words = source.reference;
  if (source.first_row > 0)
    words += " (" + std::to_string(source.first_row) +
             (source.last_row > source.first_row ? "–" + std::to_string(source.last_row) : "") + ")";
  if (!source.sha256.empty()) words += ", SHA-256 " + source.sha256;
  return words;
}

}  // namespace

std::string ReviewWriter::date(Date day) const {
  return shown_date(day, language_);
}

doc::Number ReviewWriter::number(double value) const {
  return {html::value_text(value, language_), value};
}

doc::Line ReviewWriter::interval(const std::optional<double>& low, const std::optional<double>& high) const {
  if (!low || !high) return "–";
  return {number(*low), " – ", number(*high)};
}

doc::Line ReviewWriter::figure(const Figure& figure, std::string_view unit) {
  doc::Line line = {number(figure.value)};
  if (!std::isnan(figure.value) && !unit.empty()) line += "\u00A0" + std::string(unit);
  if (figure.p5 && figure.p95) {
    line += std::string(" (");
    line.add(interval(figure.p5, figure.p95));
    line += std::string(")");
  }
  line += footprint_note();
  return line;
}

const Unit& ReviewWriter::unit_of(const Measure& measure) const {
  static const Unit none;
  const Unit* const unit = review_.programme.unit(measure.unit);
  return unit == nullptr ? none : *unit;
}

doc::Line ReviewWriter::value_of(const Standing& standing) {
  if (!standing.entry || !standing.entry->value) return "–";
  const LedgerEntry& entry = *standing.entry;
  doc::Line line =
      doc::Number{shown_value(unit_of(*standing.measure), *entry.value, language_), *entry.value};
  if (entry.low && entry.high) {
    line += std::string(" (");
    line.add(interval(entry.low, entry.high));
    line += std::string(")");
  }
  line += note_of(entry);
  return line;
}

std::string ReviewWriter::name_of(const Standing& standing) const {
  const std::string& name = standing.indicator->name.in(language_);
  const std::string measure =
      standing.measure->key.empty() ? "" : " – " + standing.measure->name.in(language_);
  return standing.indicator->id + " " + name + measure;
}

std::string ReviewWriter::limit_of(const Standing& standing) const {
  if (!standing.limit) return "–";
  return shown_limit(unit_of(*standing.measure), *standing.limit, language_) +
         (standing.limit->verified ? "" : " †");
}

std::string ReviewWriter::percent_change(double before, double after) const {
  const double percent = 100 * (after / before - 1);
  return (percent > 0   ? "+"
          : percent < 0 ? "−"
                        : "") +
         format_number(std::abs(percent), language_, 3) + (language_ == Language::fr ? "\u00A0%" : "%");
}

doc::NoteCall ReviewWriter::note_of(const LedgerEntry& entry) {
  const Words who = {{"by", entry.recorded_by},
                     {"date", date(parse_date(entry.recorded_at).value_or(entry.key.period.until))},
                     {"formula", entry.formula}};
  std::string words = entry.origin == ValueOrigin::declared
                          ? in_words("Declared by {by} on {date}", who)
                          : in_words("Computed on {date} by {by}, formula {formula}", who);
  std::string sources;
  for (std::size_t i = 0; i < std::min(most_sources, entry.sources.size()); ++i)
    sources += (sources.empty() ? "" : "; ") + source_words(entry.sources[i]);
  if (sources.empty()) {
    words += in_words(", without a supporting document");
  } else {
    words += in_words(", from: {sources}", {{"sources", sources}});
    if (entry.sources.size() > most_sources)
      words +=
          in_words(" and {count} others", {{"count", std::to_string(entry.sources.size() - most_sources)}});
  }
  if (entry.supersedes && !entry.reason.empty())
    words += in_words("; corrected: {reason}", {{"reason", entry.reason}});
  return document_.note(words + ".");
}

doc::NoteCall ReviewWriter::footprint_note() {
  const ResultDocument& d = footprint();
  return document_.note(
      in_words("Inventory of {date} ({files} files, whose SHA-256 are under Method), factor set {set}, "
               "method {profile}, computed by Cap NR "
               "as of {as_of}.",
               {{"date", date(d.inventory_date)},
                {"files", std::to_string(d.sources.size())},
                {"set", d.set_name},
                {"profile", d.profile_name},
                {"as_of", date(d.as_of)}}));
}

doc::NoteCall ReviewWriter::city_note() {
  return document_.note(in_words("Declared by the city in its folder (city.toml)."));
}

doc::NoteCall ReviewWriter::files_note(const std::vector<RegisterFile>& files) {
  std::string words;
  for (const RegisterFile& file : files)
    words += (words.empty() ? "" : "; ") + in_words("{path}, SHA-256 {sha}, recorded by {by} on {date}",
                                                    {{"path", file.path},
                                                     {"sha", file.sha256},
                                                     {"by", file.recorded_by},
                                                     {"date", file.recorded_at.substr(0, 10)}});
  return document_.note(in_words("From: {sources}.", {{"sources", words}}));
}

}  // namespace capnr
