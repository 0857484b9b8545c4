// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/stored_tables.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "store/names.h"

namespace capnr {
namespace {

struct Catalogue {
  std::string_view tables, columns, parents;
};

constexpr Catalogue of_sqlite = {
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name "
    "<> "
    "'schema_version' ORDER BY name",
    "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid",
    "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?)",
};

constexpr Catalogue of_postgres = {
    "SELECT c.relname::text FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND "
    "c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND c.relname <> "
    "'schema_version' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND "
    "d.objid = c.oid AND d.deptype = 'e') ORDER BY c.relname COLLATE \"C\"",
    "SELECT a.attname::text, upper(format_type(a.atttypid, a.atttypmod)), "
    "coalesce(array_position(i.indkey::int2[], "
    "a.attnum), -1) + 1 FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND "
    "i.indisprimary "
    "WHERE a.attrelid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident(CAST(? AS text))) "
    "AND a.attnum > 0 AND NOT "
    "a.attisdropped ORDER BY a.attnum",
    "SELECT DISTINCT p.relname::text FROM pg_constraint k JOIN pg_class p ON p.oid = k.confrelid WHERE "
    "k.contype = "
    "'f' AND k.conrelid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident(CAST(? AS text)))",
};

const Catalogue& catalogue_of(const Database& database) {
  return database.engine() == Engine::sqlite ? of_sqlite : of_postgres;
}

ColumnType type_named(std::string_view name, std::string_view column) {
  static const std::map<std::string_view, ColumnType> types = {
      {"INTEGER", ColumnType::integer}, {"BIGINT", ColumnType::integer},
      {"REAL", ColumnType::real},       {"DOUBLE PRECISION", ColumnType::real},
      {"TEXT", ColumnType::text},       {"BLOB", ColumnType::blob},
      {"BYTEA", ColumnType::blob}};
  const auto found = types.find(name);
  if (found == types.end())
    throw std::logic_error("a column of no type of ours: " + std::string(column) + " " + std::string(name));
  return found->second;
}

Result<std::vector<std::string>> texts(Database& database, std::string_view sql,
                                       std::span<const Value> parameters = {}) {
  TRY(Statement statement, database.prepare(sql));
  TRY_VOID(statement.bind(parameters));
  std::vector<std::string> all;
  while (true) {
    TRY(const bool row, statement.step());
    if (!row) return all;
    all.emplace_back(statement.text(0));
  }
}

Result<StoredTable> table_named(Database& database, const std::string& name) {
  TRY(Statement statement, database.prepare(catalogue_of(database).columns));
  TRY_VOID(statement.bind(name));
  StoredTable table{name, {}};
  while (true) {
    TRY(const bool row, statement.step());
    if (!row) return table;
    const std::string column(statement.text(0));
    table.columns.push_back(
        {column, type_named(statement.text(1), column), static_cast<int>(statement.integer(2))});
  }
}

/// Puts a table into `ordered` once those that it refers to are there.
class Ordering {
 public:
  Ordering(Database& database, const std::vector<std::string>& names)
      : database_(database), waiting_(names.begin(), names.end()) {}

  Result<> put(const std::string& name) {
    if (waiting_.erase(name) == 0) return {};
    const Value parameter = to_value(name);
    TRY(const auto parents, texts(database_, catalogue_of(database_).parents, {&parameter, 1}));
    for (const std::string& parent : parents) TRY_VOID(put(parent));
    TRY(StoredTable table, table_named(database_, name));
    ordered_.push_back(std::move(table));
    return {};
  }
  std::vector<StoredTable> take() { return std::move(ordered_); }

 private:
  Database& database_;
  std::set<std::string> waiting_;
  std::vector<StoredTable> ordered_;
};

}  // namespace

Result<std::vector<StoredTable>> stored_tables(Database& database) {
  TRY(const auto names, texts(database, catalogue_of(database).tables));
  Ordering ordering(database, names);
  for (const std::string& name : names) TRY_VOID(ordering.put(name));
  return ordering.take();
}

Result<std::int64_t> count_of(Database& database, const StoredTable& table) {
  TRY(Statement statement, database.prepare(with_names("SELECT count(*) FROM {table}", table.name)));
  TRY_VOID(statement.bind());
  TRY([[maybe_unused]] const bool row, statement.step());
  return statement.integer(0);
}

Result<> continue_identifiers(Database& database, const std::vector<StoredTable>& tables) {
  if (database.engine() == Engine::sqlite) return {};
  for (const StoredTable& table : tables) {
    const bool has_id = std::any_of(table.columns.begin(), table.columns.end(),
                                    [](const StoredColumn& column) { return column.name == "id"; });
    if (!has_id) continue;
    // Does nothing for a column that the server does not number itself: the sequence is NULL.
    TRY_VOID(database.run(
        with_names(
            "SELECT setval(pg_get_serial_sequence(?, 'id'), coalesce(max(id), 1), max(id) IS NOT NULL) FROM "
            "{table}",
            table.name),
        table.name));
  }
  return {};
}

Result<> drop_tables(Database& database, const std::vector<StoredTable>& tables) {
  TRY(const auto functions,
      texts(database,
            "SELECT DISTINCT 'DROP FUNCTION ' || t.tgfoid::regprocedure::text FROM pg_trigger t JOIN "
            "pg_class c "
            "ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND "
            "c.relnamespace = "
            "p.pronamespace AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = "
            "current_schema())"));
  for (auto table = tables.rbegin(); table != tables.rend(); ++table)
    TRY_VOID(database.execute(with_names("DROP TABLE {table}", table->name)));
  TRY_VOID(database.execute("DROP TABLE IF EXISTS schema_version"));
  for (const std::string& drop : functions) TRY_VOID(database.execute(drop));
  return {};
}

Result<std::vector<std::string>> rights_on_tables(Database& database) {
  return texts(
      database,
      "SELECT format('GRANT %s ON %I TO %s%s', a.privilege_type, c.relname, CASE WHEN a.grantee = 0 THEN "
      "'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH "
      "GRANT OPTION' ELSE '' END) FROM pg_class c, aclexplode(c.relacl) a WHERE c.relkind IN ('r', 'p') AND "
      "a.grantee <> c.relowner AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = "
      "current_schema()) ORDER BY 1");
}

}  // namespace capnr
