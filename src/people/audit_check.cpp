// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>

#include "evidence/sha256.h"
#include "people/audit_rows.h"
#include "store/migrations.h"

namespace capnr {
namespace {

using Fault = AuditVerdict::Fault;

constexpr std::size_t hash_digits = 64;

Fault broken(std::int64_t sequence, std::string message) {
  return {sequence, std::move(message), {{"sequence", std::to_string(sequence)}}};
}

/// How an entry does not follow the one before it.
std::optional<Fault> fault_of(const AuditEntry& entry, const AuditWitness& before) {
  if (entry.sequence != before.sequence + 1)
    return broken(before.sequence + 1, "the entry {sequence} of the audit log is not there: it was deleted");
  const std::string previous = before.sequence == 0 ? std::string(first_previous) : before.hash;
  if (entry.previous != previous)
    return broken(
        entry.sequence,
        "the entry {sequence} of the audit log does not follow the one before it: one of the two was "
        "replaced");
  if (entry.hash != sha256_of(audit_text(entry)))
    return broken(entry.sequence,
                  "the entry {sequence} of the audit log was changed: its hash is another one");
  return std::nullopt;
}

std::optional<Fault> against(const AuditWitness& witness, const AuditEntry& entry) {
  if (entry.sequence != witness.sequence || entry.hash == witness.hash) return std::nullopt;
  return broken(
      entry.sequence,
      "the entry {sequence} of the audit log is not the one that was noted: the log was written again");
}

Result<> read_on(Database& database, const std::optional<AuditWitness>& witness, AuditVerdict& verdict) {
  while (!verdict.fault) {
    TRY(Statement rows, audit_page(database, verdict.last.sequence));
    TRY(bool more, rows.step());
    if (!more) return {};
    for (; more && !verdict.fault;) {
      const AuditEntry entry = audit_entry_at(rows);
      verdict.fault = fault_of(entry, verdict.last);
      if (!verdict.fault && witness) verdict.fault = against(*witness, entry);
      if (verdict.fault) break;
      ++verdict.entries;
      verdict.last = {entry.sequence, entry.hash};
      TRY(more, rows.step());
    }
  }
  return {};
}

}  // namespace

Result<AuditWitness> audit_witness_from(std::string_view text) {
  const auto wrong = [&] {
    return fail(Kind::usage, "{text} is not the number and the hash of an entry, such as 1234:9f86d081…",
                {{"text", std::string(text)}});
  };
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return wrong();
  const std::string_view hash = text.substr(colon + 1);
  std::int64_t sequence = 0;
  const std::string_view number = text.substr(0, colon);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), sequence);
  const bool digits =
      std::ranges::all_of(hash, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (read.ec != std::errc() || read.ptr != number.data() + number.size() || sequence < 1 ||
      hash.size() != hash_digits || !digits)
    return wrong();
  return AuditWitness{sequence, std::string(hash)};
}

Result<AuditVerdict> verify_audit(Database& database, const std::optional<AuditWitness>& witness) {
  TRY([[maybe_unused]] const Database::Transaction state, database.snapshot());
  AuditVerdict verdict;
  TRY_VOID(read_on(database, witness, verdict));
  if (!verdict.fault && witness && verdict.last.sequence < witness->sequence)
    verdict.fault = broken(witness->sequence,
                           "the entry {sequence} of the audit log, which was noted, is not there: the end of "
                           "the log was cut off");
  return verdict;
}

Result<std::vector<Database::Finding>> check_audit(Database& database) {
  std::vector<Database::Finding> findings;
  TRY(const std::int64_t version, schema_version(database));
  if (version != program_schema_version()) return findings;
  TRY(const AuditVerdict verdict, verify_audit(database));
  if (verdict.fault)
    findings.push_back(
        {true, verdict.fault->message, verdict.fault->parameters,
         "somebody has written in the database without capnr: compare with the last copy of the database, "
         "and find out who"});
  return findings;
}

}  // namespace capnr
