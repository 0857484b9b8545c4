// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/indicator.h"

#include <algorithm>
#include <array>

namespace capnr {
namespace {

constexpr std::array<std::string_view, axis_count> axes = {"governance", "sobriety", "accessibility",
                                                           "security",   "ethics",   "law"};
constexpr std::array<std::string_view, 4> directions = {"up", "down", "equal", "none"};
constexpr std::array<std::string_view, 7> frequencies = {"daily",  "weekly", "monthly", "quarterly",
                                                         "yearly", "event",  "once"};
constexpr std::array<std::string_view, 5> origins = {"none", "proposal", "city", "deliberation", "law"};
constexpr std::array<std::string_view, 4> comparisons = {"at_least", "at_most", "above", "below"};

template <class E, class Table>
std::optional<E> find(const Table& table, std::string_view code) {
  const auto found = std::ranges::find(table, code);
  if (found == table.end()) return std::nullopt;
  return static_cast<E>(found - table.begin());
}

template <class E>
std::size_t index(E value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

std::string_view code(Axis axis) {
  return axes.at(index(axis));
}
std::optional<Axis> axis_from(std::string_view code) {
  return find<Axis>(axes, code);
}
std::string_view name(Axis axis, Language language) {
  switch (axis) {
    case Axis::governance:
      return tr(language, "Governance");
    case Axis::sobriety:
      return tr(language, "Sobriety");
    case Axis::accessibility:
      return tr(language, "Accessibility");
    case Axis::security:
      return tr(language, "Security");
    case Axis::ethics:
      return tr(language, "Ethics");
    case Axis::law:
      return tr(language, "Laws cited");
  }
  return {};
}

std::string_view code(Direction direction) {
  return directions.at(index(direction));
}
std::optional<Direction> direction_from(std::string_view code) {
  return find<Direction>(directions, code);
}

std::string_view code(Frequency frequency) {
  return frequencies.at(index(frequency));
}
std::optional<Frequency> frequency_from(std::string_view code) {
  return find<Frequency>(frequencies, code);
}
std::string_view name(Frequency frequency, Language language) {
  switch (frequency) {
    case Frequency::daily:
      return tr(language, "every day");
    case Frequency::weekly:
      return tr(language, "every week");
    case Frequency::monthly:
      return tr(language, "every month");
    case Frequency::quarterly:
      return tr(language, "every quarter");
    case Frequency::yearly:
      return tr(language, "every year");
    case Frequency::event:
      return tr(language, "at each event");
    case Frequency::once:
      return tr(language, "once");
  }
  return {};
}
std::optional<int> days_of_validity(Frequency frequency) {
  switch (frequency) {
    case Frequency::daily:
      return 1;
    case Frequency::weekly:
      return 7;
    case Frequency::monthly:
      return 31;
    case Frequency::quarterly:
      return 92;
    case Frequency::yearly:
      return 366;
    case Frequency::event:
    case Frequency::once:
      break;
  }
  return std::nullopt;
}

std::string_view code(ThresholdOrigin origin) {
  return origins.at(index(origin));
}
std::optional<ThresholdOrigin> threshold_origin_from(std::string_view code) {
  return find<ThresholdOrigin>(origins, code);
}
std::string_view name(ThresholdOrigin origin, Language language) {
  switch (origin) {
    case ThresholdOrigin::none:
      return tr(language, "followed without a threshold");
    case ThresholdOrigin::proposal:
      return tr(language, "a proposal of Cap NR");
    case ThresholdOrigin::city:
      return tr(language, "a decision of the city");
    case ThresholdOrigin::deliberation:
      return tr(language, "the text of the deliberation");
    case ThresholdOrigin::law:
      return tr(language, "the law");
  }
  return {};
}

std::string_view code(LimitKind comparison) {
  return comparisons.at(index(comparison));
}
std::optional<LimitKind> comparison_from(std::string_view code) {
  return find<LimitKind>(comparisons, code);
}
bool holds(LimitKind comparison, double value, double limit) {
  switch (comparison) {
    case LimitKind::at_least:
      return value >= limit;
    case LimitKind::at_most:
      return value <= limit;
    case LimitKind::above:
      return value > limit;
    case LimitKind::below:
      return value < limit;
  }
  return false;
}

const Measure* Indicator::measure(std::string_view key) const {
  const auto found = std::ranges::find(measures, key, &Measure::key);
  return found == measures.end() ? nullptr : &*found;
}

const Limit* Indicator::limit_of(std::string_view measure_key) const {
  const auto found = std::ranges::find(threshold.limits, measure_key, &Limit::measure);
  return found == threshold.limits.end() ? nullptr : &*found;
}

}  // namespace capnr
