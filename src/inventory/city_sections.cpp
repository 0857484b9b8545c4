// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/city_sections.h"

#include <array>

#include "inventory/city_section_list.h"
#include "inventory/journal_sections.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const KeptTable*, 1> documents_tables = {&documents_table};
constexpr std::array<const KeptTable*, 2> values_tables = {&values_table, &value_sources_table};
constexpr std::array<const KeptTable*, 1> closed_years_tables = {&closed_years_table};
constexpr std::array<const KeptTable*, 2> purchases_tables = {&purchase_files_table, &purchases_table};
constexpr std::array<const KeptTable*, 2> disposals_tables = {&disposal_files_table, &disposals_table};
constexpr std::array<const KeptTable*, 2> meters_tables = {&meter_files_table, &meters_table};
constexpr std::array<const KeptTable*, 2> software_tables = {&software_files_table, &software_table};
constexpr std::array<const KeptTable*, 1> scans_tables = {&storage_scans_table};
constexpr std::array<const KeptTable*, 1> perimeters_tables = {&perimeters_table};
constexpr std::array<const KeptTable*, 2> targets_tables = {&targets_table, &milestones_table};
constexpr std::array<const KeptTable*, 1> revisions_tables = {&plan_revisions_table};
constexpr std::array<const KeptTable*, 1> entries_tables = {&plan_entries_table};
constexpr std::array<const KeptTable*, 1> meetings_tables = {&meetings_table};
constexpr std::array<const KeptTable*, 1> decisions_tables = {&decisions_table};
constexpr std::array<const KeptTable*, 1> scenarios_tables = {&scenarios_table};
constexpr std::array<const KeptTable*, 1> review_texts_tables = {&review_texts_table};
constexpr std::array<const KeptTable*, 1> review_versions_tables = {&review_versions_table};
constexpr std::array<const KeptTable*, 1> review_files_tables = {&review_files_table};
constexpr std::array<const KeptTable*, 1> looks_tables = {&looks_table};
constexpr std::array<const KeptTable*, 2> publications_tables = {&publications_table, &published_files_table};

// Values come before the years that close them, documents before what is published.
constexpr std::array<CitySection, 20> sections = {{
    {"supporting documents", documents_tables, document_rows, read_documents, write_documents},
    {"values of indicators", values_tables, value_rows, read_values},
    {"closed years", closed_years_tables, closed_year_rows, read_closed_years},
    {"files of purchases", purchases_tables, purchase_rows, read_purchases},
    {"files of disposals", disposals_tables, disposal_rows, read_disposals},
    {"files of meters", meters_tables, meter_rows, read_meters},
    {"files of software", software_tables, software_rows, read_software},
    {"scans of file shares", scans_tables, rows_of<storage_scans_table>, read_rows<storage_scans_table>},
    {"perimeters of measurement", perimeters_tables, rows_of<perimeters_table>, read_rows<perimeters_table>},
    {"entries of targets", targets_tables, target_rows, read_targets},
    {"revisions of plans", revisions_tables, rows_of<plan_revisions_table>, read_rows<plan_revisions_table>},
    {"entries of plans", entries_tables, rows_of<plan_entries_table>, read_rows<plan_entries_table>},
    {"meetings", meetings_tables, rows_of<meetings_table>, read_rows<meetings_table>},
    {"decisions", decisions_tables, rows_of<decisions_table>, read_rows<decisions_table>},
    {"scenarios", scenarios_tables, rows_of<scenarios_table>, read_rows<scenarios_table>},
    {"texts of reviews", review_texts_tables, rows_of<review_texts_table>, read_rows<review_texts_table>},
    {"published reviews", review_versions_tables, rows_of<review_versions_table>,
     read_rows<review_versions_table>},
    {"files of reviews", review_files_tables, rows_of<review_files_table>, read_rows<review_files_table>},
    {"looks of the pages", looks_tables, rows_of<looks_table>, read_rows<looks_table>},
    {"published versions", publications_tables, publication_rows, read_publications},
}};

bool has(const CitySection& section, const fs::path& root) {
  std::error_code ignored;
  return fs::exists(root / section.tables.front()->file, ignored);
}

}  // namespace

std::span<const CitySection> city_sections() {
  return sections;
}

Result<std::vector<SectionReport>> write_sections(Database& database, OrgId org, const fs::path& root) {
  std::vector<SectionReport> report;
  for (const CitySection& section : sections) {
    TRY(const std::vector<KeptRows> tables, section.rows(database, org));
    if (tables.front().rows.empty()) continue;
    for (const KeptRows& rows : tables) TRY_VOID(write_kept(root, rows));
    if (section.write_files != nullptr) TRY_VOID(section.write_files(database, org, root));
    report.push_back({section.name, tables.front().rows.size()});
  }
  return report;
}

bool has_sections(const fs::path& root) {
  for (const CitySection& section : sections)
    if (has(section, root)) return true;
  return false;
}

Result<std::vector<SectionReport>> read_sections(Database& database, OrgId org, const fs::path& root) {
  std::vector<SectionReport> report;
  for (const CitySection& section : sections) {
    if (!has(section, root)) continue;
    TRY(const std::size_t added, section.read(database, org, root));
    if (added > 0) report.push_back({section.name, added});
  }
  return report;
}

Result<> digest_sections(Database& database, OrgId org, FunctionRef<void(std::string_view)> add) {
  for (const CitySection& section : sections) {
    TRY(const std::vector<KeptRows> tables, section.rows(database, org));
    for (const KeptRows& rows : tables) {
      if (rows.rows.empty()) continue;
      add(rows.table->file);
      add(std::to_string(rows.rows.size()));
      for (const std::vector<std::string>& row : rows.rows)
        for (const std::string& cell : row) add(cell);
    }
  }
  return {};
}

void remove_sections(const fs::path& root) {
  std::error_code ignored;
  for (const CitySection& section : sections)
    for (const KeptTable* table : section.tables) fs::remove(root / table->file, ignored);
  fs::remove_all(root / documents_folder, ignored);
}

}  // namespace capnr
