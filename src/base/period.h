// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace capnr {

/// Days from the first to the last, both included.
struct Period {
  Date from, until;
  auto operator<=>(const Period&) const = default;
};

/// Reads a year "2025", a quarter "2025-T1" or "2025-Q1", a month "2025-03", a day "2025-03-14", or two days "2025-03-14..2025-04-02".
/// Nothing when it is none, or ends before it begins.
std::optional<Period> parse_period(std::string_view text);

/// The shortest text that parse_period() reads back: "2025", "2025-T1", "2025-03"…
std::string to_string(const Period& period);

Period year_period(int year);

}  // namespace capnr
