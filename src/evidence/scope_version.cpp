// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/scope_version.h"

#include <algorithm>

namespace capnr {
namespace {

Result<bool> is_named_by_a_target(Database& database, OrgId org, std::string_view version) {
  TRY(Statement rows,
      database.prepare("SELECT 1 FROM target WHERE org_id = ? AND scope_version = ? LIMIT 1"));
  TRY_VOID(rows.bind(org, version));
  return rows.step();
}

}  // namespace

Result<> record_scope_version(Database& database, OrgId org, const ScopeVersion& version) {
  if (version.version.empty()) return fail(Kind::bad_input, "a scope version has a name, such as 2025-1");
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<ScopeVersion> known, scope_versions(database, org));
  for (const ScopeVersion& one : known) {
    if (one.version == version.version && one.from == version.from && one.description == version.description)
      return {};
    if (one.version == version.version || one.from == version.from)
      return fail(Kind::conflict,
                  "the scope version {version} holds from {date} already: give the new one another name and "
                  "another day",
                  {{"version", one.version}, {"date", to_string(one.from)}});
  }
  TRY_VOID(database.run(
      "INSERT INTO scope_version (org_id, version, from_date, description, recorded_at, "
      "recorded_by) VALUES (?, ?, ?, ?, ?, ?)",
      org, version.version, version.from, version.description, version.recorded_at, version.recorded_by));
  return transaction.commit();
}

Result<> remove_scope_version(Database& database, OrgId org, std::string_view version) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<ScopeVersion> known, scope_versions(database, org));
  if (std::ranges::find(known, version, &ScopeVersion::version) == known.end())
    return fail(Kind::not_found, "there is no scope version {version}: capnr targets scope lists them",
                {{"version", std::string(version)}});
  TRY(const bool named, is_named_by_a_target(database, org, version));
  if (named)
    return fail(Kind::conflict, "the baseline of a target names the scope version {version}: it stays",
                {{"version", std::string(version)}});
  TRY_VOID(database.run("DELETE FROM scope_version WHERE org_id = ? AND version = ?", org, version));
  return transaction.commit();
}

Result<std::vector<ScopeVersion>> scope_versions(Database& database, OrgId org) {
  std::vector<ScopeVersion> versions;
  TRY(Statement rows,
      database.prepare("SELECT version, from_date, description, recorded_at, recorded_by FROM scope_version "
                       "WHERE org_id = ? ORDER BY from_date"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return versions;
    versions.push_back({std::string(rows.text(0)), Date{static_cast<std::int32_t>(rows.integer(1))},
                        std::string(rows.text(2)), std::string(rows.text(3)), std::string(rows.text(4))});
  }
}

std::string_view scope_version_at(std::span<const ScopeVersion> versions, const Period& period) {
  std::string_view held;
  for (const ScopeVersion& version : versions)
    if (version.from <= period.until) held = version.version;
  return held;
}

}  // namespace capnr
