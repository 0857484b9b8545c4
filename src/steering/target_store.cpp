// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/target_store.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "steering/standing.h"

namespace capnr {
namespace {

constexpr std::array<std::string_view, 3> states = {"open", "closed", "withdrawn"};

Date date_at(const Statement& row, int column) {
  return Date{static_cast<std::int32_t>(row.integer(column))};
}
int year_at(const Statement& row, int column) {
  return static_cast<int>(row.integer(column));
}

Target target_of(const Statement& row) {
  Target target;
  target.key = row.text(1);
  target.indicator = row.text(2);
  target.measure = row.text(3);
  target.scope = {scope_kind_from(row.text(4)).value_or(Scope::Kind::city), std::string(row.text(5))};
  target.unit = row.text(6);
  target.better = direction_from(row.text(7)).value_or(Direction::down);
  target.perimeter = target_perimeter_from(row.text(8)).value_or(TargetPerimeter::administration);
  target.baseline = {{year_at(row, 9), row.real(10)}, std::string(row.text(11))};
  target.goal = {year_at(row, 12), row.real(13)};
  target.path = target_path_from(row.text(14)).value_or(TargetPath::straight_line);
  target.vote = row.text(15);
  target.voted_on = row.optional_date(16);
  target.note = row.text(17);
  return target;
}

TargetEntry entry_of(const Statement& row) {
  TargetEntry entry;
  entry.id = {row.integer(0)};
  entry.target = target_of(row);
  entry.state = target_state_from(row.text(18)).value_or(TargetState::open);
  if (!row.is_null(19)) entry.closed_on = date_at(row, 19);
  entry.recorded_at = row.text(20);
  entry.recorded_by = row.text(21);
  if (!row.is_null(22)) entry.supersedes = TargetId{row.integer(22)};
  entry.reason = row.text(23);
  return entry;
}

Result<std::vector<YearValue>> milestones_of(Database& database, TargetId target) {
  std::vector<YearValue> milestones;
  TRY(Statement rows,
      database.prepare("SELECT year, value FROM target_milestone WHERE target_id = ? ORDER BY year"));
  TRY_VOID(rows.bind(target));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return milestones;
    milestones.push_back({year_at(rows, 0), rows.real(1)});
  }
}

Result<TargetId> insert(Database& database, OrgId org, const TargetEntry& entry) {
  TRY(Statement insert,
      database.prepare(
          "INSERT INTO target (org_id, key, indicator, measure, scope_kind, scope_name, unit, better, "
          "perimeter, baseline_year, baseline_value, scope_version, goal_year, goal_value, path, vote, "
          "voted_on, note, state, closed_on, recorded_at, recorded_by, supersedes, reason) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"));
  const Target& target = entry.target;
  const YearValue& from = target.baseline.at;
  TRY_VOID(insert.bind(org, target.key, target.indicator, target.measure, code(target.scope.kind),
                       target.scope.name, target.unit, code(target.better), code(target.perimeter), from.year,
                       from.value, target.baseline.scope_version, target.goal.year, target.goal.value,
                       code(target.path), target.vote, target.voted_on, target.note, code(entry.state),
                       entry.closed_on, entry.recorded_at, entry.recorded_by, entry.supersedes,
                       entry.reason));
  TRY([[maybe_unused]] const bool row, insert.step());
  const TargetId id{insert.integer(0)};
  TRY([[maybe_unused]] const bool more, insert.step());
  for (const YearValue& milestone : target.milestones)
    TRY_VOID(database.run("INSERT INTO target_milestone (target_id, year, org_id, value) VALUES (?, ?, ?, ?)",
                          id, milestone.year, org, milestone.value));
  return id;
}

Result<std::vector<TargetEntry>> last_entries(Database& database, OrgId org, std::string_view key) {
  TRY(std::vector<TargetEntry> entries, target_history(database, org, key));
  std::set<TargetId> superseded;
  for (const TargetEntry& entry : entries)
    if (entry.supersedes) superseded.insert(*entry.supersedes);
  std::erase_if(entries, [&](const TargetEntry& entry) { return superseded.contains(entry.id); });
  return entries;
}

std::string measure_of(const Target& target) {
  return reference_of({target.indicator, target.measure, target.scope, {}}) +
         (target.scope.kind == Scope::Kind::city ? "" : " (" + to_string(target.scope) + ")");
}

Result<> may_supersede(const TargetEntry& before, const TargetEntry& entry,
                       std::optional<TargetId> expected) {
  const std::pair<std::string, std::string> key = {"key", before.target.key};
  if (expected && *expected != before.id)
    return fail(
        Kind::conflict,
        "the target {key} was changed meanwhile by {who}: look at capnr targets history, then try again",
        {key, {"who", before.recorded_by}});
  if (before.state == TargetState::withdrawn) return {};
  if (measure_of(before.target) != measure_of(entry.target))
    return fail(Kind::conflict, "{key} is a target of {measure}: give the one of {other} another name",
                {key, {"measure", measure_of(before.target)}, {"other", measure_of(entry.target)}});
  if (entry.reason.empty())
    return fail(Kind::conflict,
                "the target {key} is there already, recorded by {who}: say why it changes with --reason",
                {key, {"who", before.recorded_by}});
  return {};
}

}  // namespace

