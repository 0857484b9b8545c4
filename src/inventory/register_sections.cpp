// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// purchases/, disposals/, meters/ and software/: files.csv, the files that brought them, and rows.csv, what is kept of each of their rows.

#include <algorithm>
#include <array>
#include <map>

#include "inventory/city_section_list.h"
#include "inventory/register_store.h"
#include "store/names.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr auto number = KeptType::number;
constexpr auto integer = KeptType::integer;
constexpr auto date = KeptType::date;

constexpr std::array file_columns = {KeptColumn{"path"},
                                     KeptColumn{"sha256"},
                                     KeptColumn{"rows", integer, true},
                                     KeptColumn{"rejected", integer, true},
                                     KeptColumn{"recorded_at"},
                                     KeptColumn{"recorded_by"}};

// Of rows: the first is the path of the file, the others are the columns of the table.
constexpr std::array purchase_columns_kept = {KeptColumn{"file"},
                                              KeptColumn{"source_row", integer, true},
                                              KeptColumn{"date", date, true},
                                              KeptColumn{"label"},
                                              KeptColumn{"category"},
                                              KeptColumn{"cpv"},
                                              KeptColumn{"quantity", number, true},
                                              KeptColumn{"amount_eur", number},
                                              KeptColumn{"condition"},
                                              KeptColumn{"recycled_share", number},
                                              KeptColumn{"repair_index", number},
                                              KeptColumn{"guarantee_years", number},
                                              KeptColumn{"spare_parts_years", number},
                                              KeptColumn{"donation", integer, true},
                                              KeptColumn{"supplier"},
                                              KeptColumn{"department"},
                                              KeptColumn{"evidence"},
                                              KeptColumn{"contract", integer, true},
                                              KeptColumn{"environmental", integer}};

constexpr std::array meter_columns_kept = {KeptColumn{"file"},
                                           KeptColumn{"source_row", integer, true},
                                           KeptColumn{"date", date, true},
                                           KeptColumn{"meter"},
                                           KeptColumn{"datacentre"},
                                           KeptColumn{"site"},
                                           KeptColumn{"department"},
                                           KeptColumn{"use_code"},
                                           KeptColumn{"index_kwh", number},
                                           KeptColumn{"kwh", number},
                                           KeptColumn{"since", date}};

constexpr std::array software_columns_kept = {KeptColumn{"file"},
                                              KeptColumn{"source_row", integer, true},
                                              KeptColumn{"date", date, true},
                                              KeptColumn{"name"},
                                              KeptColumn{"application"},
                                              KeptColumn{"department"},
                                              KeptColumn{"installations", number, true},
                                              KeptColumn{"end_of_support", date}};

constexpr std::array disposal_columns_kept = {KeptColumn{"file"},
                                              KeptColumn{"source_row", integer, true},
                                              KeptColumn{"date", date, true},
                                              KeptColumn{"type"},
                                              KeptColumn{"quantity", number, true},
                                              KeptColumn{"age_years", number},
                                              KeptColumn{"destination"},
                                              KeptColumn{"receiver_proof", integer, true},
                                              KeptColumn{"erasure"},
                                              KeptColumn{"excluded_reason"},
                                              KeptColumn{"reference"},
                                              KeptColumn{"evidence"}};

std::vector<std::string_view> names_of(std::span<const KeptColumn> columns,
                                       std::initializer_list<std::string_view> first) {
  std::vector<std::string_view> names(first);
  for (const KeptColumn& column : columns.subspan(1)) names.push_back(column.name);
  return names;
}

Result<std::vector<KeptRows>> register_rows(Database& database, OrgId org, RegisterKind kind,
                                            const KeptTable& files_table, const KeptTable& rows_table) {
  KeptRows files{&files_table, {}}, rows{&rows_table, {}};
  TRY(const std::vector<RegisterFile> brought, register_files(database, org, kind));
  std::map<std::int64_t, std::vector<std::vector<std::string>>> by_file;
  const auto columns = names_of(rows_table.columns, {"file_id"});
  TRY(Statement read, database.prepare(with_names(
                          "SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY file_id, source_row",
                          code(kind), columns)));
  TRY_VOID(read.bind(org));
  while (true) {
    TRY(const bool more, read.step());
    if (!more) break;
    by_file[read.integer(0)].push_back(kept_cells(read, rows_table.columns.subspan(1), 1));
  }
  for (const RegisterFile& file : brought) {
    files.rows.push_back({file.path, file.sha256, std::to_string(file.rows), std::to_string(file.rejected),
                          file.recorded_at, file.recorded_by});
    for (std::vector<std::string>& cells : by_file[file.id.value]) {
      cells.insert(cells.begin(), file.path);
      rows.rows.push_back(std::move(cells));
    }
  }
  return std::vector{std::move(files), std::move(rows)};
}

