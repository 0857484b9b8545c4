// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/meetings.h"
#include "steering/plan.h"

// The dates of a plan as an iCalendar file (RFC 5545), which any agenda reads: whole days, that do not make anybody busy.

namespace capnr {

struct CalendarEvent {
  std::string uid;  ///< the same at each export: an agenda updates the event instead of adding another
  std::string summary, description;
  Date day;
  bool cancelled = false;
};

/// Starts and ends of actions, deadlines of milestones, meetings; by day. `city`: its INSEE code, for the identifiers.
std::vector<CalendarEvent> plan_events(const YearPlan& plan, std::span<const Meeting> meetings,
                                       std::string_view city, Language language);

/// Lines end with CR LF and are folded at 75 octets, never inside a character. `stamp`: when it is written, "2026-11-30T08:00:00Z".
std::string icalendar(std::span<const CalendarEvent> events, std::string_view name, std::string_view stamp);

}  // namespace capnr
