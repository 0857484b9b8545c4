// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/rule.h"

#include <algorithm>

#include "steering/required_text.h"
#include "table/toml_reader.h"

namespace capnr {
namespace {

Result<std::optional<int>> year(TomlReader& reader, std::string_view key) {
  TRY(const std::optional<double> value, reader.number(key));
  if (!value) return std::nullopt;
  const int number = static_cast<int>(*value);
  if (*value < 1900 || *value > last_rule_year || *value != number)
    return fail(Kind::bad_input, "the key {key} must be a year", {{"key", std::string(key)}},
                reader.where(key));
  return number;
}

Result<RulePeriod> parse_period(TomlReader& reader) {
  RulePeriod period;
  TRY(const std::optional<int> from, year(reader, "from"));
  TRY(const std::optional<int> until, year(reader, "until"));
  TRY(const std::optional<double> value, reader.number("value"));
  TRY(period.text, required_text(reader, "text"));
  TRY(period.source, required_text(reader, "source"));
  TRY(const std::optional<bool> verified, reader.boolean("verified"));
  TRY(const std::optional<std::string> note_fr, reader.text("note_fr"));
  TRY(const std::optional<std::string> note_en, reader.text("note_en"));
  TRY_VOID(reader.finish());
  if (!from || !value)
    return fail(Kind::bad_input, "a period of a rule needs from, value, text and source", {}, reader.where());
  period.from = *from;
  period.until = until.value_or(last_rule_year);
  period.value = *value;
  period.verified = verified.value_or(false);
  period.note_fr = note_fr.value_or("");
  period.note_en = note_en.value_or("");
  if (period.until < period.from)
    return fail(Kind::bad_input, "the period ends before it begins", {}, reader.where("until"));
  return period;
}

Result<std::vector<BothLanguages>> parse_exclusions(TomlReader& reader) {
  TRY(const std::vector<std::string> fr, reader.texts("exclusions_fr"));
  TRY(const std::vector<std::string> en, reader.texts("exclusions_en"));
  if (!en.empty() && en.size() != fr.size())
    return fail(Kind::bad_input, "exclusions_en must have as many texts as exclusions_fr", {},
                reader.where("exclusions_en"));
  std::vector<BothLanguages> all;
  all.reserve(fr.size());
  for (std::size_t i = 0; i < fr.size(); ++i) all.push_back({fr[i], en.empty() ? std::string() : en[i]});
  return all;
}

}  // namespace

const RulePeriod* DatedRule::in_year(int year) const {
  const auto found = std::ranges::find_if(
      periods, [year](const RulePeriod& period) { return period.from <= year && year <= period.until; });
  return found == periods.end() ? nullptr : &*found;
}

Result<DatedRule> parse_rule(std::string_view toml, const std::string& file) {
  TRY(TomlReader reader, parse_toml(toml, file));
  DatedRule rule;
  TRY(rule.id, required_text(reader, "id"));
  TRY(rule.title, required_both(reader, "title"));
  TRY(rule.unit, required_text(reader, "unit"));
  TRY(const std::string comparison, required_text(reader, "comparison"));
  TRY(rule.exclusions, parse_exclusions(reader));
  TRY(std::vector<TomlReader> periods, reader.tables("periods"));
  TRY_VOID(reader.finish());
  TRY(rule.comparison, one_of(comparison_from(comparison), reader, "comparison", comparison));
  for (TomlReader& one : periods) {
    TRY(RulePeriod period, parse_period(one));
    rule.periods.push_back(std::move(period));
  }
  if (rule.periods.empty())
    return fail(Kind::bad_input, "a rule needs at least one [[periods]]", {}, reader.where());
  std::ranges::sort(rule.periods, {}, &RulePeriod::from);
  for (std::size_t i = 1; i < rule.periods.size(); ++i)
    if (rule.periods[i].from <= rule.periods[i - 1].until)
      return fail(Kind::bad_input,
                  "two periods of the rule hold in {year}: end the first before the second begins",
                  {{"year", std::to_string(rule.periods[i].from)}}, reader.where("periods"));
  return rule;
}

}  // namespace capnr
