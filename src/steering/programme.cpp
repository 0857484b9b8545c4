// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/programme.h"

#include <algorithm>

#include "base/file.h"
#include "steering/commitment_file.h"
#include "steering/required_text.h"
#include "steering/toml_files.h"
#include "table/toml_reader.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

// "1.10b" → 10, "b".
std::pair<int, std::string_view> number_and_letter(std::string_view id) {
  const std::size_t dot = id.find('.');
  std::string_view rest = dot == std::string_view::npos ? id : id.substr(dot + 1);
  int number = 0;
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && number < 100'000) {
    number = number * 10 + (rest.front() - '0');
    rest.remove_prefix(1);
  }
  return {number, rest};
}

bool comes_before(const Commitment& a, const Commitment& b) {
  const auto key = [](const Commitment& c) {
    const auto [number, letter] = number_and_letter(c.id);
    return std::tuple(c.axis, c.own, number, letter, std::string_view(c.id));
  };
  return key(a) < key(b);
}

Result<std::vector<Unit>> load_units(const fs::path& path) {
  TRY(const std::string text, read_file(path));
  TRY(TomlReader reader, parse_toml(text, path.string()));
  TRY(std::vector<TomlReader> tables, reader.tables("units"));
  TRY_VOID(reader.finish());
  std::vector<Unit> units;
  for (TomlReader& one : tables) {
    Unit unit;
    TRY(unit.code, required_text(one, "code"));
    TRY(unit.name, text_in_both(one, "name"));
    TRY(unit.minimum, one.number("minimum"));
    TRY(unit.maximum, one.number("maximum"));
    TRY_VOID(one.finish());
    units.push_back(std::move(unit));
  }
  return units;
}

Result<> add_commitment(Programme& programme, Commitment commitment, const std::string& file) {
  for (const Indicator& indicator : commitment.indicators)
    if (programme.indicator(indicator.id) != nullptr)
      return fail(Kind::bad_input, "the indicator {id} is there already: give yours another id",
                  {{"id", indicator.id}}, {.file = file});
  const auto same = std::ranges::find(programme.commitments, commitment.id, &Commitment::id);
  if (commitment.extends) {
    if (same == programme.commitments.end())
      return fail(Kind::bad_input, "there is no commitment {id} to extend", {{"id", commitment.id}},
                  {.file = file});
    std::ranges::move(commitment.indicators, std::back_inserter(same->indicators));
    return {};
  }
  if (same != programme.commitments.end())
    return fail(Kind::bad_input,
                "the commitment {id} is there already: give yours another id, or write extends = \"{id}\"",
                {{"id", commitment.id}}, {.file = file});
  programme.commitments.push_back(std::move(commitment));
  return {};
}

Result<> load_commitments(Programme& programme, const fs::path& folder, bool own) {
  for (const fs::path& path : toml_files(folder)) {
    TRY(const std::string text, read_file(path));
    TRY(Commitment commitment, parse_commitment(text, path.string()));
    commitment.own = own;
    TRY_VOID(add_commitment(programme, std::move(commitment), path.string()));
  }
  return {};
}

Result<> load_rules(Programme& programme, const fs::path& folder, bool own) {
  for (const fs::path& path : toml_files(folder)) {
    TRY(const std::string text, read_file(path));
    TRY(DatedRule rule, parse_rule(text, path.string()));
    const auto same = std::ranges::find(programme.rules, rule.id, &DatedRule::id);
    if (same == programme.rules.end()) {
      programme.rules.push_back(std::move(rule));
    } else if (own) {
      *same = std::move(rule);
    } else {
      return fail(Kind::bad_input, "two rules have the id {id}", {{"id", rule.id}}, {.file = path.string()});
    }
  }
  return {};
}

Indicator* find_indicator(Programme& programme, std::string_view id) {
  for (Commitment& commitment : programme.commitments)
    for (Indicator& indicator : commitment.indicators)
      if (indicator.id == id) return &indicator;
  return nullptr;
}

Result<> change_threshold(Programme& programme, const ThresholdChange& change) {
  Indicator* indicator = find_indicator(programme, change.indicator);
  if (indicator == nullptr || indicator->measure(change.limit.measure) == nullptr)
    return fail(Kind::bad_input, "there is no indicator {id} with the measure {measure}",
                {{"id", change.indicator}, {"measure", change.limit.measure}}, change.where);
  Threshold& threshold = indicator->threshold;
  if (threshold.origin == ThresholdOrigin::law)
    return fail(Kind::bad_input, "the threshold of {id} is the law's: a city cannot change it",
                {{"id", change.indicator}}, change.where);
  std::erase_if(threshold.limits, [&](const Limit& limit) { return limit.measure == change.limit.measure; });
  threshold.limits.push_back(change.limit);
  threshold.origin = ThresholdOrigin::city;
  threshold.decided = change.decided;
  threshold.unverified = false;
  return {};
}

