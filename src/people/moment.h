// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "store/database.h"

namespace capnr {

/// A second of UTC. Who calls gives it: nothing in this folder reads a clock.
using Moment = std::chrono::sys_seconds;

/// As the tables of this folder keep it: seconds since 1970-01-01T00:00:00Z.
constexpr std::int64_t seconds_of(Moment moment) {
  return moment.time_since_epoch().count();
}
constexpr Moment moment_of(std::int64_t seconds) {
  return Moment(std::chrono::seconds(seconds));
}
std::optional<std::int64_t> seconds_of(const std::optional<Moment>& moment);
Moment moment_at(const Statement& row, int column);
/// Nothing for NULL.
std::optional<Moment> optional_moment_at(const Statement& row, int column);

/// "2026-11-24T18:07:58Z"
std::string utc_text(Moment moment);

}  // namespace capnr
