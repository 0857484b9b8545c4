// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/commitment_file.h"

#include <algorithm>
#include <array>

#include "steering/required_text.h"
#include "table/toml_reader.h"

namespace capnr {
namespace {

constexpr std::array comparison_keys = {LimitKind::at_least, LimitKind::at_most, LimitKind::above,
                                        LimitKind::below};

// One of at_least, at_most, above, below, or a rule.
Result<Limit> read_limit(TomlReader& reader) {
  Limit limit;
  TRY(const std::optional<std::string> measure, reader.text("measure"));
  TRY(const std::optional<std::string> rule, reader.text("rule"));
  limit.measure = measure.value_or("");
  limit.rule = rule.value_or("");
  int said = rule ? 1 : 0;
  for (const LimitKind comparison : comparison_keys) {
    TRY(const std::optional<double> value, reader.number(code(comparison)));
    if (!value) continue;
    limit.comparison = comparison;
    limit.value = *value;
    ++said;
  }
  if (said != 1)
    return fail(Kind::bad_input, "a limit needs one of at_least, at_most, above, below, rule", {},
                reader.where());
  return limit;
}

Result<std::vector<Measure>> read_measures(TomlReader& reader, const BothLanguages& name) {
  TRY(std::vector<TomlReader> tables, reader.tables("measures"));
  TRY(const std::optional<std::string> unit, reader.text("unit"));
  TRY(const std::optional<std::string> direction, reader.text("direction"));
  std::vector<Measure> measures;
  if (tables.empty()) {
    if (!unit || !direction)
      return fail(Kind::bad_input, "an indicator needs unit and direction, or measures", {}, reader.where());
    TRY(const Direction way, one_of(direction_from(*direction), reader, "direction", *direction));
    measures.push_back({.key = "", .name = name, .unit = *unit, .direction = way});
    return measures;
  }
  if (unit || direction)
    return fail(Kind::bad_input, "an indicator with measures has their units, not one of its own", {},
                reader.where("unit"));
  for (TomlReader& one : tables) {
    Measure measure;
    TRY(measure.key, required_text(one, "key"));
    TRY(measure.name, required_both(one, "name"));
    TRY(measure.unit, required_text(one, "unit"));
    TRY(const std::string way, required_text(one, "direction"));
    TRY(measure.direction, one_of(direction_from(way), one, "direction", way));
    TRY_VOID(one.finish());
    if (std::ranges::find(measures, measure.key, &Measure::key) != measures.end())
      return fail(Kind::bad_input, "two measures have the key {key}", {{"key", measure.key}},
                  one.where("key"));
    measures.push_back(std::move(measure));
  }
  return measures;
}

Result<Threshold> read_threshold(TomlReader& reader) {
  Threshold threshold;
  TRY(std::optional<std::string> text, reader.text("threshold_fr"));
  TRY(const std::optional<std::string> origin, reader.text("threshold_origin"));
  TRY(const std::optional<bool> unverified, reader.boolean("threshold_unverified"));
  TRY(std::vector<TomlReader> limits, reader.tables("limits"));
  threshold.text = text.value_or("");
  threshold.unverified = unverified.value_or(false);
  if (origin) {
    TRY(threshold.origin, one_of(threshold_origin_from(*origin), reader, "threshold_origin", *origin));
  }
  for (TomlReader& one : limits) {
    TRY(Limit limit, read_limit(one));
    TRY_VOID(one.finish());
    threshold.limits.push_back(std::move(limit));
  }
  return threshold;
}

Result<Indicator> read_indicator(TomlReader& reader) {
  Indicator indicator;
  TRY(indicator.id, required_text(reader, "id"));
  TRY(indicator.name, required_both(reader, "name"));
  TRY(indicator.formula, text_in_both(reader, "formula"));
  TRY(indicator.measures, read_measures(reader, indicator.name));
  TRY(const std::string frequency, required_text(reader, "frequency"));
  TRY(indicator.frequency, one_of(frequency_from(frequency), reader, "frequency", frequency));
  TRY(std::optional<std::string> evidence, reader.text("evidence_fr"));
  indicator.evidence = evidence.value_or("");
  TRY(indicator.threshold, read_threshold(reader));
  TRY_VOID(reader.finish());
  for (const Limit& limit : indicator.threshold.limits)
    if (indicator.measure(limit.measure) == nullptr)
      return fail(Kind::bad_input, "the limit is on the measure {key}, which {indicator} does not have",
                  {{"key", limit.measure}, {"indicator", indicator.id}}, reader.where("limits"));
  return indicator;
}

Result<> read_heading(TomlReader& reader, Commitment& commitment) {
  TRY(commitment.id, required_text(reader, "id"));
  TRY(const std::string axis, required_text(reader, "axis"));
  TRY(commitment.axis, one_of(axis_from(axis), reader, "axis", axis));
  TRY(commitment.article, required_text(reader, "article"));
  TRY(commitment.title, required_both(reader, "title"));
  TRY(commitment.quote, required_text(reader, "quote"));
  return {};
}

}  // namespace

Result<Commitment> parse_commitment(std::string_view toml, const std::string& file) {
  TRY(TomlReader reader, parse_toml(toml, file));
  Commitment commitment;
  TRY(const std::optional<std::string> extended, reader.text("extends"));
  if (extended) {
    commitment.id = *extended;
    commitment.extends = true;
  } else {
    TRY_VOID(read_heading(reader, commitment));
  }
  TRY(std::vector<TomlReader> indicators, reader.tables("indicators"));
  TRY_VOID(reader.finish());
  for (TomlReader& one : indicators) {
    TRY(Indicator indicator, read_indicator(one));
    commitment.indicators.push_back(std::move(indicator));
  }
  return commitment;
}

Result<std::vector<ThresholdChange>> parse_thresholds(std::string_view toml, const std::string& file) {
  TRY(TomlReader reader, parse_toml(toml, file));
  TRY(std::vector<TomlReader> tables, reader.tables("thresholds"));
  TRY_VOID(reader.finish());
  std::vector<ThresholdChange> changes;
  for (TomlReader& one : tables) {
    ThresholdChange change;
    TRY(change.indicator, required_text(one, "indicator"));
    TRY(change.limit, read_limit(one));
    TRY(change.decided, required_text(one, "decided"));
    TRY_VOID(one.finish());
    change.where = one.where();
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace capnr