Result<> load_thresholds(Programme& programme, const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return {};
  TRY(const std::string text, read_file(path));
  TRY(const std::vector<ThresholdChange> changes, parse_thresholds(text, path.string()));
  for (const ThresholdChange& change : changes) TRY_VOID(change_threshold(programme, change));
  return {};
}

// Every word that a file borrows from another one is there.
Result<> check_references(const Programme& programme) {
  for (const DatedRule& rule : programme.rules)
    if (programme.unit(rule.unit) == nullptr)
      return fail(Kind::bad_input, "the rule {id} has the unit {unit}, which units.toml does not have",
                  {{"id", rule.id}, {"unit", rule.unit}});
  for (const Commitment& commitment : programme.commitments) {
    for (const Indicator& indicator : commitment.indicators) {
      for (const Measure& measure : indicator.measures)
        if (programme.unit(measure.unit) == nullptr)
          return fail(Kind::bad_input,
                      "the indicator {id} has the unit {unit}, which units.toml does not have",
                      {{"id", indicator.id}, {"unit", measure.unit}});
      for (const Limit& limit : indicator.threshold.limits)
        if (!limit.rule.empty() && programme.rule(limit.rule) == nullptr)
          return fail(Kind::bad_input, "the indicator {id} has the rule {rule}, which is in no file of rules",
                      {{"id", indicator.id}, {"rule", limit.rule}});
    }
  }
  return {};
}

template <class List>
auto* by_id(const List& list, std::string_view id) {
  const auto found = std::ranges::find_if(list, [id](const auto& one) { return one.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const Commitment* Programme::commitment(std::string_view id) const {
  return by_id(commitments, id);
}

const Commitment* Programme::commitment_of(std::string_view indicator_id) const {
  const auto found = std::ranges::find_if(
      commitments, [&](const Commitment& c) { return by_id(c.indicators, indicator_id) != nullptr; });
  return found == commitments.end() ? nullptr : &*found;
}

const Indicator* Programme::indicator(std::string_view id) const {
  const Commitment* commitment = commitment_of(id);
  return commitment == nullptr ? nullptr : by_id(commitment->indicators, id);
}

const DatedRule* Programme::rule(std::string_view id) const {
  return by_id(rules, id);
}

const Unit* Programme::unit(std::string_view code) const {
  const auto found = std::ranges::find(units, code, &Unit::code);
  return found == units.end() ? nullptr : &*found;
}

std::size_t Programme::indicator_count() const {
  std::size_t count = 0;
  for (const Commitment& commitment : commitments) count += commitment.indicators.size();
  return count;
}

std::optional<JudgedLimit> Programme::limit_in(const Indicator& indicator, std::string_view measure,
                                               int year) const {
  const Limit* limit = indicator.limit_of(measure);
  if (limit == nullptr) return std::nullopt;
  const Threshold& threshold = indicator.threshold;
  const std::string& said = threshold.decided.empty() ? threshold.text : threshold.decided;
  if (limit->rule.empty())
    return JudgedLimit{limit->comparison, limit->value, threshold.origin, said, !threshold.unverified};
  const DatedRule* dated = rule(limit->rule);
  const RulePeriod* period = dated == nullptr ? nullptr : dated->in_year(year);
  if (period == nullptr) return std::nullopt;
  return JudgedLimit{dated->comparison, period->value, threshold.origin, period->text, period->verified};
}

Result<Programme> load_programme(const fs::path& catalog, const fs::path& city) {
  Programme programme;
  TRY(programme.units, load_units(catalog / "units.toml"));
  TRY_VOID(load_rules(programme, catalog / "rules", false));
  TRY_VOID(load_commitments(programme, catalog / "commitments", false));
  if (!city.empty()) {
    TRY_VOID(load_rules(programme, city / "rules", true));
    TRY_VOID(load_commitments(programme, city / "commitments", true));
    TRY_VOID(load_thresholds(programme, city / "thresholds.toml"));
  }
  TRY_VOID(check_references(programme));
  std::ranges::sort(programme.commitments, comes_before);
  return programme;
}

}  // namespace capnr
