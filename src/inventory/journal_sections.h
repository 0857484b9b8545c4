// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inventory/city_sections.h"

// Tables to which rows are only ever added, each row whole in itself: a section of one table. Private to city_sections.cpp.

namespace capnr {

extern const KeptTable plan_revisions_table, plan_entries_table, meetings_table, decisions_table,
    perimeters_table, storage_scans_table, scenarios_table, review_texts_table, review_versions_table,
    review_files_table, looks_table;

Result<std::vector<KeptRows>> journal_rows(Database& database, OrgId org, const KeptTable& table);
/// Adds the rows that are not there, as often as they are in the file. Kind::conflict for another row of the same key.
Result<std::size_t> read_journal(Database& database, OrgId org, const std::filesystem::path& root,
                                 const KeptTable& table);

template <const KeptTable& table>
Result<std::vector<KeptRows>> rows_of(Database& database, OrgId org) {
  return journal_rows(database, org, table);
}
template <const KeptTable& table>
Result<std::size_t> read_rows(Database& database, OrgId org, const std::filesystem::path& root) {
  return read_journal(database, org, root, table);
}

}  // namespace capnr
