// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/ledger.h"

#include <algorithm>
#include <array>

#include "evidence/ledger_rows.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 4> scope_kinds = {"city", "department", "site", "service"};
constexpr std::array<std::string_view, 3> origins = {"calculator", "sql", "declared"};

Result<> may_supersede(const LedgerEntry& before, const LedgerEntry& entry, std::optional<ValueId> expected) {
  const std::string place =
      before.key.indicator + (before.key.measure.empty() ? "" : "/" + before.key.measure);
  if (expected && *expected != before.id)
    return fail(
        Kind::conflict,
        "{indicator} of {period} was corrected meanwhile by {who}: look at its history, then try again",
        {{"indicator", place}, {"period", to_string(before.key.period)}, {"who", before.recorded_by}});
  if (entry.reason.empty() && before.value)
    return fail(
        Kind::conflict,
        "{indicator} of {period} has a value already, recorded by {who}: say why it changes with --reason",
        {{"indicator", place}, {"period", to_string(before.key.period)}, {"who", before.recorded_by}});
  return {};
}

}  // namespace

bool says_the_same(const LedgerEntry& a, const LedgerEntry& b) {
  return a.value == b.value && a.unit == b.unit && a.low == b.low && a.high == b.high && a.grade == b.grade &&
         a.origin == b.origin && a.formula == b.formula && a.stale_after == b.stale_after &&
         a.sources == b.sources;
}

std::string_view code(Scope::Kind kind) {
  return scope_kinds.at(static_cast<std::size_t>(kind));
}
std::optional<Scope::Kind> scope_kind_from(std::string_view code) {
  const auto found = std::ranges::find(scope_kinds, code);
  if (found == scope_kinds.end()) return std::nullopt;
  return static_cast<Scope::Kind>(found - scope_kinds.begin());
}
std::string to_string(const Scope& scope) {
  const std::string kind(code(scope.kind));
  return scope.kind == Scope::Kind::city ? kind : kind + ":" + scope.name;
}
std::optional<Scope> parse_scope(std::string_view text) {
  if (text.empty() || text == code(Scope::Kind::city)) return Scope{};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
  const auto kind = scope_kind_from(text.substr(0, colon));
  if (!kind || *kind == Scope::Kind::city) return std::nullopt;
  return Scope{*kind, std::string(text.substr(colon + 1))};
}

std::string_view code(ValueOrigin origin) {
  return origins.at(static_cast<std::size_t>(origin));
}
std::optional<ValueOrigin> value_origin_from(std::string_view code) {
  const auto found = std::ranges::find(origins, code);
  if (found == origins.end()) return std::nullopt;
  return static_cast<ValueOrigin>(found - origins.begin());
}

Result<Recorded> record_value(Database& database, OrgId org, LedgerEntry entry,
                              std::optional<ValueId> expected) {
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::optional<LedgerEntry> before, read_last_entry(database, org, entry.key));
  entry.supersedes.reset();
  if (before) {
    if (says_the_same(*before, entry)) return Recorded{Recorded::Outcome::unchanged, before->id};
    TRY_VOID(may_supersede(*before, entry, expected));
    entry.supersedes = before->id;
  } else if (!entry.value) {
    return fail(Kind::not_found, "{indicator} has no value for {period} to withdraw",
                {{"indicator", entry.key.indicator}, {"period", to_string(entry.key.period)}});
  }
  TRY_VOID(refuse_closed_years(database, org, entry.key.period));
  TRY(const ValueId id, insert_entry(database, org, entry));
  TRY_VOID(transaction.commit());
  return Recorded{before ? Recorded::Outcome::superseded : Recorded::Outcome::added, id};
}

Result<std::vector<LedgerEntry>> current_values(Database& database, OrgId org) {
  TRY(std::vector<LedgerEntry> entries, read_last_entries(database, org));
  std::erase_if(entries, [](const LedgerEntry& entry) { return !entry.value; });
  std::ranges::sort(entries, {}, &LedgerEntry::key);
  return entries;
}

Result<std::vector<LedgerEntry>> value_history(Database& database, OrgId org, std::string_view indicator) {
  std::vector<LedgerEntry> entries;
  TRY_VOID(read_entries(database, org, indicator, [&](LedgerEntry& entry) -> Result<> {
    entries.push_back(std::move(entry));
    return {};
  }));
  return entries;
}

}  // namespace capnr
