// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "publish/json_items.h"
#include "publish/people_output.h"
#include "publish/terminal_text.h"
#include "table/csv_writer.h"
#include "table/json.h"

namespace capnr {
namespace {

std::string shown_account(std::optional<AccountId> id, std::span<const Account> accounts) {
  if (!id) return "";
  const auto found = std::ranges::find(accounts, *id, &Account::id);
  return std::to_string(id->value) + (found == accounts.end() ? "" : " " + found->login);
}

template <class Tag>
void put(JsonWriter& json, std::string_view key, const std::optional<Id<Tag>>& id) {
  json.key(key);
  id ? json.integer(id->value) : json.null();
}

template <class Tag>
std::string number_of(const std::optional<Id<Tag>>& id) {
  return id ? std::to_string(id->value) : "";
}

}  // namespace

std::string audit_log_text(std::span<const AuditEntry> entries, std::span<const Account> accounts,
                           const TerminalOptions& options) {
  TerminalText to(options);
  TextTable table;
  table.columns = {{to.in_words("entry"), true},
                   {to.in_words("when (UTC)")},
                   {to.in_words("by account"), false, true},
                   {to.in_words("what"), false, true},
                   {to.in_words("subject"), false, true},
                   {to.in_words("detail"), false, true}};
  for (const AuditEntry& entry : entries)
    table.rows.push_back(
        {std::to_string(entry.sequence), utc_text(entry.at), shown_account(entry.account, accounts),
         std::string(action_name(entry.action, to.language())), entry.subject, entry.detail});
  if (entries.empty()) {
    to.paragraph(to.in_words("The audit log has no such entry."));
  } else {
    to.table(table);
  }
  return to.taken();
}

void write_item(JsonWriter& json, const AuditEntry& entry) {
  json.begin_object().key("sequence").integer(entry.sequence).key("at").text(utc_text(entry.at));
  put(json, "org", entry.org);
  put(json, "account", entry.account);
  json.key("action").text(entry.action).key("subject").text(entry.subject).key("detail").text(entry.detail);
  json.key("previous").text(entry.previous).key("hash").text(entry.hash).end_object();
}

std::string audit_log_json(std::span<const AuditEntry> entries) {
  std::string text;
  JsonWriter json(text, 1);
  json.begin_object()
      .key("format")
      .text("capnr-audit")
      .key("version")
      .integer(1)
      .key("entries")
      .begin_array();
  for (const AuditEntry& entry : entries) write_item(json, entry);
  json.end_array().end_object();
  return text + "\n";
}

std::string audit_log_csv(std::span<const AuditEntry> entries) {
  std::string out;
  CsvWriter csv(out, ';', true);
  for (const char* title :
       {"sequence", "at", "org", "account", "action", "subject", "detail", "previous", "hash"})
    csv.text(title);
  csv.end_row();
  for (const AuditEntry& entry : entries) {
    csv.integer(entry.sequence)
        .text(utc_text(entry.at))
        .text(number_of(entry.org))
        .text(number_of(entry.account));
    csv.text(entry.action)
        .text(entry.subject)
        .text(entry.detail)
        .text(entry.previous)
        .text(entry.hash)
        .end_row();
  }
  return out;
}

std::string verdict_text(const AuditVerdict& verdict, Language language) {
  if (verdict.fault)
    return tr(language, "The audit log is broken: {why}",
              {{"why", tr(language, verdict.fault->message, verdict.fault->parameters)}}) +
           "\n";
  if (verdict.entries == 0) return std::string(tr(language, "The audit log is empty.")) + "\n";
  return tr(language,
            "The audit log is whole: {count} entries. Note its last one elsewhere, and give it back to "
            "--witness: "
            "{sequence}:{hash}",
            {{"count", std::to_string(verdict.entries)},
             {"sequence", std::to_string(verdict.last.sequence)},
             {"hash", verdict.last.hash}}) +
         "\n";
}

}  // namespace capnr
