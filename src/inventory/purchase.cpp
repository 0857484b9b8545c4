// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/purchase.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/text.h"

namespace capnr {
namespace {

enum Field : std::uint8_t {
  date,
  label,
  category,
  quantity,
  amount,
  condition,
  recycled,
  repair_index,
  guarantee,
  spare_parts,
  supplier,
  donation,
  department,
  evidence,
  contract,
  environmental
};

constexpr std::array<RegisterColumn, 16> columns = {{
    {"date", true},
    {"label|libelle|designation|objet"},
    {"category|categorie|cpv|code cpv", true},
    {"quantity|quantite", true},
    {"amount excluding tax|amount|montant ht|montant"},
    {"condition|etat"},
    {"recycled content|recycled content share|matieres recyclees|part de matieres recyclees"},
    {"index|indice|repairability index|durability index|indice de reparabilite|indice de durabilite"},
    {"guarantee years|guarantee|garantie annees|garantie"},
    {"spare parts years|spare parts|pieces detachees annees|pieces detachees"},
    {"supplier|fournisseur"},
    {"donation|don"},
    {"department|direction"},
    {"evidence|justificatif"},
    {"contract|marche"},
    {"environmental consideration|consideration environnementale"},
}};

const RegisterColumn& named(Field field) {
  return columns[field];
}

constexpr std::array<std::string_view, 10> category_codes = {
    "computers", "screens", "phones", "tablets", "printers", "servers", "network", "other", "outside", ""};
constexpr std::array<std::string_view, 9> category_words = {"ordinateurs", "ecrans",      "telephones",
                                                            "tablettes",   "imprimantes", "serveurs",
                                                            "reseau",      "autre",       "hors numerique"};

// Of the common procurement vocabulary (regulation (EC) 213/2008), the first beginning that fits. Each was read in the list of codes that OCA
// publishes from the regulation (product-attribute, product_code_cpv): 30213200 Tablet computer, 30213000 Personal computers, 30214000 Workstations, 30215000
// Microcomputer hardware, 30211000 Mainframe computer, 30212000 Minicomputer hardware, 30231000 Computer screens and consoles, 30232100 Printers and
// plotters, 32552 telephone apparatus, 32400000 Networks, 30200000 Computer equipment and supplies; 4882 (Servers) and 3225 (Mobile
// telephones) in other lists. 30121 (copiers) was found in none: it is to be checked against the regulation.
constexpr std::array<std::pair<std::string_view, PurchaseCategory>, 14> cpv_beginnings = {{
    {"302132", PurchaseCategory::tablets},
    {"30213", PurchaseCategory::computers},
    {"30214", PurchaseCategory::computers},
    {"30215", PurchaseCategory::computers},
    {"30211", PurchaseCategory::servers},
    {"30212", PurchaseCategory::servers},
    {"30231", PurchaseCategory::screens},
    {"302321", PurchaseCategory::printers},
    {"30121", PurchaseCategory::printers},
    {"4882", PurchaseCategory::servers},
    {"3225", PurchaseCategory::phones},
    {"3255", PurchaseCategory::phones},
    {"324", PurchaseCategory::network},
    {"302", PurchaseCategory::other},
}};

// Besides the equipment: 48 software packages, 72 IT services, 642 telecommunications services, 5031 and 5033 maintenance of computers and of telecommunications,
// 325 telecommunications equipment.
constexpr std::array<std::string_view, 6> other_digital_beginnings = {"48",   "72",   "642",
                                                                      "5031", "5033", "325"};

constexpr std::array<std::string_view, 4> condition_codes = {"", "new", "refurbished", "reused"};
constexpr std::array<std::pair<std::string_view, PurchaseCondition>, 9> condition_words = {{
    {"new", PurchaseCondition::brand_new},
    {"neuf", PurchaseCondition::brand_new},
    {"refurbished", PurchaseCondition::refurbished},
    {"reconditionne", PurchaseCondition::refurbished},
    {"reused", PurchaseCondition::reused},
    {"reemploye", PurchaseCondition::reused},
    {"reemploi", PurchaseCondition::reused},
    {"reutilise", PurchaseCondition::reused},
    {"occasion", PurchaseCondition::reused},
}};

Result<> read_words(const RegisterRow& row, Purchase& purchase) {
  const std::string text = row.cell(Field::category);
  const auto found = purchase_category_from(text);
  if (!found)
    return fail(
        Kind::bad_input, "{value} is not a category: write a CPV code, or one of {categories}",
        {{"value", text},
         {"categories", "computers, screens, phones, tablets, printers, servers, network, other, outside"}},
        {.column = std::string(named(Field::category).name())});
  purchase.category = *found;
  if (is_cpv(text)) purchase.cpv = text;
  const std::string state = row.cell(Field::condition);
  if (state.empty()) return {};
  const auto word =
      std::ranges::find(condition_words, folded(state), [](const auto& one) { return one.first; });
  if (word == condition_words.end())
    return fail(Kind::bad_input, "{value} is not a condition: write new, refurbished or reused",
                {{"value", state}}, {.column = std::string(named(Field::condition).name())});
  purchase.condition = word->second;
  return {};
}

Result<std::optional<double>> number(const RegisterRow& row, Field field, double most) {
  return register_number(row, field, named(field), 0, most);
}

Result<> read_numbers(const RegisterRow& row, Purchase& purchase) {
  constexpr double any = std::numeric_limits<double>::max();
  TRY(const std::optional<double> units, number(row, Field::quantity, any));
  if (!units || *units <= 0)
    return fail(Kind::bad_input, "{value} is not a quantity: write how many, more than 0",
                {{"value", row.cell(Field::quantity)}},
                {.column = std::string(named(Field::quantity).name())});
  purchase.quantity = *units;
  TRY(purchase.amount_eur, number(row, Field::amount, any));
  TRY(purchase.recycled_share, number(row, Field::recycled, 100));
  TRY(purchase.repair_index, number(row, Field::repair_index, 10));
  TRY(purchase.guarantee_years, number(row, Field::guarantee, 100));
  TRY(purchase.spare_parts_years, number(row, Field::spare_parts, 100));
  return {};
}

}  // namespace

std::string_view code(PurchaseCategory category) {
  return category_codes[static_cast<std::size_t>(category)];
}

std::string_view code(PurchaseCondition condition) {
  return condition_codes[static_cast<std::size_t>(condition)];
}

bool is_cpv(std::string_view text) {
  const auto digits = [](std::string_view part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (text.size() == 10 && text[8] == '-') return digits(text.substr(0, 8)) && digits(text.substr(9));
  return text.size() == 8 && digits(text);
}

bool is_digital_cpv(std::string_view cpv) {
  const auto begins = [&](std::string_view beginning) { return cpv.starts_with(beginning); };
  return std::ranges::any_of(other_digital_beginnings, begins) ||
         std::ranges::any_of(cpv_beginnings, begins, [](const auto& one) { return one.first; });
}

std::optional<PurchaseCategory> purchase_category_from(std::string_view text) {
  if (is_cpv(text)) {
    for (const auto& [beginning, category] : cpv_beginnings)
      if (text.starts_with(beginning)) return category;
    return PurchaseCategory::outside;
  }
  const std::string key = folded(text);
  for (const auto& [words, count] : {std::pair{category_codes.data(), category_codes.size()},
                                     std::pair{category_words.data(), category_words.size()}})
    for (std::size_t i = 0; i < count; ++i)
      if (words[i] == key) return static_cast<PurchaseCategory>(i);
  return std::nullopt;
}

std::span<const RegisterColumn> purchase_columns() {
  return columns;
}

Result<Purchase> purchase_of(const RegisterRow& row) {
  Purchase purchase;
  purchase.row = row.number;
  TRY(purchase.date, register_date(row, Field::date, named(Field::date)));
  TRY_VOID(read_words(row, purchase));
  TRY_VOID(read_numbers(row, purchase));
  TRY(const std::optional<bool> given, register_yes_or_no(row, Field::donation, named(Field::donation)));
  purchase.donation = given.value_or(false);
  TRY(const std::optional<bool> contract, register_yes_or_no(row, Field::contract, named(Field::contract)));
  purchase.contract = contract.value_or(false);
  TRY(purchase.environmental, register_yes_or_no(row, Field::environmental, named(Field::environmental)));
  purchase.label = row.cell(Field::label);
  purchase.supplier = row.cell(Field::supplier);
  purchase.department = row.cell(Field::department);
  purchase.evidence = row.cell(Field::evidence);
  return purchase;
}

}  // namespace capnr
