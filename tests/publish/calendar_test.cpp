// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/calendar.h"

#include <set>

#include <gtest/gtest.h>

#include "base/text.h"

namespace capnr {
namespace {

// The lines of an iCalendar text, put together again (RFC 5545, 3.1); every fault of form fails the test.
std::vector<std::string> unfolded(std::string_view text) {
  std::vector<std::string> lines;
  EXPECT_TRUE(text.ends_with("\r\n"));
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    EXPECT_NE(end, std::string_view::npos) << "a line ends without CR LF";
    if (end == std::string_view::npos) return lines;
    const std::string_view line = text.substr(0, end);
    EXPECT_LE(line.size(), 75U) << line;
    EXPECT_TRUE(is_utf8(line)) << "a character is cut: " << line;
    EXPECT_EQ(line.find_first_of("\r\n"), std::string_view::npos);
    if (line.starts_with(' ') && !lines.empty()) {
      lines.back() += line.substr(1);
    } else {
      lines.emplace_back(line);
    }
    text.remove_prefix(end + 2);
  }
  return lines;
}

std::string after(const std::vector<std::string>& lines, std::string_view name) {
  for (const std::string& line : lines)
    if (line.starts_with(name)) return line.substr(name.size());
  return "absent";
}

CalendarEvent event(std::string summary) {
  return {"plan-2026-1@13055.capnr", std::move(summary), "", date_of(2026, 12, 31)};
}

TEST(Calendar, HoldsWholeDaysBetweenItsTwoEnds) {
  const auto lines = unfolded(icalendar(std::vector{event("Bilan")}, "Ville", "2026-11-30T08:00:00Z"));
  const std::vector<std::string> expected = {"BEGIN:VCALENDAR",
                                             "VERSION:2.0",
                                             "PRODID:-//Cap NR//capnr//FR",
                                             "CALSCALE:GREGORIAN",
                                             "METHOD:PUBLISH",
                                             "X-WR-CALNAME:Ville",
                                             "BEGIN:VEVENT",
                                             "UID:plan-2026-1@13055.capnr",
                                             "DTSTAMP:20261130T080000Z",
                                             "DTSTART;VALUE=DATE:20261231",
                                             "DTEND;VALUE=DATE:20270101",
                                             "SUMMARY:Bilan",
                                             "TRANSP:TRANSPARENT",
                                             "END:VEVENT",
                                             "END:VCALENDAR"};
  EXPECT_EQ(lines, expected);
}

TEST(Calendar, FoldsLongLinesWithoutCuttingACharacter) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string summary(shift, 'a');
    for (int i = 0; i < 120; ++i) summary += i % 3 == 0 ? "é" : i % 3 == 1 ? "’" : "𝄞";
    const auto lines = unfolded(icalendar(std::vector{event(summary)}, "", "2026-11-30T08:00:00Z"));
    EXPECT_EQ(after(lines, "SUMMARY:"), summary);
  }
}

TEST(Calendar, EscapesWhatWouldEndAText) {
  const auto lines =
      unfolded(icalendar(std::vector{event("a, b; c\\d\nEND:VEVENT\r\x01")}, "", "2026-11-30T08:00:00Z"));
  EXPECT_EQ(after(lines, "SUMMARY:"), "a\\, b\\; c\\\\d\\nEND:VEVENT");
}

YearPlan plan() {
  Action action;
  action.id = "A-01";
  action.title = "Garder six ans";
  action.department = "DNSI";
  action.start = date_of(2026, 1, 1);
  action.end = date_of(2026, 12, 31);
  action.milestones = {{date_of(2026, 3, 31), "Marché notifié"}};
  Action other = action;
  other.id = "A-02";
  other.end.reset();
  YearPlan year;
  year.plan = {2026, "", {action, other}, std::nullopt};
  year.progress["A-02"].reached.emplace("Marché notifié", date_of(2026, 4, 2));
  return year;
}

TEST(Calendar, HasTheDatesOfThePlanAndItsMeetingsInOrder) {
  const std::vector<Meeting> meetings = {{2026, date_of(2026, 2, 3), "Comité", "Lancement"},
                                         {2026, date_of(2026, 6, 3), "Comité", "", "", "", true}};
  const auto events = plan_events(plan(), meetings, "13055", Language::en);
  std::vector<std::string> summaries;
  for (const CalendarEvent& one : events) summaries.push_back(to_string(one.day) + " " + one.summary);
  const std::vector<std::string> expected = {"2026-01-01 A-01 starts: Garder six ans",
                                             "2026-01-01 A-02 starts: Garder six ans",
                                             "2026-02-03 Comité",
                                             "2026-03-31 A-01: Marché notifié",
                                             "2026-03-31 A-02 (reached): Marché notifié",
                                             "2026-06-03 Comité",
                                             "2026-12-31 A-01 ends: Garder six ans"};
  EXPECT_EQ(summaries, expected);
  EXPECT_EQ(events[2].description, "Lancement");
  EXPECT_TRUE(events[5].cancelled);
  EXPECT_EQ(
      after(unfolded(icalendar(std::span(events).subspan(5, 1), "", "2026-11-30T08:00:00Z")), "STATUS:"),
      "CANCELLED");
}

TEST(Calendar, GivesEachDateAnIdentifierThatStays) {
  const std::vector<Meeting> meetings = {{2026, date_of(2026, 2, 3), "Comité", "Lancement"}};
  std::set<std::string> uids;
  for (const CalendarEvent& one : plan_events(plan(), meetings, "13055", Language::en)) uids.insert(one.uid);
  EXPECT_EQ(uids.size(), 6U);
  YearPlan moved = plan();
  moved.plan.actions[0].end = date_of(2027, 6, 30);
  moved.plan.actions[0].title = "Garder sept ans";
  for (const CalendarEvent& one : plan_events(moved, meetings, "13055", Language::fr))
    EXPECT_TRUE(uids.contains(one.uid)) << one.uid;
}

}  // namespace
}  // namespace capnr
