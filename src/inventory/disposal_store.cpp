// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/disposal.h"

namespace capnr {
namespace {

Disposal read(const Statement& row) {
  Disposal disposal;
  disposal.file = RegisterFileId{row.integer(0)};
  disposal.row = row.integer(1);
  disposal.date = Date{static_cast<std::int32_t>(row.integer(2))};
  disposal.type = row.text(3);
  disposal.quantity = row.real(4);
  disposal.age_years = row.optional_real(5);
  disposal.destination = reuse_destination_from(row.text(6)).value_or(ReuseDestination::unspecified);
  disposal.receiver_proof = row.integer(7) != 0;
  for (const auto erasure : {Erasure::certified, Erasure::uncertified, Erasure::holds_nothing})
    if (code(erasure) == row.text(8)) disposal.erasure = erasure;
  disposal.erasure_certificate = disposal.erasure == Erasure::certified;
  disposal.excluded_reason = row.text(9);
  disposal.reference = row.text(10);
  disposal.evidence = row.text(11);
  return disposal;
}

}  // namespace

Result<KeptFile> keep_disposals(Database& database, OrgId org, RegisterFile file,
                                std::span<const Disposal> disposals) {
  TRY(Database::Transaction transaction, database.begin());
  file.rows = static_cast<std::int64_t>(disposals.size());
  TRY(const KeptFile kept, keep_register_file(database, org, RegisterKind::disposal, file));
  if (kept.outcome != KeptFile::Outcome::unchanged)
    for (const Disposal& one : disposals)
      TRY_VOID(database.run(
          "INSERT INTO disposal (file_id, source_row, org_id, date, type, quantity, age_years, destination, "
          "receiver_proof, erasure, excluded_reason, reference, evidence) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          kept.id, one.row, org, one.date, one.type, one.quantity, one.age_years, code(one.destination),
          one.receiver_proof ? 1 : 0, code(one.erasure), one.excluded_reason, one.reference, one.evidence));
  TRY_VOID(transaction.commit());
  return kept;
}

Result<DisposalRegister> load_disposals(Database& database, OrgId org) {
  DisposalRegister all;
  TRY(all.files, register_files(database, org, RegisterKind::disposal));
  TRY(Statement rows,
      database.prepare("SELECT file_id, source_row, date, type, quantity, age_years, destination, "
                       "receiver_proof, erasure, excluded_reason, reference, evidence FROM disposal "
                       "WHERE org_id = ? ORDER BY file_id, source_row"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return all;
    all.rows.push_back(read(rows));
  }
}

}  // namespace capnr
