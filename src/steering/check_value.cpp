// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "base/text.h"
#include "steering/standing.h"

namespace capnr {
namespace {

std::string measures_of(const Indicator& indicator) {
  std::string list;
  for (const Measure& measure : indicator.measures)
    list += (list.empty() ? "" : ", ") + indicator.id + "/" + measure.key;
  return list;
}

bool is_unit(const Unit& unit, std::string_view text) {
  text = trimmed(text);
  return text.empty() || text == unit.code || text == unit.name.fr || text == unit.name.en;
}

std::string bounds_of(const Unit& unit) {
  const auto bound = [](const std::optional<double>& value, const char* none) {
    return value ? to_text(*value) : std::string(none);
  };
  return bound(unit.minimum, "-∞") + " – " + bound(unit.maximum, "∞");
}

Result<> check_number(const Unit& unit, double value) {
  const bool outside = !std::isfinite(value) || (unit.minimum && value < *unit.minimum) ||
                       (unit.maximum && value > *unit.maximum);
  if (!outside) return {};
  return fail(Kind::bad_input, "{value} is outside what a value in {unit} can be: {bounds}",
              {{"value", to_text(value)}, {"unit", unit.code}, {"bounds", bounds_of(unit)}});
}

}  // namespace

Result<MeasureRef> find_measure(const Programme& programme, std::string_view text) {
  text = trimmed(text);
  const std::size_t slash = text.find('/');
  const std::string_view id = text.substr(0, slash);
  const Indicator* indicator = programme.indicator(id);
  if (indicator == nullptr)
    return fail(Kind::not_found, "there is no indicator {id}: capnr indicators lists them",
                {{"id", std::string(id)}});
  if (slash == std::string_view::npos && indicator->measures.size() > 1)
    return fail(Kind::bad_input, "{id} has several measures: say which one: {measures}",
                {{"id", indicator->id}, {"measures", measures_of(*indicator)}});
  const std::string_view key =
      slash == std::string_view::npos ? indicator->measures.front().key : text.substr(slash + 1);
  const Measure* measure = indicator->measure(key);
  if (measure == nullptr)
    return fail(Kind::not_found, "{id} has no measure {key}: it has {measures}",
                {{"id", indicator->id}, {"key", std::string(key)}, {"measures", measures_of(*indicator)}});
  return MeasureRef{indicator, measure};
}

std::string reference_of(const ValueKey& key) {
  return key.measure.empty() ? key.indicator : key.indicator + "/" + key.measure;
}

Result<> check_value(const Programme& programme, const Measure& measure, std::string_view unit, double value,
                     std::optional<double> low, std::optional<double> high) {
  const Unit* known = programme.unit(measure.unit);
  if (known == nullptr)
    return fail(Kind::bad_input, "there is no unit {unit} in units.toml", {{"unit", measure.unit}});
  if (!is_unit(*known, unit))
    return fail(Kind::bad_input, "the value must be in {unit}, not in {given}: convert it",
                {{"unit", known->code}, {"given", std::string(unit)}});
  TRY_VOID(check_number(*known, value));
  for (const std::optional<double>& end : {low, high})
    if (end) TRY_VOID(check_number(*known, *end));
  if ((low && *low > value) || (high && *high < value))
    return fail(Kind::bad_input, "the interval does not hold the value {value}", {{"value", to_text(value)}});
  return {};
}

std::optional<Date> stale_after(const Indicator& indicator, const Period& period) {
  const std::optional<int> days = days_of_validity(indicator.frequency);
  if (!days) return std::nullopt;
  return Date{period.until.days + *days};
}

}  // namespace capnr
