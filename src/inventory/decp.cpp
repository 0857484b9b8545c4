// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/decp.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "table/json.h"

namespace capnr {
namespace {

constexpr std::uint64_t most_bytes = 256U << 20U;
constexpr std::size_t siren_digits = 9, cpv_digits = 8;

const std::vector<std::string> header = {"date",
                                         "label",
                                         "cpv",
                                         "quantity",
                                         "amount excluding tax",
                                         "supplier",
                                         "evidence",
                                         "contract",
                                         "environmental consideration"};

// A text, or a number as a text; empty for anything else.
std::string text_of(const Json* value) {
  if (value == nullptr) return {};
  if (const std::string* text = value->text()) return std::string(trimmed(*text));
  if (const double* number = value->number()) return to_text(*number);
  return {};
}

std::string text_at(const Json& object, std::string_view key) {
  return text_of(object.find(key));
}

// Lists come bare, wrapped in an object of their singular, or as a list of such objects; a list of one may come as the one.
template <class Do>
void each_item(const Json* value, std::string_view singular, Do action) {
  if (value == nullptr || value->is_null()) return;
  if (const Json::Array* list = value->array()) {
    for (const Json& one : *list) each_item(&one, singular, action);
  } else if (const Json* wrapped = value->find(singular)) {
    each_item(wrapped, singular, action);
  } else {
    action(*value);
  }
}

bool is_concession(const Json& contract) {
  return contract.find("autoriteConcedante") != nullptr || contract.find("concessionnaires") != nullptr ||
         folded(text_at(contract, "_type")) == "contrat de concession";
}

std::string buyer_of(const Json& contract) {
  const Json* buyer = contract.find("acheteur");
  if (buyer == nullptr) return text_at(contract, "acheteur.id");
  return buyer->object() != nullptr ? text_at(*buyer, "id") : text_of(buyer);
}

// A code that passed through a number has lost its zero.
std::string cpv_of(const Json& contract) {
  std::string code = text_at(contract, "codeCPV");
  const Json* value = contract.find("codeCPV");
  if (value != nullptr && value->number() != nullptr && code.size() < cpv_digits)
    code.insert(0, cpv_digits - code.size(), '0');
  return code;
}

// The amount after the last modification that has one. Zero is not an amount: the schema asks for one euro at least.
std::string amount_of(const Json& contract) {
  std::string amount = text_at(contract, "montant"), since;
  each_item(contract.find("modifications"), "modification", [&](const Json& one) {
    const std::string changed = text_at(one, "montant");
    if (changed.empty()) return;
    std::string date;
    for (const char* key :
         {"dateNotificationModification", "dateSignatureModification", "datePublicationDonneesModification"})
      if (date.empty()) date = text_at(one, key);
    if (date >= since) amount = changed, since = date;
  });
  return amount == "0" ? "" : amount;
}

std::string holders_of(const Json& contract) {
  std::string holders;
  each_item(contract.find("titulaires"), "titulaire", [&](const Json& one) {
    std::string name = text_at(one, "denominationSociale");
    if (name.empty()) name = text_at(one, "id");
    if (!name.empty()) holders += (holders.empty() ? "" : ", ") + name;
  });
  return holders;
}

// "Pas de considération environnementale" alone is a no; nothing at all says nothing.
std::string environmental(const Json& contract) {
  bool said = false, some = false;
  each_item(contract.find("considerationsEnvironnementales"), "considerationEnvironnementale",
            [&](const Json& one) {
              const std::string word = folded(text_of(&one));
              if (word.empty()) return;
              said = true;
              some = some || !word.starts_with("pas de ");
            });
  return !said ? "" : some ? "yes" : "no";
}

std::vector<std::string> cells_of(const Json& contract) {
  const std::string id = text_at(contract, "id");
  return {text_at(contract, "dateNotification"),
          text_at(contract, "objet"),
          cpv_of(contract),
          "1",
          amount_of(contract),
          holders_of(contract),
          id.empty() ? "" : "DECP " + id,
          "yes",
          environmental(contract)};
}

// What makes two rows the same contract, whatever was modified since.
std::string words_of(const Json& contract) {
  std::string words;
  for (const char* key : {"id", "objet", "codeCPV", "dateNotification", "montant"})
    words += text_at(contract, key) + '\0';
  return words + buyer_of(contract) + '\0' + holders_of(contract);
}

class Reader {
 public:
  explicit Reader(std::string_view buyer) : buyer_(trimmed(buyer)) {}

  void read(const Json& contract) {
    ++number_;
    if (contract.object() == nullptr || is_concession(contract)) return;
    const std::string buyer = buyer_of(contract);
    buyers_.insert(buyer.substr(0, siren_digits));
    if (!buyer_.empty() && !buyer.starts_with(buyer_)) return;
    rows_.insert_or_assign(words_of(contract), RegisterRow{number_ + 1, cells_of(contract), nullptr});
  }

  Result<std::vector<RegisterRow>> finish(const std::filesystem::path& path) && {
    if (buyer_.empty() && buyers_.size() > 1)
      return fail(Kind::usage,
                  "{file} has the contracts of {count} buyers: name the city's with --buyer and its SIREN",
                  {{"file", path.string()}, {"count", std::to_string(buyers_.size())}});
    if (!buyer_.empty() && rows_.empty())
      return fail(Kind::not_found, "{file} has no contract of the buyer {buyer}",
                  {{"file", path.string()}, {"buyer", buyer_}});
    std::vector<RegisterRow> rows;
    rows.reserve(rows_.size());
    for (auto& [words, row] : rows_) rows.push_back(std::move(row));
    std::ranges::sort(rows, {}, &RegisterRow::number);
    return rows;
  }

 private:
  std::string buyer_;
  std::int64_t number_ = 0;
  std::set<std::string> buyers_;  // their SIREN
  std::map<std::string, RegisterRow> rows_;
};

}  // namespace

Result<std::optional<RegisterTable>> read_decp(const std::filesystem::path& path, std::string_view buyer,
                                               std::span<const RegisterColumn> columns) {
  TRY(const TableFormat format, detect_format(path));
  if (format.format != FileFormat::json) return std::nullopt;
  TRY(const std::string text, read_file(path, most_bytes));
  // A table of purchases in JSON is a list; this format is an object.
  if (!trimmed(text).starts_with('{')) return std::nullopt;
  auto parsed = parse_json(trimmed(text));
  if (!parsed) return tl::unexpected(parsed.error().at({.file = path.string()}));
  const Json* contracts = parsed->find("marches");
  if (contracts == nullptr) return std::nullopt;
  Reader reader(buyer);
  each_item(contracts, "marche", [&](const Json& one) { reader.read(one); });
  RegisterTable table;
  table.header = header;
  table.format.separator = ';';
  table.place = std::make_unique<RegisterHeader>();
  TRY(*table.place, match_register_header(header, columns));
  TRY(table.rows, std::move(reader).finish(path));
  for (RegisterRow& row : table.rows) row.header = table.place.get();
  return table;
}

}  // namespace capnr