Result<> add_rows(Database& database, OrgId org, RegisterKind kind, RegisterFileId file,
                  std::span<const KeptColumn> columns, std::span<const KeptRow* const> rows) {
  TRY(BulkInsert insert, database.bulk_insert(code(kind), names_of(columns, {"file_id", "org_id"})));
  for (const KeptRow* row : rows) {
    std::vector<Value> values = {to_value(file), to_value(org)};
    for (std::size_t i = 1; i < columns.size(); ++i) values.push_back(row->value(i));
    TRY_VOID(insert.add(values));
  }
  return insert.finish();
}

Result<std::size_t> read_register_section(Database& database, OrgId org, RegisterKind kind,
                                          const fs::path& root, const KeptTable& files_table,
                                          const KeptTable& rows_table) {
  TRY(const std::vector<KeptRow> files, read_kept(root, files_table));
  TRY(const std::vector<KeptRow> rows, read_kept(root, rows_table));
  std::map<std::string_view, std::vector<const KeptRow*>> by_file;
  for (const KeptRow& file : files) by_file[file.text(0)];
  for (const KeptRow& row : rows) {
    const auto found = by_file.find(row.text(0));
    if (found == by_file.end())
      return fail(Kind::bad_input, "the file {path} is not in files.csv", {{"path", row.text(0)}},
                  row.where("file"));
    found->second.push_back(&row);
  }
  std::size_t added = 0;
  for (const KeptRow& row : files) {
    const std::vector<const KeptRow*>& of_file = by_file[row.text(0)];
    if (row.integer(2) != static_cast<std::int64_t>(of_file.size()))
      return fail(Kind::bad_input, "rows.csv has {found} rows of {path}, and not {count}",
                  {{"found", std::to_string(of_file.size())},
                   {"path", row.text(0)},
                   {"count", std::to_string(row.integer(2))}},
                  row.where("rows"));
    TRY(const KeptFile kept,
        keep_register_file(
            database, org, kind,
            {{}, row.text(0), row.text(1), row.integer(2), row.integer(3), row.text(4), row.text(5)}));
    if (kept.outcome == KeptFile::Outcome::unchanged) continue;
    TRY_VOID(add_rows(database, org, kind, kept.id, rows_table.columns, of_file));
    ++added;
  }
  return added;
}

}  // namespace

constinit const KeptTable purchase_files_table{"purchases/files.csv", "register_file", file_columns};
constinit const KeptTable purchases_table{"purchases/rows.csv", "purchase", purchase_columns_kept};
constinit const KeptTable disposal_files_table{"disposals/files.csv", "register_file", file_columns};
constinit const KeptTable disposals_table{"disposals/rows.csv", "disposal", disposal_columns_kept};
constinit const KeptTable meter_files_table{"meters/files.csv", "register_file", file_columns};
constinit const KeptTable meters_table{"meters/rows.csv", "meter_reading", meter_columns_kept};
constinit const KeptTable software_files_table{"software/files.csv", "register_file", file_columns};
constinit const KeptTable software_table{"software/rows.csv", "software", software_columns_kept};

Result<std::vector<KeptRows>> purchase_rows(Database& database, OrgId org) {
  return register_rows(database, org, RegisterKind::purchase, purchase_files_table, purchases_table);
}
Result<std::size_t> read_purchases(Database& database, OrgId org, const fs::path& root) {
  return read_register_section(database, org, RegisterKind::purchase, root, purchase_files_table,
                               purchases_table);
}
Result<std::vector<KeptRows>> disposal_rows(Database& database, OrgId org) {
  return register_rows(database, org, RegisterKind::disposal, disposal_files_table, disposals_table);
}
Result<std::size_t> read_disposals(Database& database, OrgId org, const fs::path& root) {
  return read_register_section(database, org, RegisterKind::disposal, root, disposal_files_table,
                               disposals_table);
}
Result<std::vector<KeptRows>> meter_rows(Database& database, OrgId org) {
  return register_rows(database, org, RegisterKind::meter_reading, meter_files_table, meters_table);
}
Result<std::size_t> read_meters(Database& database, OrgId org, const fs::path& root) {
  return read_register_section(database, org, RegisterKind::meter_reading, root, meter_files_table,
                               meters_table);
}
Result<std::vector<KeptRows>> software_rows(Database& database, OrgId org) {
  return register_rows(database, org, RegisterKind::software, software_files_table, software_table);
}
Result<std::size_t> read_software(Database& database, OrgId org, const fs::path& root) {
  return read_register_section(database, org, RegisterKind::software, root, software_files_table,
                               software_table);
}

}  // namespace capnr
