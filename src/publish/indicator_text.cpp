// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "publish/indicator_list.h"
#include "publish/terminal_text.h"
#include "publish/words.h"

namespace capnr {
namespace {

class Writer : public TerminalText {
 public:
  Writer(const Programme& programme, const TerminalOptions& options)
      : TerminalText(options), programme_(programme) {}

  const Unit& unit_of(const Measure& measure) const {
    static const Unit none;
    const Unit* unit = programme_.unit(measure.unit);
    return unit == nullptr ? none : *unit;
  }
  std::string value_of(const Measure& measure, const LedgerEntry& entry) const {
    if (!entry.value) return in_words("withdrawn");
    const Unit& unit = unit_of(measure);
    std::string text = shown_value(unit, *entry.value, language());
    if (entry.low && entry.high) text += " [" + number(*entry.low) + " – " + number(*entry.high) + "]";
    return text;
  }

 private:
  const Programme& programme_;
};

// The measure comes first: a narrow column cuts the end.
std::string name_of(const Standing& standing, Language language) {
  const std::string& name = standing.indicator->name.in(language);
  return standing.measure->key.empty() ? name : standing.measure->name.in(language) + " – " + name;
}

void add_row(Writer& to, TextTable& table, const Standing& standing) {
  const Language language = to.language();
  const std::string limit =
      standing.limit ? shown_limit(to.unit_of(*standing.measure), *standing.limit, language) : "";
  std::vector<std::string> row = {standing.indicator->id, name_of(standing, language)};
  if (standing.entry) {
    row.push_back(to.value_of(*standing.measure, *standing.entry));
    row.push_back(to_string(standing.entry->key.period));
    row.emplace_back(name(standing.entry->grade, language));
  } else {
    row.insert(row.end(), {"–", "", ""});
  }
  row.push_back(limit + (standing.limit && !standing.limit->verified ? " †" : ""));
  row.emplace_back(name(standing.status, language));
  table.rows.push_back(std::move(row));
}

TextTable empty_table(const Writer& to) {
  TextTable table;
  table.columns = {{to.in_words("indicator")},   {to.in_words("name"), false, true},
                   {to.in_words("value"), true}, {to.in_words("period")},
                   {to.in_words("grade")},       {to.in_words("must be"), false, true},
                   {to.in_words("status")}};
  return table;
}

std::string title_of(const Commitment& commitment, Language language) {
  return commitment.id + "  " + commitment.title.in(language);
}

void count_statuses(Writer& to, const IndicatorList& list) {
  std::array<std::size_t, standing_status_count> counts{};
  for (const Standing& standing : list.standings) ++counts.at(static_cast<std::size_t>(standing.status));
  std::string words;
  for (std::size_t s = 0; s < counts.size(); ++s) {
    if (counts.at(s) == 0) continue;
    words += (words.empty() ? "" : " · ") + std::string(name(static_cast<StandingStatus>(s), to.language())) +
             " " + std::to_string(counts.at(s));
  }
  to.paragraph(words);
}

}  // namespace

std::string indicators_text(const IndicatorList& list, const TerminalOptions& options, bool only_known) {
  Writer to(list.programme, options);
  to.title(to.in_words("{city}: indicators on {date}",
                       {{"city", list.city}, {"date", shown_date(list.as_of, options.language)}}));
  count_statuses(to, list);
  bool unverified = false;
  for (auto at = list.standings.begin(); at != list.standings.end();) {
    const Commitment* commitment = at->commitment;
    TextTable table = empty_table(to);
    for (; at != list.standings.end() && at->commitment == commitment; ++at) {
      if (only_known && !at->entry) continue;
      add_row(to, table, *at);
      unverified = unverified || (at->limit && !at->limit->verified);
    }
    if (table.rows.empty()) continue;
    to.heading(title_of(*commitment, options.language));
    to.table(table);
  }
  if (unverified) {
    to.paragraph(to.in_words("† a threshold that was read elsewhere than in its own text"));
  }
  if (only_known &&
      std::ranges::none_of(list.standings, [](const Standing& s) { return s.entry.has_value(); })) {
    to.paragraph(
        to.in_words("No indicator has a value yet: capnr measure computes those that the inventories "
                    "allow, capnr declare records the others; --all lists them all."));
  }
  return to.taken();
}

std::string history_text(const Programme& programme, std::span<const LedgerEntry> history,
                         const TerminalOptions& options) {
  Writer to(programme, options);
  TextTable table;
  table.columns = {{to.in_words("indicator")},   {to.in_words("period")},          {to.in_words("scope")},
                   {to.in_words("value"), true}, {to.in_words("grade")},           {to.in_words("recorded")},
                   {to.in_words("by")},          {to.in_words("why"), false, true}};
  for (const LedgerEntry& entry : history) {
    const Indicator* indicator = programme.indicator(entry.key.indicator);
    const Measure* measure = indicator == nullptr ? nullptr : indicator->measure(entry.key.measure);
    const Measure plain{entry.key.measure, {}, entry.unit, Direction::none};
    std::string why = entry.reason;
    for (const ValueSource& source : entry.sources) why += (why.empty() ? "" : " · ") + source.reference;
    table.rows.push_back({reference_of(entry.key), to_string(entry.key.period), to_string(entry.key.scope),
                          to.value_of(measure == nullptr ? plain : *measure, entry),
                          std::string(name(entry.grade, options.language)), entry.recorded_at.substr(0, 10),
                          entry.recorded_by, why});
  }
  to.table(table);
  return to.taken();
}

}  // namespace capnr
