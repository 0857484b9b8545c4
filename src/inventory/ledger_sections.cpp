// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// ledger/: values.csv and value-sources.csv, documents.csv and the documents beside it, closed-years.csv.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "evidence/ledger.h"
#include "evidence/sha256.h"
#include "inventory/city_section_list.h"
#include "inventory/export_files.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr auto number = KeptType::number;
constexpr auto integer = KeptType::integer;
constexpr auto date = KeptType::date;

constexpr std::array document_columns = {KeptColumn{"sha256"}, KeptColumn{"name"}, KeptColumn{"added"}};

enum ValueColumn : std::uint8_t {
  value_number,
  indicator,
  measure,
  scope_kind,
  scope_name,
  period_from,
  period_until,
  value,
  unit,
  low,
  high,
  grade,
  origin,
  formula,
  recorded_at,
  recorded_by,
  stale_after,
  reason
};
constexpr std::array value_columns = {KeptColumn{"number", integer, true},
                                      KeptColumn{"indicator"},
                                      KeptColumn{"measure"},
                                      KeptColumn{"scope_kind"},
                                      KeptColumn{"scope_name"},
                                      KeptColumn{"period_from", date, true},
                                      KeptColumn{"period_until", date, true},
                                      KeptColumn{"value", number},
                                      KeptColumn{"unit"},
                                      KeptColumn{"low", number},
                                      KeptColumn{"high", number},
                                      KeptColumn{"grade"},
                                      KeptColumn{"origin"},
                                      KeptColumn{"formula"},
                                      KeptColumn{"recorded_at"},
                                      KeptColumn{"recorded_by"},
                                      KeptColumn{"stale_after", date},
                                      KeptColumn{"reason"}};

constexpr std::array source_columns = {KeptColumn{"value", integer, true}, KeptColumn{"reference"},
                                       KeptColumn{"sha256"}, KeptColumn{"first_row", integer, true},
                                       KeptColumn{"last_row", integer, true}};

constexpr std::array year_columns = {KeptColumn{"year", integer, true}, KeptColumn{"closed_at"},
                                     KeptColumn{"closed_by"}};

std::string text_or_empty(const std::optional<double>& amount) {
  return amount ? to_text(*amount) : "";
}

std::vector<std::string> cells_of(std::size_t rank, const LedgerEntry& entry) {
  return {std::to_string(rank),
          entry.key.indicator,
          entry.key.measure,
          std::string(code(entry.key.scope.kind)),
          entry.key.scope.name,
          to_string(entry.key.period.from),
          to_string(entry.key.period.until),
          text_or_empty(entry.value),
          entry.unit,
          text_or_empty(entry.low),
          text_or_empty(entry.high),
          std::string(code(entry.grade)),
          std::string(code(entry.origin)),
          entry.formula,
          entry.recorded_at,
          entry.recorded_by,
          entry.stale_after ? to_string(*entry.stale_after) : "",
          entry.reason};
}

template <class Word>
Result<> read_word(const KeptRow& row, ValueColumn column, std::optional<Word> word, Word& into) {
  if (!word)
    return fail(Kind::bad_input, "{text} is not a value of the key {key}",
                {{"text", row.text(column)}, {"key", std::string(value_columns[column].name)}},
                row.where(value_columns[column].name));
  into = *word;
  return {};
}

Result<LedgerEntry> entry_of(const KeptRow& row) {
  LedgerEntry entry;
  entry.key.indicator = row.text(indicator);
  if (entry.key.indicator.empty())
    return fail(Kind::bad_input, "the {field} is missing", {{"field", "indicator"}}, row.where("indicator"));
  entry.key.measure = row.text(measure);
  TRY_VOID(read_word(row, scope_kind, scope_kind_from(row.text(scope_kind)), entry.key.scope.kind));
  entry.key.scope.name = row.text(scope_name);
  entry.key.period = {*row.date(period_from), *row.date(period_until)};
  if (entry.key.period.until < entry.key.period.from)
    return fail(Kind::bad_input, "the period ends before it begins", {}, row.where("period_until"));
  entry.value = row.number(value);
  entry.unit = row.text(unit);
  entry.low = row.number(low);
  entry.high = row.number(high);
  TRY_VOID(read_word(row, grade, grade_from(row.text(grade)), entry.grade));
  TRY_VOID(read_word(row, origin, value_origin_from(row.text(origin)), entry.origin));
  entry.formula = row.text(formula);
  entry.recorded_at = row.text(recorded_at);
  entry.recorded_by = row.text(recorded_by);
  entry.stale_after = row.date(stale_after);
  entry.reason = row.text(reason);
  return entry;
}

// "3f2a….pdf": what opens it is told by the name that it came with, when that is plain.
std::string file_of(const Document& document) {
  std::string ending = fs::path(document.name).extension().string();
  const bool plain =
      ending.size() <= 8 && std::all_of(ending.begin(), ending.end(), [](char c) {
        return c == '.' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      });
  return document.sha256 + (plain ? ending : "");
}

}  // namespace

constinit const KeptTable documents_table{"ledger/documents.csv", "document", document_columns};
constinit const KeptTable values_table{"ledger/values.csv", "indicator_value", value_columns};
constinit const KeptTable value_sources_table{"ledger/value-sources.csv", "value_source", source_columns};
constinit const KeptTable closed_years_table{"ledger/closed-years.csv", "closed_year", year_columns};

