// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/calendar.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace capnr {
namespace {

constexpr std::size_t octets_of_a_line = 75;

// RFC 5545, 3.1: a line of more than 75 octets goes on after CR LF and a space, which counts.
void write_line(std::string& out, std::string_view line) {
  std::size_t room = octets_of_a_line;
  while (line.size() > room) {
    std::size_t cut = room;
    while ((static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U) --cut;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = octets_of_a_line - 1;
  }
  out += line;
  out += "\r\n";
}

// RFC 5545, 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out;
}

std::string compact(Date date) {
  std::string text = to_string(date);
  std::erase(text, '-');
  return text;
}

std::string compact(std::string_view stamp) {
  std::string text(stamp);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

void write_event(std::string& out, const CalendarEvent& event, std::string_view stamp) {
  write_line(out, "BEGIN:VEVENT");
  write_line(out, "UID:" + event.uid);
  write_line(out, "DTSTAMP:" + compact(stamp));
  write_line(out, "DTSTART;VALUE=DATE:" + compact(event.day));
  write_line(out, "DTEND;VALUE=DATE:" + compact(Date{event.day.days + 1}));
  write_line(out, "SUMMARY:" + escaped(event.summary));
  if (!event.description.empty()) write_line(out, "DESCRIPTION:" + escaped(event.description));
  if (event.cancelled) write_line(out, "STATUS:CANCELLED");
  write_line(out, "TRANSP:TRANSPARENT");
  write_line(out, "END:VEVENT");
}

// What stays the same as long as the text does.
std::string key_of(std::string_view text) {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, hash_bytes(text), 16).ptr;
  return std::string(digits, end);
}

class Events {
 public:
  Events(const YearPlan& plan, std::string_view city, Language language)
      : plan_(plan), city_(city), language_(language) {}

  void add(const Action& action) {
    const std::string about =
        action.department.empty() ? action.title : action.department + " – " + action.title;
    if (action.start) put(action, "start", "{action} starts: {title}", action.title, *action.start, about);
    if (action.end) put(action, "end", "{action} ends: {title}", action.title, *action.end, about);
    for (const Milestone& one : action.milestones) {
      const auto& reached = plan_.followed(action.id).reached;
      const std::string_view words =
          reached.contains(one.label) ? "{action} (reached): {title}" : "{action}: {title}";
      put(action, key_of(one.label), words, one.label, one.due, about);
    }
  }

  void add(const Meeting& meeting) {
    const std::string key = compact(meeting.date) + "-" + key_of(meeting.committee);
    events_.push_back(
        {uid("meeting", key), meeting.committee, meeting.subject, meeting.date, meeting.cancelled});
  }

  std::vector<CalendarEvent> take() {
    std::ranges::stable_sort(events_, {}, &CalendarEvent::day);
    return std::move(events_);
  }

 private:
  std::string uid(std::string_view subject, std::string_view what) const {
    return "plan-" + std::to_string(plan_.plan.year) + "-" + key_of(subject) + "-" + std::string(what) + "@" +
           std::string(city_) + ".capnr";
  }
  void put(const Action& action, std::string_view what, std::string_view words, const std::string& title,
           Date day, const std::string& about) {
    events_.push_back(
        {uid(action.id, what), tr(language_, words, {{"action", action.id}, {"title", title}}), about, day});
  }

  const YearPlan& plan_;
  std::string_view city_;
  Language language_;
  std::vector<CalendarEvent> events_;
};

}  // namespace

std::vector<CalendarEvent> plan_events(const YearPlan& plan, std::span<const Meeting> meetings,
                                       std::string_view city, Language language) {
  Events events(plan, city, language);
  for (const Action& action : plan.plan.actions) events.add(action);
  for (const Meeting& meeting : meetings) events.add(meeting);
  return events.take();
}

std::string icalendar(std::span<const CalendarEvent> events, std::string_view name, std::string_view stamp) {
  std::string out;
  write_line(out, "BEGIN:VCALENDAR");
  write_line(out, "VERSION:2.0");
  write_line(out, "PRODID:-//Cap NR//capnr//FR");
  write_line(out, "CALSCALE:GREGORIAN");
  write_line(out, "METHOD:PUBLISH");
  write_line(out, "X-WR-CALNAME:" + escaped(name));
  for (const CalendarEvent& event : events) write_event(out, event, stamp);
  write_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace capnr
