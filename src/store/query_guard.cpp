// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/query_guard.h"

#include <algorithm>
#include <array>

namespace capnr {
namespace {

// Neither the clock, nor chance, nor files, nor the program: the same rows give the same numbers.
constexpr std::array<std::string_view, 43> functions = {
    "abs",        "avg",       "ceil",        "ceiling", "coalesce",     "count", "cume_dist", "days_between",
    "dense_rank", "exp",       "first_value", "floor",   "ifnull",       "iif",   "instr",     "lag",
    "last_value", "lead",      "length",      "like",    "ln",           "lower", "ltrim",     "max",
    "min",        "nth_value", "ntile",       "nullif",  "percent_rank", "pow",   "power",     "rank",
    "replace",    "round",     "row_number",  "rtrim",   "sign",         "sqrt",  "substr",    "substring",
    "sum",        "total",     "trim"};

std::string_view text_or_empty(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

// The word that a statement begins with, of those that are refused. What changes the schema first writes to the table where SQLite keeps it.
std::string_view word_of(int action, std::string_view table) {
  const bool schema = table.starts_with("sqlite_");
  switch (action) {
    case SQLITE_INSERT:
      return schema ? "CREATE" : "INSERT";
    case SQLITE_UPDATE:
      return "UPDATE";
    case SQLITE_DELETE:
      return schema ? "DROP" : "DELETE";
    case SQLITE_ATTACH:
      return "ATTACH";
    case SQLITE_DETACH:
      return "DETACH";
    case SQLITE_PRAGMA:
      return "PRAGMA";
    case SQLITE_TRANSACTION:
      return "BEGIN";
    case SQLITE_SAVEPOINT:
      return "SAVEPOINT";
    case SQLITE_ALTER_TABLE:
      return "ALTER";
    case SQLITE_REINDEX:
      return "REINDEX";
    case SQLITE_ANALYZE:
      return "ANALYZE";
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TEMP_INDEX:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_TEMP_TRIGGER:
    case SQLITE_DROP_TEMP_VIEW:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE:
      return "DROP";
    default:
      return "CREATE";
  }
}

// Tables of SQLite itself; their rows can be counted without any column being read.
bool is_of_the_engine(std::string_view table) {
  return std::ranges::any_of(std::array<std::string_view, 4>{"sqlite_", "pragma_", "json_", "fts"},
                             [&](std::string_view prefix) { return table.starts_with(prefix); });
}

}  // namespace

std::span<const std::string_view> sandbox_functions() {
  return functions;
}

QueryGuard::QueryGuard(sqlite3* handle, std::span<const SandboxView> views) : handle_(handle), views_(views) {
  sqlite3_set_authorizer(handle, &QueryGuard::authorize, this);
}

int QueryGuard::authorize(void* self, int action, const char* first, const char* second,
                          const char* /*database*/, const char* /*view*/) {
  auto& guard = *static_cast<QueryGuard*>(self);
  return guard.allows(action, text_or_empty(first), text_or_empty(second)) ? SQLITE_OK : SQLITE_DENY;
}

bool QueryGuard::refuse(std::string_view word, std::string message, std::string what) {
  if (!refusal_)
    refusal_.emplace(Refusal{
        Error{Kind::bad_input, std::move(message), {{"word", std::string(word)}, {"known", std::move(what)}}},
        std::string(word)});
  return false;
}

bool QueryGuard::allows(int action, std::string_view first, std::string_view second) {
  switch (action) {
    case SQLITE_SELECT:
      has_select_ = true;
      return true;
    case SQLITE_RECURSIVE:
      return true;  // the time is limited
    case SQLITE_READ:
      return allows_read(first, second);
    case SQLITE_FUNCTION: {
      if (std::ranges::find(functions, second) != functions.end()) return true;
      std::string known;
      for (const std::string_view name : functions) known += (known.empty() ? "" : ", ") + std::string(name);
      return refuse(second, "the function {word} is not one that a query may call: {known}", known);
    }
    default:
      return refuse(word_of(action, first), "a query only reads: {word} is refused", "");
  }
}

bool QueryGuard::allows_read(std::string_view table, std::string_view column) {
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (views_[i].name != table) continue;
    std::set<std::size_t>& columns = reads_[i];
    for (std::size_t j = 0; j < views_[i].columns.size(); ++j)
      if (views_[i].columns[j].name == column) columns.insert(j);
    return true;
  }
  // The rows of a named sub-query that are only counted are asked for so.
  if (column.empty() && !is_of_the_engine(table)) return true;
  std::string known;
  for (const SandboxView& view : views_) known += (known.empty() ? "" : ", ") + std::string(view.name);
  return refuse(table, "{word} is none of the views that a query may read: {known}", known);
}

QueryWatch::QueryWatch(sqlite3* handle, const QueryLimits& limits)
    : handle_(handle),
      limits_(limits),
      until_(std::chrono::steady_clock::now() + limits.time),
      most_bytes_(sqlite3_memory_used() + (limits.megabytes << 20)) {
  constexpr int steps_between_looks = 1000;
  sqlite3_progress_handler(handle, steps_between_looks, &QueryWatch::look, this);
}

int QueryWatch::look(void* self) {
  auto& watch = *static_cast<QueryWatch*>(self);
  watch.late_ = std::chrono::steady_clock::now() > watch.until_;
  watch.large_ = sqlite3_memory_used() > watch.most_bytes_;
  return watch.late_ || watch.large_ ? 1 : 0;
}

std::optional<Error> QueryWatch::why() const {
  if (large_)
    return Error{Kind::limit,
                 "the query takes more than {count} MB of memory: it was stopped",
                 {{"count", std::to_string(limits_.megabytes)}}};
  if (late_)
    return Error{Kind::limit,
                 "the query has not ended after {count} ms: it was stopped; check that its joins and its "
                 "recursion end",
                 {{"count", std::to_string(limits_.time.count())}}};
  return std::nullopt;
}

}  // namespace capnr
