// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/software.h"

#include <array>
#include <limits>

namespace capnr {
namespace {

enum Field : std::uint8_t { date, name, version, installations, application, end_of_support, department };

constexpr std::array<RegisterColumn, 7> columns = {{
    {"date", true},
    {"software|logiciel|name|nom|composant", true},
    {"version"},
    {"installations|quantity|quantite|nombre d installations"},
    {"application"},
    {"end of support|fin de support"},
    {"department|direction"},
}};

const RegisterColumn& named(Field field) {
  return columns[field];
}

InstalledSoftware read(const Statement& row) {
  InstalledSoftware one;
  one.file = RegisterFileId{row.integer(0)};
  one.row = row.integer(1);
  one.date = Date{static_cast<std::int32_t>(row.integer(2))};
  one.name = row.text(3);
  one.application = row.text(4);
  one.department = row.text(5);
  one.quantity = row.real(6);
  one.end_of_support = row.optional_date(7);
  return one;
}

}  // namespace

std::span<const RegisterColumn> software_columns() {
  return columns;
}

Result<InstalledSoftware> software_of(const RegisterRow& row) {
  InstalledSoftware one;
  one.row = row.number;
  TRY(one.date, register_date(row, Field::date, named(Field::date)));
  one.name = row.cell(Field::name);
  if (one.name.empty())
    return fail(Kind::bad_input, "a row needs the name of a software", {},
                {.column = std::string(named(Field::name).name())});
  if (const std::string version = row.cell(Field::version); !version.empty()) one.name += " " + version;
  TRY(const std::optional<double> count,
      register_number(row, Field::installations, named(Field::installations), 0,
                      std::numeric_limits<double>::max()));
  one.quantity = count.value_or(1);
  if (!row.cell(Field::end_of_support).empty()) {
    TRY(one.end_of_support, register_date(row, Field::end_of_support, named(Field::end_of_support)));
  }
  one.application = row.cell(Field::application);
  one.department = row.cell(Field::department);
  return one;
}

Result<KeptFile> keep_software(Database& database, OrgId org, RegisterFile file,
                               std::span<const InstalledSoftware> software) {
  TRY(Database::Transaction transaction, database.begin());
  file.rows = static_cast<std::int64_t>(software.size());
  TRY(const KeptFile kept, keep_register_file(database, org, RegisterKind::software, file));
  if (kept.outcome != KeptFile::Outcome::unchanged)
    for (const InstalledSoftware& one : software)
      TRY_VOID(
          database.run("INSERT INTO software (file_id, source_row, org_id, date, name, application, "
                       "department, installations, end_of_support) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       kept.id, one.row, org, one.date, one.name, one.application, one.department,
                       one.quantity, one.end_of_support));
  TRY_VOID(transaction.commit());
  return kept;
}

Result<SoftwareRegister> load_software(Database& database, OrgId org) {
  SoftwareRegister all;
  TRY(all.files, register_files(database, org, RegisterKind::software));
  TRY(Statement rows,
      database.prepare("SELECT file_id, source_row, date, name, application, department, installations, "
                       "end_of_support FROM software WHERE org_id = ? ORDER BY file_id, source_row"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return all;
    all.rows.push_back(read(rows));
  }
}

}  // namespace capnr
