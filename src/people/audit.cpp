// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/audit.h"

#include <algorithm>
#include <array>
#include <limits>

#include "evidence/sha256.h"
#include "people/audit_rows.h"
#include "store/names.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 9> columns = {"sequence", "at",     "org_id",   "account_id", "action",
                                                     "subject",  "detail", "previous", "hash"};

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\\') {
      line += "\\\\";
    } else if (c == '\n') {
      line += "\\n";
    } else {
      line += c;
    }
  }
  return line;
}

template <class Tag>
std::string number_of(const std::optional<Id<Tag>>& id) {
  return id ? std::to_string(id->value) : "";
}

template <class IdType>
std::optional<IdType> optional_id(const Statement& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(IdType{row.integer(column)});
}

Result<std::optional<AuditEntry>> last_entry(Database& database) {
  TRY(Statement row,
      database.prepare(with_names("SELECT {columns} FROM {table} ORDER BY sequence DESC LIMIT 1",
                                  "audit_entry", columns)));
  TRY_VOID(row.bind());
  TRY(const bool found, row.step());
  return found ? std::optional(audit_entry_at(row)) : std::nullopt;
}

/// What "ACTION," begins with: all of an action, or its beginning up to a point.
std::string beginning_of(std::string_view wanted) {
  return std::string(wanted) + (wanted.empty() || wanted.ends_with('.') ? "" : ",");
}

}  // namespace

AuditEntry audit_entry_at(const Statement& row) {
  AuditEntry entry;
  entry.sequence = row.integer(0);
  entry.at = moment_at(row, 1);
  entry.org = optional_id<OrgId>(row, 2);
  entry.account = optional_id<AccountId>(row, 3);
  entry.action = row.text(4);
  entry.subject = row.text(5);
  entry.detail = row.text(6);
  entry.previous = row.text(7);
  entry.hash = row.text(8);
  return entry;
}

Result<Statement> audit_page(Database& database, std::int64_t after) {
  TRY(Statement rows, database.prepare(with_names(
                          "SELECT {columns} FROM {table} WHERE sequence > ? ORDER BY sequence LIMIT 1000",
                          "audit_entry", columns)));
  TRY_VOID(rows.bind(after));
  return rows;
}

std::string audit_text(const AuditEntry& entry) {
  std::string text = "capnr audit 1\n";
  for (const std::string& line :
       {std::to_string(entry.sequence), utc_text(entry.at), number_of(entry.org), number_of(entry.account),
        entry.action, entry.subject, entry.detail, entry.previous})
    text += one_line(line) + "\n";
  return text;
}

Result<std::int64_t> append_audit(Database& database, const Actor& actor, const AuditEvent& event) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::optional<AuditEntry> last, last_entry(database));
  AuditEntry entry;
  entry.sequence = last ? last->sequence + 1 : 1;
  entry.at = last ? std::max(last->at, actor.now) : actor.now;
  entry.org = event.org;
  entry.account = actor.account;
  entry.action = event.action;
  entry.subject = event.subject;
  entry.detail = event.detail;
  entry.previous = last ? last->hash : std::string(first_previous);
  entry.hash = sha256_of(audit_text(entry));
  TRY_VOID(
      database.run("INSERT INTO audit_entry (sequence, at, org_id, account_id, action, subject, detail, "
                   "previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   entry.sequence, seconds_of(entry.at), entry.org, entry.account, entry.action,
                   entry.subject, entry.detail, entry.previous, entry.hash));
  TRY_VOID(transaction.commit());
  return entry.sequence;
}

Result<std::vector<AuditEntry>> list_audit(Database& database, const AuditFilter& filter) {
  constexpr std::int64_t always = std::numeric_limits<std::int64_t>::max();
  constexpr std::string_view sql =
      "SELECT {columns} FROM {table} WHERE sequence < ? AND at >= ? AND at < ? "
      "AND (CAST(? AS BIGINT) IS NULL OR org_id = CAST(? AS BIGINT) OR (org_id IS NULL AND CAST(? AS BIGINT) "
      "= 1)) "
      "AND (CAST(? AS BIGINT) IS NULL OR account_id = CAST(? AS BIGINT)) "
      "AND substr(action || ',', 1, length(CAST(? AS TEXT))) = CAST(? AS TEXT) ORDER BY sequence DESC LIMIT "
      "?";
  const std::string action = beginning_of(filter.action);
  std::vector<AuditEntry> entries;
  TRY(Statement rows, database.prepare(with_names(sql, "audit_entry", columns)));
  TRY_VOID(rows.bind(filter.before.value_or(always), seconds_of(filter.since).value_or(-always),
                     seconds_of(filter.until).value_or(always), filter.org, filter.org,
                     filter.general ? 1 : 0, filter.account, filter.account, action, action, filter.limit));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return entries;
    entries.push_back(audit_entry_at(rows));
  }
}

}  // namespace capnr
