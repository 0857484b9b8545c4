// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inventory/city_sections.h"

// The tables of each section and what writes and reads them. Private to city_sections.cpp and to the sections.

namespace capnr {

inline constexpr std::string_view documents_folder = "ledger/documents";

extern const KeptTable documents_table, values_table, value_sources_table, closed_years_table;
Result<std::vector<KeptRows>> document_rows(Database& database, OrgId org);
Result<std::size_t> read_documents(Database& database, OrgId org, const std::filesystem::path& root);
Result<> write_documents(Database& database, OrgId org, const std::filesystem::path& root);
Result<std::vector<KeptRows>> value_rows(Database& database, OrgId org);
Result<std::size_t> read_values(Database& database, OrgId org, const std::filesystem::path& root);
Result<std::vector<KeptRows>> closed_year_rows(Database& database, OrgId org);
Result<std::size_t> read_closed_years(Database& database, OrgId org, const std::filesystem::path& root);

extern const KeptTable purchase_files_table, purchases_table, disposal_files_table, disposals_table;
Result<std::vector<KeptRows>> purchase_rows(Database& database, OrgId org);
Result<std::size_t> read_purchases(Database& database, OrgId org, const std::filesystem::path& root);
Result<std::vector<KeptRows>> disposal_rows(Database& database, OrgId org);
Result<std::size_t> read_disposals(Database& database, OrgId org, const std::filesystem::path& root);

extern const KeptTable meter_files_table, meters_table, software_files_table, software_table;
Result<std::vector<KeptRows>> meter_rows(Database& database, OrgId org);
Result<std::size_t> read_meters(Database& database, OrgId org, const std::filesystem::path& root);
Result<std::vector<KeptRows>> software_rows(Database& database, OrgId org);
Result<std::size_t> read_software(Database& database, OrgId org, const std::filesystem::path& root);

extern const KeptTable publications_table, published_files_table;
Result<std::vector<KeptRows>> publication_rows(Database& database, OrgId org);
Result<std::size_t> read_publications(Database& database, OrgId org, const std::filesystem::path& root);

extern const KeptTable targets_table, milestones_table;
Result<std::vector<KeptRows>> target_rows(Database& database, OrgId org);
Result<std::size_t> read_targets(Database& database, OrgId org, const std::filesystem::path& root);

}  // namespace capnr
