// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "inventory/purchase.h"

namespace capnr {
namespace {

Purchase read(const Statement& row) {
  Purchase purchase;
  purchase.file = RegisterFileId{row.integer(0)};
  purchase.row = row.integer(1);
  purchase.date = Date{static_cast<std::int32_t>(row.integer(2))};
  purchase.label = row.text(3);
  purchase.category = purchase_category_from(row.text(4)).value_or(PurchaseCategory::unspecified);
  purchase.cpv = row.text(5);
  purchase.quantity = row.real(6);
  purchase.amount_eur = row.optional_real(7);
  for (const auto condition :
       {PurchaseCondition::brand_new, PurchaseCondition::refurbished, PurchaseCondition::reused})
    if (code(condition) == row.text(8)) purchase.condition = condition;
  purchase.recycled_share = row.optional_real(9);
  purchase.repair_index = row.optional_real(10);
  purchase.guarantee_years = row.optional_real(11);
  purchase.spare_parts_years = row.optional_real(12);
  purchase.donation = row.integer(13) != 0;
  purchase.supplier = row.text(14);
  purchase.department = row.text(15);
  purchase.evidence = row.text(16);
  purchase.contract = row.integer(17) != 0;
  if (!row.is_null(18)) purchase.environmental = row.integer(18) != 0;
  return purchase;
}

}  // namespace

Result<KeptFile> keep_purchases(Database& database, OrgId org, RegisterFile file,
                                std::span<const Purchase> purchases) {
  TRY(Database::Transaction transaction, database.begin());
  file.rows = static_cast<std::int64_t>(purchases.size());
  TRY(const KeptFile kept, keep_register_file(database, org, RegisterKind::purchase, file));
  if (kept.outcome != KeptFile::Outcome::unchanged)
    for (const Purchase& one : purchases)
      TRY_VOID(database.run(
          "INSERT INTO purchase (file_id, source_row, org_id, date, label, category, cpv, quantity, "
          "amount_eur, condition, recycled_share, repair_index, guarantee_years, spare_parts_years, "
          "donation, "
          "supplier, department, evidence, contract, environmental) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          kept.id, one.row, org, one.date, one.label, code(one.category), one.cpv, one.quantity,
          one.amount_eur, code(one.condition), one.recycled_share, one.repair_index, one.guarantee_years,
          one.spare_parts_years, one.donation ? 1 : 0, one.supplier, one.department, one.evidence,
          one.contract ? 1 : 0, one.environmental));
  TRY_VOID(transaction.commit());
  return kept;
}

Result<PurchaseRegister> load_purchases(Database& database, OrgId org) {
  PurchaseRegister all;
  TRY(all.files, register_files(database, org, RegisterKind::purchase));
  TRY(Statement rows,
      database.prepare(
          "SELECT file_id, source_row, date, label, category, cpv, quantity, amount_eur, "
          "condition, recycled_share, repair_index, guarantee_years, spare_parts_years, donation, "
          "supplier, department, evidence, contract, environmental FROM purchase WHERE org_id = ? "
          "ORDER BY file_id, source_row"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return all;
    all.rows.push_back(read(rows));
  }
}

}  // namespace capnr
