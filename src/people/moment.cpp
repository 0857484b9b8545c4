// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/moment.h"

namespace capnr {
namespace {

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::optional<std::int64_t> seconds_of(const std::optional<Moment>& moment) {
  return moment ? std::optional(seconds_of(*moment)) : std::nullopt;
}

Moment moment_at(const Statement& row, int column) {
  return moment_of(row.integer(column));
}

std::optional<Moment> optional_moment_at(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(moment_at(row, column));
}

std::string utc_text(Moment moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  const Date date{static_cast<std::int32_t>(day.time_since_epoch().count())};
  return to_string(date) + "T" + two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count()) +
         ":" + two_digits(time.seconds().count()) + "Z";
}

}  // namespace capnr
