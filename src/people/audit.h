// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "people/actor.h"
#include "store/database.h"

// Who did what, when. The log only grows: the database itself refuses to change or delete a row, and each entry holds the hash of the one before, so that
// whoever goes round the database leaves a trace. What remains possible is to cut the end off: note the number and hash of the last entry elsewhere from
// time to time, and give them to verify_audit().
//
// No personal data: an account is a number, a subject is an id. Never put a login, a name, an address or a password in `subject` or `detail`.
//
//   TRY(Database::Transaction transaction, database.begin());
//   … what is done …
//   TRY_VOID(append_audit(database, actor, {org, "city.changed", "name"}));
//   TRY_VOID(transaction.commit());

namespace capnr {

struct AuditEvent {
  std::optional<OrgId> org = {};  ///< none for what concerns an account as a whole
  std::string action;             ///< a code of lower-case words with a point: "account.created"
  std::string subject = {};       ///< what it is about: "account 12", "inventory 2025-12-31"
  std::string detail = {};        ///< "reader → pilot"
};

struct AuditEntry {
  std::int64_t sequence = 0;  ///< from 1, without a gap
  Moment at;
  std::optional<OrgId> org;
  std::optional<AccountId> account;
  std::string action, subject, detail;
  std::string previous;  ///< hash of the entry before; 64 zeros for the first one
  std::string hash;      ///< sha256_of(audit_text(entry))
};

/// What is hashed: nine lines, the first "capnr audit 1", then sequence, at ("2026-11-24T18:07:58Z"), org, account (their numbers, or empty), action, subject,
/// detail, previous; each ends with a line feed. Inside a text, \ is written \\ and a line feed \n.
std::string audit_text(const AuditEntry& entry);

/// In the transaction of the caller, or in one of its own. Writers wait for each other: the order of the log is the order of the commits. Its moment
/// is never before that of the entry before. Returns its sequence.
Result<std::int64_t> append_audit(Database& database, const Actor& actor, const AuditEvent& event);

struct AuditFilter {
  std::optional<OrgId> org = {};
  bool general = true;  ///< with `org`: those that concern no organisation too
  std::optional<AccountId> account = {};
  std::string action = {};                       ///< or the beginning of one, up to a point: "account."
  std::optional<Moment> since = {}, until = {};  ///< until: left out
  std::optional<std::int64_t> before = {};       ///< the next page: the last sequence of this one
  std::size_t limit = 100;
};
/// The last entry first.
Result<std::vector<AuditEntry>> list_audit(Database& database, const AuditFilter& filter = {});

/// What an action is called: "account created"; the code itself when it is not one of ours.
std::string_view action_name(std::string_view action, Language language);

/// A number and a hash that were noted earlier.
struct AuditWitness {
  std::int64_t sequence = 0;
  std::string hash;
};
/// "1234:9f86d081…"; Kind::usage when it is not one.
Result<AuditWitness> audit_witness_from(std::string_view text);

struct AuditVerdict {
  std::int64_t entries = 0;
  AuditWitness last;  ///< of the last entry read; sequence 0 for an empty log
  struct Fault {
    std::int64_t sequence = 0;  ///< of the first row that breaks the chain
    std::string message;        ///< message id for tr(): how it does
    std::vector<std::pair<std::string, std::string>> parameters;
  };
  std::optional<Fault> fault;  ///< none: the log is whole
};
/// Reads the whole log, in one state of the database.
Result<AuditVerdict> verify_audit(Database& database,
                                  const std::optional<AuditWitness>& witness = std::nullopt);
/// The same, for `capnr doctor`; nothing to say of a database of another version. (That it refuses changes is asked by Database::check().)
Result<std::vector<Database::Finding>> check_audit(Database& database);

}  // namespace capnr