std::string_view code(TargetState state) {
  return states.at(static_cast<std::size_t>(state));
}
std::optional<TargetState> target_state_from(std::string_view code) {
  const auto found = std::ranges::find(states, code);
  if (found == states.end()) return std::nullopt;
  return static_cast<TargetState>(found - states.begin());
}
std::string_view name(TargetState state, Language language) {
  switch (state) {
    case TargetState::open:
      return tr(language, "open");
    case TargetState::closed:
      return tr(language, "closed");
    case TargetState::withdrawn:
      return tr(language, "withdrawn");
  }
  return {};
}

bool is_open(const TargetEntry& entry, Date on) {
  return entry.state == TargetState::open ||
         (entry.state == TargetState::closed && entry.closed_on && *entry.closed_on > on);
}

Result<RecordedTarget> record_target(Database& database, OrgId org, TargetEntry entry,
                                     std::optional<TargetId> expected) {
  TRY_VOID(check_target(entry.target));
  TRY(Database::Transaction transaction, database.begin());
  TRY(const std::vector<TargetEntry> last, last_entries(database, org, entry.target.key));
  const TargetEntry* before = last.empty() ? nullptr : &last.front();
  entry.supersedes.reset();
  if (before == nullptr && entry.state != TargetState::open)
    return fail(Kind::not_found, "there is no target {key}: capnr targets lists them",
                {{"key", entry.target.key}});
  if (before != nullptr) {
    if (before->target == entry.target && before->state == entry.state &&
        before->closed_on == entry.closed_on)
      return RecordedTarget{Recorded::Outcome::unchanged, before->id};
    TRY_VOID(may_supersede(*before, entry, expected));
    entry.supersedes = before->id;
  }
  TRY(const TargetId id, insert(database, org, entry));
  TRY_VOID(transaction.commit());
  return RecordedTarget{before == nullptr ? Recorded::Outcome::added : Recorded::Outcome::superseded, id};
}

Result<std::vector<TargetEntry>> load_targets(Database& database, OrgId org) {
  TRY(std::vector<TargetEntry> entries, last_entries(database, org, {}));
  std::erase_if(entries, [](const TargetEntry& entry) { return entry.state == TargetState::withdrawn; });
  std::ranges::sort(entries, {}, [](const TargetEntry& entry) {
    const Target& target = entry.target;
    return std::tie(target.indicator, target.measure, target.scope, target.goal.year, target.key);
  });
  return entries;
}

Result<std::vector<TargetEntry>> target_history(Database& database, OrgId org, std::string_view key) {
  std::vector<TargetEntry> entries;
  TRY(Statement rows,
      database.prepare(
          "SELECT id, key, indicator, measure, scope_kind, scope_name, unit, better, perimeter, "
          "baseline_year, baseline_value, scope_version, goal_year, goal_value, path, vote, voted_on, note, "
          "state, closed_on, recorded_at, recorded_by, supersedes, reason FROM target WHERE org_id = ? "
          "ORDER BY id"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    if (key.empty() || rows.text(1) == key) entries.push_back(entry_of(rows));
  }
  for (TargetEntry& entry : entries) {
    TRY(entry.target.milestones, milestones_of(database, entry.id));
  }
  return entries;
}

}  // namespace capnr
