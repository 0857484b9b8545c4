// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/meetings.h"

#include <algorithm>

#include "base/text.h"

namespace capnr {
namespace {

Date date_at(const Statement& row, int column) {
  return Date{static_cast<std::int32_t>(row.integer(column))};
}

bool is_same(const Meeting& a, const Meeting& b) {
  return a.date == b.date && a.committee == b.committee;
}

// What `told` says wins, where it says something.
Meeting completed(const Meeting& before, Meeting told) {
  if (told.subject.empty()) told.subject = before.subject;
  if (told.minutes_sha256.empty()) {
    told.minutes_name = before.minutes_name;
    told.minutes_sha256 = before.minutes_sha256;
  }
  return told;
}

bool says_the_same(Meeting a, const Meeting& b) {
  a.at = b.at;
  a.by = b.by;
  return a == b;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

}  // namespace

Result<bool> record_meeting(Database& database, OrgId org, const Meeting& meeting) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<Meeting> known, meetings(database, org, meeting.year));
  Meeting told = meeting;
  const auto before = std::ranges::find_if(known, [&](const Meeting& one) { return is_same(one, meeting); });
  if (before != known.end()) {
    told = completed(*before, meeting);
    if (says_the_same(told, *before)) return false;
  }
  TRY_VOID(database.run(
      "INSERT INTO meeting (org_id, year, date, committee, subject, minutes_name, minutes_sha256, cancelled, "
      "recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      org, told.year, told.date, told.committee, told.subject, told.minutes_name, told.minutes_sha256,
      told.cancelled ? 1 : 0, told.at, told.by));
  TRY_VOID(transaction.commit());
  return true;
}

Result<std::vector<Meeting>> meetings(Database& database, OrgId org, int year) {
  std::vector<Meeting> all;
  TRY(Statement rows,
      database.prepare("SELECT date, committee, subject, minutes_name, minutes_sha256, cancelled, "
                       "recorded_at, recorded_by FROM meeting WHERE org_id = ? AND year = ? ORDER BY id"));
  TRY_VOID(rows.bind(org, year));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    Meeting one{year,
                date_at(rows, 0),
                std::string(rows.text(1)),
                std::string(rows.text(2)),
                std::string(rows.text(3)),
                std::string(rows.text(4)),
                rows.integer(5) != 0,
                std::string(rows.text(6)),
                std::string(rows.text(7))};
    const auto before = std::ranges::find_if(all, [&](const Meeting& other) { return is_same(other, one); });
    if (before == all.end()) {
      all.push_back(std::move(one));
    } else {
      *before = std::move(one);
    }
  }
  std::ranges::sort(all, [](const Meeting& a, const Meeting& b) {
    return a.date != b.date ? a.date < b.date : a.committee < b.committee;
  });
  return all;
}

Result<bool> record_decision(Database& database, OrgId org, const Decision& decision) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<Decision> known, decisions(database, org, decision.year));
  for (Decision one : known) {
    one.at = decision.at;
    one.by = decision.by;
    if (one == decision) return false;
  }
  TRY_VOID(database.run(
      "INSERT INTO decision (org_id, year, date, content, reference, committee, actions, recorded_at, "
      "recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      org, decision.year, decision.date, decision.text, decision.reference, decision.committee,
      joined(decision.actions), decision.at, decision.by));
  TRY_VOID(transaction.commit());
  return true;
}

Result<std::vector<Decision>> decisions(Database& database, OrgId org, int year) {
  std::vector<Decision> all;
  TRY(Statement rows,
      database.prepare("SELECT date, content, reference, committee, actions, recorded_at, recorded_by FROM "
                       "decision WHERE org_id = ? AND year = ? ORDER BY date, id"));
  TRY_VOID(rows.bind(org, year));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return all;
    all.push_back({year, date_at(rows, 0), std::string(rows.text(1)), std::string(rows.text(2)),
                   std::string(rows.text(3)), words_of(rows.text(4)), std::string(rows.text(5)),
                   std::string(rows.text(6))});
  }
}

}  // namespace capnr
