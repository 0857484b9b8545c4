// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

// What a city has committed to, and how it can be told that it is kept. All of it is read from files (catalog/commitments/, and the city's own).
//
//   commitment  "1.9" Use equipment for longer
//   indicator     "I-1.9a" Actual time in use at retirement: computers
//   measure         "median", in years, the higher the better
//   limit             the rule "computer-lifetime" of the year

namespace capnr {

enum class Axis : std::uint8_t { governance, sobriety, accessibility, security, ethics, law };
inline constexpr std::size_t axis_count = 6;
std::string_view code(Axis axis);
std::optional<Axis> axis_from(std::string_view code);
std::string_view name(Axis axis, Language language);

/// Which way is better.
enum class Direction : std::uint8_t { up, down, equal, none };
std::string_view code(Direction direction);
std::optional<Direction> direction_from(std::string_view code);

/// How often a value is due.
enum class Frequency : std::uint8_t { daily, weekly, monthly, quarterly, yearly, event, once };
std::string_view code(Frequency frequency);
std::optional<Frequency> frequency_from(std::string_view code);
std::string_view name(Frequency frequency, Language language);
/// How many days after the end of its period a value still holds: one more period, the time in which the next one is due. Nothing for what happens
/// once or by events: it does not go stale.
std::optional<int> days_of_validity(Frequency frequency);

/// Who wants the threshold. A proposal is Cap NR's, and the city can change it (thresholds.toml).
enum class ThresholdOrigin : std::uint8_t { none, proposal, city, deliberation, law };
std::string_view code(ThresholdOrigin origin);
std::optional<ThresholdOrigin> threshold_origin_from(std::string_view code);
std::string_view name(ThresholdOrigin origin, Language language);

/// A text in both languages; the English one may be missing where the source exists in French only.
struct BothLanguages {
  std::string fr, en;
  const std::string& in(Language language) const { return language == Language::en && !en.empty() ? en : fr; }
};

enum class LimitKind : std::uint8_t { at_least, at_most, above, below };
std::string_view code(LimitKind comparison);
std::optional<LimitKind> comparison_from(std::string_view code);
bool holds(LimitKind comparison, double value, double limit);

/// One number that an indicator gives. Most indicators give one, whose key is empty and whose name is the indicator's.
struct Measure {
  std::string key;
  BothLanguages name;
  std::string unit;  ///< a code of catalog/units.toml
  Direction direction = Direction::up;
};

/// What a measure must reach: a number, or the rule of the year.
struct Limit {
  std::string measure;  ///< a key; empty for the only one
  LimitKind comparison = LimitKind::at_least;
  double value = 0;
  std::string rule;  ///< id of a rule; then the two above are the rule's
};

struct Threshold {
  std::string text;  ///< as it was written, in French
  ThresholdOrigin origin = ThresholdOrigin::none;
  bool unverified = false;  ///< says something that nobody has checked against its source
  std::string decided;      ///< for a city's own: the decision that it comes from
  std::vector<Limit> limits;
};

struct Indicator {
  std::string id;  ///< "I-1.9a"
  BothLanguages name, formula;
  std::vector<Measure> measures;  ///< at least one
  Frequency frequency = Frequency::yearly;
  std::string evidence;  ///< what shows it, in French
  Threshold threshold;

  const Measure* measure(std::string_view key) const;
  const Limit* limit_of(std::string_view measure_key) const;
};

struct Commitment {
  std::string id;  ///< "1.9"
  Axis axis = Axis::governance;
  std::string article;  ///< where in the deliberation
  BothLanguages title;
  std::string quote;  ///< the words that were voted
  std::vector<Indicator> indicators;
  bool own = false;      ///< the city's own, not of the catalogue
  bool extends = false;  ///< read from a file that only adds indicators to the commitment of this id
};

/// How numbers of an indicator are written, and between which bounds they make sense.
struct Unit {
  std::string code;
  BothLanguages name;
  std::optional<double> minimum, maximum;
};

}  // namespace capnr