Result<std::vector<KeptRows>> document_rows(Database& database, OrgId org) {
  TRY(std::vector<Document> documents, list_documents(database, org));
  std::ranges::sort(documents, {}, &Document::sha256);
  KeptRows rows{&documents_table, {}};
  for (const Document& one : documents) rows.rows.push_back({one.sha256, one.name, one.added});
  return std::vector{std::move(rows)};
}

Result<> write_documents(Database& database, OrgId org, const fs::path& root) {
  std::error_code error;
  fs::create_directories(root / documents_folder, error);
  if (error)
    return fail(Kind::unavailable, "the folder cannot be made: {reason}", {{"reason", error.message()}},
                {.file = (root / documents_folder).string()});
  TRY(const std::vector<Document> documents, list_documents(database, org));
  for (const Document& one : documents) {
    TRY(const Document whole, find_document(database, org, one.sha256));
    TRY_VOID(write_file(root / documents_folder / file_of(whole), whole.bytes));
  }
  return {};
}

Result<std::size_t> read_documents(Database& database, OrgId org, const fs::path& root) {
  std::set<std::string> known;
  TRY(const std::vector<Document> documents, list_documents(database, org));
  for (const Document& one : documents) known.insert(one.sha256);
  TRY(const std::vector<KeptRow> rows, read_kept(root, documents_table));
  std::size_t added = 0;
  for (const KeptRow& row : rows) {
    const Document document{row.text(0), row.text(1), row.text(2), {}};
    if (!is_sha256(document.sha256))
      return fail(Kind::bad_input, "{value} is not the SHA-256 of a file: 64 hexadecimal digits",
                  {{"value", document.sha256.substr(0, 70)}}, row.where("sha256"));
    if (!known.insert(document.sha256).second) continue;
    const fs::path path = root / documents_folder / file_of(document);
    TRY(const std::string bytes, read_file(path, largest_document));
    if (sha256_of(bytes) != document.sha256)
      return fail(Kind::bad_input, "the document is not the one of its name: its SHA-256 is {hash}",
                  {{"hash", sha256_of(bytes)}}, {.file = path.string()});
    TRY_VOID(keep_document(database, org, document.name, bytes, document.added));
    ++added;
  }
  return added;
}

Result<std::vector<KeptRows>> value_rows(Database& database, OrgId org) {
  KeptRows values{&values_table, {}}, sources{&value_sources_table, {}};
  TRY(const std::vector<LedgerEntry> entries, value_history(database, org, {}));
  for (const LedgerEntry& entry : entries) {
    const std::size_t rank = values.rows.size() + 1;
    values.rows.push_back(cells_of(rank, entry));
    for (const ValueSource& source : entry.sources)
      sources.rows.push_back({std::to_string(rank), source.reference, source.sha256,
                              std::to_string(source.first_row), std::to_string(source.last_row)});
  }
  return std::vector{std::move(values), std::move(sources)};
}

Result<std::size_t> read_values(Database& database, OrgId org, const fs::path& root) {
  TRY(const std::vector<KeptRow> rows, read_kept(root, values_table));
  TRY(const std::vector<KeptRow> sources, read_kept(root, value_sources_table));
  std::vector<LedgerEntry> entries;
  std::map<std::int64_t, std::size_t> by_number;
  for (const KeptRow& row : rows) {
    if (!by_number.emplace(row.integer(value_number), entries.size()).second)
      return fail(Kind::bad_input, "{what} {value} is there twice",
                  {{"what", "number"}, {"value", std::to_string(row.integer(value_number))}},
                  row.where("number"));
    TRY(LedgerEntry entry, entry_of(row));
    entries.push_back(std::move(entry));
  }
  for (const KeptRow& row : sources) {
    const auto found = by_number.find(row.integer(0));
    if (found == by_number.end())
      return fail(Kind::bad_input, "there is no value number {number} in values.csv",
                  {{"number", std::to_string(row.integer(0))}}, row.where("value"));
    entries[found->second].sources.push_back({row.text(1), row.text(2), row.integer(3), row.integer(4)});
  }
  return restore_entries(database, org, entries);
}

Result<std::vector<KeptRows>> closed_year_rows(Database& database, OrgId org) {
  TRY(const std::vector<ClosedYear> years, closed_years(database, org));
  KeptRows rows{&closed_years_table, {}};
  for (const ClosedYear& one : years)
    rows.rows.push_back({std::to_string(one.year), one.closed_at, one.closed_by});
  return std::vector{std::move(rows)};
}

Result<std::size_t> read_closed_years(Database& database, OrgId org, const fs::path& root) {
  TRY(const std::vector<KeptRow> rows, read_kept(root, closed_years_table));
  TRY(const std::vector<ClosedYear> closed, closed_years(database, org));
  std::set<int> known;
  for (const ClosedYear& one : closed) known.insert(one.year);
  std::size_t added = 0;
  for (const KeptRow& row : rows) {
    const auto year = static_cast<int>(row.integer(0));
    if (!known.insert(year).second) continue;
    TRY_VOID(close_year(database, org, {year, row.text(1), row.text(2)}));
    ++added;
  }
  return added;
}

}  // namespace capnr
