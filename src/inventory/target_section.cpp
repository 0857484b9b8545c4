// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// targets/: targets.csv, every entry of every target, and milestones.csv.

#include <array>
#include <map>

#include "inventory/city_section_list.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

constexpr auto number = KeptType::number;
constexpr auto integer = KeptType::integer;
constexpr auto date = KeptType::date;

// The first is the rank of the entry in the file.
constexpr std::array target_columns = {KeptColumn{"number", integer, true},
                                       KeptColumn{"key"},
                                       KeptColumn{"indicator"},
                                       KeptColumn{"measure"},
                                       KeptColumn{"scope_kind"},
                                       KeptColumn{"scope_name"},
                                       KeptColumn{"unit"},
                                       KeptColumn{"better"},
                                       KeptColumn{"perimeter"},
                                       KeptColumn{"baseline_year", integer, true},
                                       KeptColumn{"baseline_value", number, true},
                                       KeptColumn{"scope_version"},
                                       KeptColumn{"goal_year", integer, true},
                                       KeptColumn{"goal_value", number, true},
                                       KeptColumn{"path"},
                                       KeptColumn{"vote"},
                                       KeptColumn{"voted_on", date},
                                       KeptColumn{"note"},
                                       KeptColumn{"state"},
                                       KeptColumn{"closed_on", date},
                                       KeptColumn{"recorded_at"},
                                       KeptColumn{"recorded_by"},
                                       KeptColumn{"reason"}};
constexpr std::size_t key_column = 1;

constexpr std::array milestone_columns = {KeptColumn{"target", integer, true},
                                          KeptColumn{"year", integer, true},
                                          KeptColumn{"value", number, true}};

struct Entry {
  std::int64_t id = 0;
  std::vector<std::string> cells;                    ///< without the rank
  std::vector<std::vector<std::string>> milestones;  ///< year, value
  bool operator==(const Entry& other) const { return cells == other.cells && milestones == other.milestones; }
};

Result<std::vector<std::vector<std::string>>> milestones_of(Database& database, std::int64_t target) {
  std::vector<std::vector<std::string>> all;
  TRY(Statement rows,
      database.prepare("SELECT year, value FROM target_milestone WHERE target_id = ? ORDER BY year"));
  TRY_VOID(rows.bind(target));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) return all;
    all.push_back(kept_cells(rows, std::span(milestone_columns).subspan(1)));
  }
}

Result<std::vector<Entry>> stored_entries(Database& database, OrgId org) {
  std::vector<Entry> entries;
  TRY(Statement rows,
      database.prepare("SELECT id, key, indicator, measure, scope_kind, scope_name, unit, better, perimeter, "
                       "baseline_year, baseline_value, scope_version, goal_year, goal_value, path, vote, "
                       "voted_on, note, state, closed_on, recorded_at, recorded_by, reason FROM target "
                       "WHERE org_id = ? ORDER BY id"));
  TRY_VOID(rows.bind(org));
  while (true) {
    TRY(const bool more, rows.step());
    if (!more) break;
    entries.push_back({rows.integer(0), kept_cells(rows, std::span(target_columns).subspan(1), 1), {}});
  }
  for (Entry& entry : entries) {
    TRY(entry.milestones, milestones_of(database, entry.id));
  }
  return entries;
}

Result<std::int64_t> insert(Database& database, OrgId org, const KeptRow& row,
                            std::optional<std::int64_t> supersedes) {
  TRY(Statement statement,
      database.prepare(
          "INSERT INTO target (org_id, supersedes, key, indicator, measure, scope_kind, scope_name, unit, "
          "better, perimeter, baseline_year, baseline_value, scope_version, goal_year, goal_value, path, "
          "vote, "
          "voted_on, note, state, closed_on, recorded_at, recorded_by, reason) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"));
  std::vector<Value> values = {to_value(org), to_value(supersedes)};
  for (std::size_t i = key_column; i < target_columns.size(); ++i) values.push_back(row.value(i));
  TRY_VOID(statement.bind(std::span<const Value>(values)));
  TRY([[maybe_unused]] const bool made, statement.step());
  const std::int64_t id = statement.integer(0);
  TRY([[maybe_unused]] const bool more, statement.step());
  return id;
}

}  // namespace

constinit const KeptTable targets_table{"targets/targets.csv", "target", target_columns};
constinit const KeptTable milestones_table{"targets/milestones.csv", "target_milestone", milestone_columns};

Result<std::vector<KeptRows>> target_rows(Database& database, OrgId org) {
  TRY(const std::vector<Entry> entries, stored_entries(database, org));
  KeptRows targets{&targets_table, {}}, milestones{&milestones_table, {}};
  for (const Entry& entry : entries) {
    const std::string rank = std::to_string(targets.rows.size() + 1);
    targets.rows.push_back(entry.cells);
    targets.rows.back().insert(targets.rows.back().begin(), rank);
    for (const std::vector<std::string>& milestone : entry.milestones)
      milestones.rows.push_back({rank, milestone[0], milestone[1]});
  }
  return std::vector{std::move(targets), std::move(milestones)};
}

// As values of indicators: what the database has of a key must be how the folder's history of it begins, or the other way round.
Result<std::size_t> read_targets(Database& database, OrgId org, const fs::path& root) {
  TRY(const std::vector<KeptRow> rows, read_kept(root, targets_table));
  TRY(const std::vector<KeptRow> milestones, read_kept(root, milestones_table));
  std::map<std::int64_t, std::vector<const KeptRow*>> of_rank;
  for (const KeptRow& row : rows) of_rank[row.integer(0)];
  for (const KeptRow& row : milestones) {
    const auto found = of_rank.find(row.integer(0));
    if (found == of_rank.end())
      return fail(Kind::bad_input, "there is no target number {number} in targets.csv",
                  {{"number", std::to_string(row.integer(0))}}, row.where("target"));
    found->second.push_back(&row);
  }
  TRY(const std::vector<Entry> stored, stored_entries(database, org));
  std::map<std::string, std::vector<Entry>> histories;
  for (const Entry& entry : stored) histories[entry.cells[key_column - 1]].push_back(entry);
  std::map<std::string, std::size_t> seen;
  std::size_t added = 0;
  for (const KeptRow& row : rows) {
    std::vector<std::string> cells = row.cells();
    cells.erase(cells.begin());
    Entry entry{0, std::move(cells), {}};
    const std::vector<const KeptRow*>& its = of_rank[row.integer(0)];
    for (const KeptRow* milestone : its) {
      const std::vector<std::string> all = milestone->cells();
      entry.milestones.push_back({all[1], all[2]});
    }
    std::vector<Entry>& history = histories[row.text(key_column)];
    if (const std::size_t rank = seen[row.text(key_column)]++; rank < history.size()) {
      if (history[rank] == entry) continue;
      return fail(Kind::conflict,
                  "the target {key} has another history in the database than in the folder: nothing is "
                  "imported; keep one of the two",
                  {{"key", row.text(key_column)}}, row.where("key"));
    }
    TRY(entry.id,
        insert(database, org, row, history.empty() ? std::nullopt : std::optional(history.back().id)));
    for (const KeptRow* milestone : its)
      TRY_VOID(
          database.run("INSERT INTO target_milestone (target_id, year, org_id, value) VALUES (?, ?, ?, ?)",
                       entry.id, milestone->integer(1), org, milestone->number(2)));
    history.push_back(std::move(entry));
    ++added;
  }
  return added;
}

}  // namespace capnr
