// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/query_sandbox.h"

#include <algorithm>
#include <array>

#include "store/query_guard.h"
#include "store/query_names.h"
#include "store/sqlite.h"

namespace capnr {
namespace {

constexpr std::int64_t most_expanded = 1000;
constexpr int most_bytes_of_text = 65536;

// https://www.sqlite.org/c3ref/c_limit_attached.html
constexpr std::array<std::pair<int, int>, 10> engine_limits = {{
    {SQLITE_LIMIT_SQL_LENGTH, 20000},
    {SQLITE_LIMIT_COLUMN, 100},
    {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_COMPOUND_SELECT, 50},
    {SQLITE_LIMIT_VDBE_OP, 50000},
    {SQLITE_LIMIT_FUNCTION_ARG, 20},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 50},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
}};

void days_between(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  const auto date = [&](int i) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[i]));
    return text == nullptr ? std::nullopt : parse_date(text);
  };
  const auto from = date(0), until = date(1);
  if (!from || !until) return sqlite3_result_null(context);
  sqlite3_result_int(context, until->days - from->days);
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Query = std::unique_ptr<sqlite3_stmt, Finalize>;

std::string_view affinity(SandboxType type) {
  switch (type) {
    case SandboxType::number:
      return " REAL";
    case SandboxType::integer:
      return " INTEGER";
    default:
      return " TEXT";
  }
}

std::string statement_that_makes(const SandboxView& view) {
  std::string list;
  for (const SandboxColumn& column : view.columns)
    list += (list.empty() ? "" : ", ") + std::string(column.name) + std::string(affinity(column.type));
  return "CREATE TABLE " + std::string(view.name) + " (" + list + ")";
}

