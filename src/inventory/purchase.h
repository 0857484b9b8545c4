// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "inventory/register_store.h"
#include "inventory/register_table.h"

// What the city buys or is given, as its departments or its accounts tell it; and its contracts, whose amount is what they may reach over years: no spending of
// the year.
//
//   date;libelle;categorie;quantite;montant_ht;etat;matieres_recyclees;indice;garantie_annees;pieces_detachees_annees;fournisseur;don;direction;justificatif
//   14/03/2025;Portables;ordinateurs;40;32 000;reconditionné;;8,1;5;7;UGAP;non;DNSI;BC-2025-118

namespace capnr {

/// The last two tell what is no IT or telephony equipment, and what nobody said.
enum class PurchaseCategory : std::uint8_t {
  computers,
  screens,
  phones,
  tablets,
  printers,
  servers,
  network,
  other,    ///< other IT or telephony equipment
  outside,  ///< neither IT nor telephony
  unspecified,
};
std::string_view code(PurchaseCategory category);
/// A word in French or English, or a code of the common procurement vocabulary ("30213100" or "30213100-6"). Nothing for another text.
std::optional<PurchaseCategory> purchase_category_from(std::string_view text);
bool is_cpv(std::string_view text);
/// Whether a code of the vocabulary is IT, telephony, software, or a service of these.
bool is_digital_cpv(std::string_view cpv);

enum class PurchaseCondition : std::uint8_t { unspecified, brand_new, refurbished, reused };
std::string_view code(PurchaseCondition condition);

struct Purchase {
  RegisterFileId file;
  std::int64_t row = 0;
  Date date;
  std::string label;
  PurchaseCategory category = PurchaseCategory::unspecified;
  std::string cpv;
  double quantity = 1;
  std::optional<double> amount_eur;  ///< excluding tax
  PurchaseCondition condition = PurchaseCondition::unspecified;
  std::optional<double> recycled_share;  ///< of the content, in percent
  std::optional<double> repair_index;    ///< repairability or durability, out of 10
  std::optional<double> guarantee_years, spare_parts_years;
  bool donation = false;
  bool contract = false;
  std::optional<bool> environmental;  ///< whether it has an environmental clause or criterion
  std::string supplier, department, evidence;
};
using PurchaseRegister = Register<Purchase>;

std::span<const RegisterColumn> purchase_columns();
/// Kind::bad_input; where.column names the field. `file` is the caller's to set.
Result<Purchase> purchase_of(const RegisterRow& row);

/// The rows of a file, in place of those that its path brought before; file.rows is counted here.
Result<KeptFile> keep_purchases(Database& database, OrgId org, RegisterFile file,
                                std::span<const Purchase> purchases);
Result<PurchaseRegister> load_purchases(Database& database, OrgId org);

}  // namespace capnr
