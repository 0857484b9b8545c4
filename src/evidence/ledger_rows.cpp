// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/ledger_rows.h"

#include <array>
#include <set>

#include "store/names.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 19> columns = {
    "id",          "indicator",   "measure",     "scope_kind", "scope_name", "period_from", "period_until",
    "value",       "unit",        "low",         "high",       "grade",      "origin",      "formula",
    "recorded_at", "recorded_by", "stale_after", "supersedes", "reason"};

Date date_at(const Statement& row, int column) {
  return Date{static_cast<std::int32_t>(row.integer(column))};
}

LedgerEntry entry_of(const Statement& row) {
  LedgerEntry entry;
  entry.id = {row.integer(0)};
  entry.key.indicator = row.text(1);
  entry.key.measure = row.text(2);
  entry.key.scope = {scope_kind_from(row.text(3)).value_or(Scope::Kind::city), std::string(row.text(4))};
  entry.key.period = {date_at(row, 5), date_at(row, 6)};
  entry.value = row.optional_real(7);
  entry.unit = row.text(8);
  entry.low = row.optional_real(9);
  entry.high = row.optional_real(10);
  entry.grade = grade_from(row.text(11)).value_or(Grade::estimated);
  entry.origin = value_origin_from(row.text(12)).value_or(ValueOrigin::declared);
  entry.formula = row.text(13);
  entry.recorded_at = row.text(14);
  entry.recorded_by = row.text(15);
  entry.stale_after = row.optional_date(16);
  if (!row.is_null(17)) entry.supersedes = ValueId{row.integer(17)};
  entry.reason = row.text(18);
  return entry;
}

Result<std::vector<ValueSource>> sources_of(Database& database, ValueId value) {
  std::vector<ValueSource> sources;
  TRY(Statement rows, database.prepare("SELECT reference, sha256, first_row, last_row FROM value_source "
                                       "WHERE value_id = ? ORDER BY number"));
  TRY_VOID(rows.bind(value));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return sources;
    sources.push_back(
        {std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2), rows.integer(3)});
  }
}

}  // namespace

Result<> read_entries(Database& database, OrgId org, std::string_view indicator,
                      FunctionRef<Result<>(LedgerEntry&)> on_entry) {
  const std::string all =
      with_names("SELECT {columns} FROM {table} WHERE org_id = ? ORDER BY id", "indicator_value", columns);
  const std::string one =
      with_names("SELECT {columns} FROM {table} WHERE org_id = ? AND indicator = ? ORDER BY id",
                 "indicator_value", columns);
  TRY(Statement rows, database.prepare(indicator.empty() ? all : one));
  TRY_VOID(indicator.empty() ? rows.bind(org) : rows.bind(org, indicator));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return {};
    LedgerEntry entry = entry_of(rows);
    TRY(entry.sources, sources_of(database, entry.id));
    TRY_VOID(on_entry(entry));
  }
}

Result<std::optional<LedgerEntry>> read_last_entry(Database& database, OrgId org, const ValueKey& key) {
  // Each entry supersedes the one before it: the last recorded is the one that nothing supersedes.
  static const std::string last = with_names(
      "SELECT {columns} FROM {table} WHERE org_id = ? AND indicator = ? AND measure = ? AND "
      "scope_kind = ? AND scope_name = ? AND period_from = ? AND period_until = ? "
      "ORDER BY id DESC LIMIT 1",
      "indicator_value", columns);
  TRY(Statement rows, database.prepare(last));
  TRY_VOID(rows.bind(org, key.indicator, key.measure, code(key.scope.kind), key.scope.name, key.period.from,
                     key.period.until));
  TRY(const bool found, rows.step());
  if (!found) return std::nullopt;
  LedgerEntry entry = entry_of(rows);
  TRY(entry.sources, sources_of(database, entry.id));
  return entry;
}

Result<std::vector<LedgerEntry>> read_last_entries(Database& database, OrgId org) {
  std::vector<LedgerEntry> entries;
  std::set<ValueId> superseded;
  TRY_VOID(read_entries(database, org, {}, [&](LedgerEntry& entry) -> Result<> {
    if (entry.supersedes) superseded.insert(*entry.supersedes);
    entries.push_back(std::move(entry));
    return {};
  }));
  std::erase_if(entries, [&](const LedgerEntry& entry) { return superseded.contains(entry.id); });
  return entries;
}

Result<ValueId> insert_entry(Database& database, OrgId org, const LedgerEntry& entry) {
  TRY(Statement insert,
      database.prepare(
          "INSERT INTO indicator_value (org_id, indicator, measure, scope_kind, scope_name, period_from, "
          "period_until, value, unit, low, high, grade, origin, formula, recorded_at, recorded_by, "
          "stale_after, supersedes, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "RETURNING id"));
  const ValueKey& key = entry.key;
  TRY_VOID(insert.bind(org, key.indicator, key.measure, code(key.scope.kind), key.scope.name, key.period.from,
                       key.period.until, entry.value, entry.unit, entry.low, entry.high, code(entry.grade),
                       code(entry.origin), entry.formula, entry.recorded_at, entry.recorded_by,
                       entry.stale_after, entry.supersedes, entry.reason));
  TRY([[maybe_unused]] const bool row, insert.step());
  const ValueId id{insert.integer(0)};
  TRY([[maybe_unused]] const bool more, insert.step());
  std::int64_t number = 0;
  for (const ValueSource& source : entry.sources) {
    TRY_VOID(database.run(
        "INSERT INTO value_source (value_id, number, org_id, reference, sha256, first_row, last_row) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, number++, org, source.reference, source.sha256, source.first_row, source.last_row));
  }
  return id;
}

}  // namespace capnr