std::string statement_that_fills(const SandboxView& view) {
  std::string marks;
  for (std::size_t i = 0; i < view.columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return "INSERT INTO " + std::string(view.name) + " VALUES (" + marks + ")";
}

class Sandbox {
 public:
  Sandbox(std::unique_ptr<sqlite3, CloseSqlite> handle, std::string_view sql,
          std::span<const SandboxView> views)
      : connection_("the sandbox", std::move(handle)), sql_(sql), views_(views) {}

  /// The views, empty.
  Result<> build() {
    // A quoted name that is none is an error, not a text; a file is never opened, for what is sorted neither.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    TRY_VOID(connection_.execute("PRAGMA temp_store = MEMORY; PRAGMA journal_mode = OFF"));
    for (const SandboxView& view : views_) TRY_VOID(connection_.execute(statement_that_makes(view)));
    for (const auto& [limit, value] : engine_limits) sqlite3_limit(handle(), limit, value);
    sqlite3_create_function_v2(handle(), "days_between", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                               &days_between, nullptr, nullptr, nullptr);
    return {};
  }

  /// Nothing of it is run: what it reads, or why it is refused.
  Result<> examine() {
    if (sql_.find('\0') != std::string_view::npos)
      return fail(Kind::bad_input, "the query holds a NUL character: remove it");
    if (expanded_size(sql_, most_expanded) >= most_expanded)
      return fail(Kind::limit, "the query names its sub-queries too many times: write it with fewer");
    QueryGuard guard(handle(), views_);
    TRY(const Query query, prepare(guard));
    reads_ = guard.reads();
    return {};
  }

  Result<> fill(ViewRows rows) {
    TRY_VOID(connection_.execute("BEGIN"));
    for (const auto& [view, columns] : reads_) TRY_VOID(fill(view, columns, rows));
    TRY_VOID(connection_.execute("COMMIT; PRAGMA query_only = ON"));
    sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, most_bytes_of_text);
    return {};
  }

  Result<QueryAnswer> run(std::span<const QueryParameter> parameters, const QueryLimits& limits) {
    QueryGuard guard(handle(), views_);
    TRY(const Query query, prepare(guard));
    TRY_VOID(bind(query.get(), parameters));
    QueryAnswer answer;
    for (const auto& [view, columns] : reads_) answer.views.push_back(view);
    for (int i = 0; i < sqlite3_column_count(query.get()); ++i)
      answer.columns.emplace_back(sqlite3_column_name(query.get(), i));
    const QueryWatch watch(handle(), limits);
    for (;;) {
      const int code = sqlite3_step(query.get());
      if (code == SQLITE_DONE) return answer;
      if (code != SQLITE_ROW) return failed(code, watch);
      if (answer.rows.size() == limits.rows)
        return fail(Kind::limit, "the query gives more than {count} rows",
                    {{"count", std::to_string(limits.rows)}});
      TRY(auto row, read_row(query.get(), answer.columns));
      answer.rows.push_back(std::move(row));
    }
  }

 private:
  sqlite3* handle() const { return connection_.handle(); }

  tl::unexpected<Error> refused(std::string message, std::size_t at) const {
    return fail(Kind::bad_input, std::move(message), {}, place_in(sql_, at));
  }

  Result<Query> prepare(const QueryGuard& guard) const {
    sqlite3_stmt* made = nullptr;
    const char* rest = nullptr;
    const int code =
        sqlite3_prepare_v3(handle(), sql_.data(), static_cast<int>(sql_.size()), 0, &made, &rest);
    Query query(made);
    if (code != SQLITE_OK) return not_understood(guard);
    if (query == nullptr) return fail(Kind::bad_input, "the query is empty");
    const auto end = static_cast<std::size_t>(rest - sql_.data());
    for (const QueryToken& token : query_tokens(sql_.substr(end)))
      if (token.is_name || token.text != ";")
        return refused("a query is one statement: what follows the first is refused",
                       static_cast<std::size_t>(token.text.data() - sql_.data()));
    const bool only_reads = guard.has_select() && sqlite3_stmt_readonly(made) != 0 &&
                            sqlite3_stmt_isexplain(made) == 0 && sqlite3_column_count(made) > 0;
    if (!only_reads)
      return refused("a query is a SELECT (or WITH … SELECT): another statement is refused", 0);
    return query;
  }

  tl::unexpected<Error> not_understood(const QueryGuard& guard) const {
    if (const auto& refusal = guard.refusal()) {
      const auto at = place_of_name(sql_, refusal->word);
      return tl::unexpected(refusal->error.at(at ? place_in(sql_, *at) : Where{}));
    }
    const std::string reason = sqlite3_errmsg(handle());
    const int at = sqlite3_error_offset(handle());
    const Where where = at < 0 ? Where{} : place_in(sql_, static_cast<std::size_t>(at));
    constexpr std::string_view no_table = "no such table: ";
    if (reason.starts_with(no_table)) {
      std::string known;
      for (const SandboxView& view : views_) known += (known.empty() ? "" : ", ") + std::string(view.name);
      const std::string name = reason.substr(no_table.size());
      const auto place = place_of_name(sql_, name.substr(name.rfind('.') + 1));
      return fail(Kind::bad_input, "{word} is none of the views that a query may read: {known}",
                  {{"word", name}, {"known", known}}, place ? place_in(sql_, *place) : where);
    }
    return fail(Kind::bad_input, "the query is not understood: {reason}", {{"reason", reason}}, where);
  }

  Result<> fill(std::size_t view, const std::set<std::size_t>& columns, ViewRows rows) {
    TRY(const auto insert, connection_.prepare(statement_that_fills(views_[view])));
    std::vector<Value> kept(views_[view].columns.size(), Value(nullptr));
    return rows(view, [&](std::span<const Value> row) -> Result<> {
      for (const std::size_t column : columns) kept[column] = row[column];
      TRY_VOID(insert->bind(kept));
      TRY([[maybe_unused]] const bool more, insert->step());
      return {};
    });
  }

  Result<> bind(sqlite3_stmt* query, std::span<const QueryParameter> parameters) const {
    std::vector<Value> values;
    for (int i = 1; i <= sqlite3_bind_parameter_count(query); ++i) {
      const char* name = sqlite3_bind_parameter_name(query, i);
      const auto found = std::ranges::find(parameters, std::string_view(name == nullptr ? "?" : name),
                                           &QueryParameter::name);
      if (found == parameters.end()) {
        std::string known;
        for (const QueryParameter& one : parameters)
          known += (known.empty() ? "" : ", ") + std::string(one.name);
        return fail(Kind::bad_input, "the query has no parameter {word}: {known}",
                    {{"word", name == nullptr ? "?" : name}, {"known", known}});
      }
      values.push_back(found->value);
    }
    return bind_sqlite(query, values) == SQLITE_OK
               ? Result<>()
               : sqlite_failure(handle(), connection_.path(), sqlite3_errcode(handle()));
  }

  tl::unexpected<Error> failed(int code, const QueryWatch& watch) const {
    if (const auto why = watch.why()) return tl::unexpected(*why);
    if (code == SQLITE_TOOBIG)
      return fail(Kind::limit, "the query makes a text of more than {count} bytes",
                  {{"count", std::to_string(most_bytes_of_text)}});
    return fail(Kind::bad_input, "the query fails: {reason}", {{"reason", sqlite3_errmsg(handle())}});
  }

  static Result<std::vector<QueryCell>> read_row(sqlite3_stmt* query, std::span<const std::string> columns) {
    std::vector<QueryCell> row;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
      switch (sqlite3_column_type(query, i)) {
        case SQLITE_INTEGER:
          row.emplace_back(std::int64_t{sqlite3_column_int64(query, i)});
          break;
        case SQLITE_FLOAT:
          row.emplace_back(sqlite3_column_double(query, i));
          break;
        case SQLITE_TEXT:
          row.emplace_back(std::string(reinterpret_cast<const char*>(sqlite3_column_text(query, i)),
                                       static_cast<std::size_t>(sqlite3_column_bytes(query, i))));
          break;
        case SQLITE_BLOB:
          return fail(Kind::bad_input, "the column {column} is neither a number nor a text",
                      {{"column", columns[static_cast<std::size_t>(i)]}});
        default:
          row.emplace_back(nullptr);
      }
    }
    return row;
  }

  SqliteConnection connection_;
  std::string_view sql_;
  std::span<const SandboxView> views_;
  QueryGuard::Reads reads_;
};

}  // namespace

Where place_in(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {.row = std::ranges::count(before, '\n') + 1, .column = std::to_string(at - line_start + 1)};
}

Result<QueryAnswer> run_in_sandbox(std::string_view sql, std::span<const SandboxView> views,
                                   std::span<const QueryParameter> parameters, ViewRows fill,
                                   const QueryLimits& limits) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(
      ":memory:", &opened,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<sqlite3, CloseSqlite> handle(opened);
  if (code != SQLITE_OK) return sqlite_failure(opened, ":memory:", code);
  Sandbox sandbox(std::move(handle), sql, views);
  TRY_VOID(sandbox.build());
  TRY_VOID(sandbox.examine());
  TRY_VOID(sandbox.fill(fill));
  return sandbox.run(parameters, limits);
}

}  // namespace capnr
