// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/query_sandbox.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "store/query_names.h"

namespace capnr {
namespace {

constexpr std::array machine_columns = {SandboxColumn{"name"}, SandboxColumn{"department"},
                                        SandboxColumn{"quantity", SandboxType::number},
                                        SandboxColumn{"bought", SandboxType::date}};
constexpr std::array person_columns = {SandboxColumn{"name"}, SandboxColumn{"age", SandboxType::integer}};
constexpr std::array<SandboxView, 2> views = {{{"machines", machine_columns}, {"people", person_columns}}};

constexpr auto fill = [](std::size_t view, FunctionRef<Result<>(std::span<const Value>)> add) -> Result<> {
  if (view == 1) {
    TRY_VOID(add(std::array{to_value("Zoé"), to_value(40)}));
    return add(std::array{to_value("Ali"), Value(nullptr)});
  }
  for (int i = 0; i < 100; ++i) {
    const std::string name = "PC-" + std::to_string(i);
    TRY_VOID(add(std::array{to_value(name), to_value(i % 2 == 0 ? "DNSI" : "Écoles"), to_value(1.5),
                            to_value(i < 10 ? "2020-01-31" : "2024-03-01")}));
  }
  return {};
};

Result<QueryAnswer> run(std::string_view sql, const QueryLimits& limits = {}) {
  const std::array parameters = {QueryParameter{":year", to_value(2025)},
                                 QueryParameter{":year_end", to_value("2025-12-31")}};
  return run_in_sandbox(sql, views, parameters, fill, limits);
}

/// "1|DNSI" for each row, or why there is none.
std::string said(std::string_view sql, const QueryLimits& limits = {}) {
  const Result<QueryAnswer> answer = run(sql, limits);
  if (!answer) return describe(answer.error(), Language::en);
  std::string text;
  for (const auto& row : answer->rows) {
    if (!text.empty()) text += " ; ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += "|";
      if (const auto* whole = std::get_if<std::int64_t>(&row[i])) text += std::to_string(*whole);
      if (const auto* real = std::get_if<double>(&row[i])) text += std::to_string(*real);
      if (const auto* word = std::get_if<std::string>(&row[i])) text += *word;
      if (std::holds_alternative<std::nullptr_t>(row[i])) text += "null";
    }
  }
  return text;
}

TEST(QuerySandbox, GivesNumbersAndNames) {
  EXPECT_EQ(said("SELECT count(*), sum(quantity) FROM machines"), "100|150.000000");
  EXPECT_EQ(said("SELECT department, count(*) FROM machines GROUP BY department ORDER BY 1"),
            "DNSI|50 ; Écoles|50");
  EXPECT_EQ(said("SELECT age FROM people ORDER BY name"), "null ; 40");
  EXPECT_EQ(said("SELECT :year, :year_end, days_between('2024-02-28', '2024-03-01'), days_between('x', '')"),
            "2025|2025-12-31|2|null");
  EXPECT_EQ(said("WITH old AS (SELECT * FROM machines WHERE bought < :year_end LIMIT 3) "
                 "SELECT count(*) FROM old;  -- the end\n"),
            "3");
  EXPECT_EQ(said("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) "
                 "SELECT sum(i) FROM n"),
            "55");
  EXPECT_EQ(said("SELECT row_number() OVER (ORDER BY name) FROM people"), "1 ; 2");
  EXPECT_EQ(said("VALUES (7)"), "7");
}

TEST(QuerySandbox, AsksForTheViewsThatAQueryReadsAndNoOther) {
  std::vector<std::size_t> asked;
  const auto remember = [&](std::size_t view, FunctionRef<Result<>(std::span<const Value>)>) -> Result<> {
    asked.push_back(view);
    return {};
  };
  const auto answer = run_in_sandbox("SELECT count(*) FROM people p", views, {}, remember);
  ASSERT_TRUE(answer);
  EXPECT_EQ(asked, std::vector<std::size_t>{1});
  EXPECT_EQ(answer->views, asked);
}

// Each statement that is no reading of the views, and the beginning of what is answered.
TEST(QuerySandbox, RefusesWhatIsNotReadingAndSaysWhy) {
  const std::pair<const char*, const char*> refused[] = {
      {"INSERT INTO machines VALUES ('x', 'y', 1, '')", "INSERT is refused"},
      {"UPDATE machines SET quantity = 0", "UPDATE is refused"},
      {"DELETE FROM machines", "DELETE is refused"},
      {"REPLACE INTO people VALUES ('x', 1)", "INSERT is refused"},
      {"DELETE FROM machines RETURNING quantity", "DELETE is refused"},
      {"WITH gone AS (DELETE FROM machines RETURNING *) SELECT * FROM gone", "near \"DELETE\""},
      {"WITH x AS (SELECT 1) INSERT INTO people SELECT 'a', 1 FROM x", "INSERT is refused"},
      {"SELECT * INTO copy FROM machines", "near \"INTO\""},
      {"SELECT * FROM machines FOR UPDATE", "near \"UPDATE\""},
      {"CREATE TABLE x (a)", "CREATE is refused"},
      {"CREATE TEMP VIEW x AS SELECT 1", "CREATE is refused"},
      {"CREATE VIRTUAL TABLE x USING fts5(a)", "CREATE is refused"},
      {"DROP TABLE machines", "DROP is refused"},
      {"ALTER TABLE machines ADD COLUMN x", "ALTER is refused"},
      {"ATTACH DATABASE '/tmp/other.db' AS other", "ATTACH is refused"},
      {"DETACH DATABASE main", "DETACH is refused"},
      {"PRAGMA query_only = OFF", "PRAGMA is refused"},
      {"PRAGMA table_info(machines)", "PRAGMA is refused"},
      {"VACUUM", "a query is a SELECT"},
      {"VACUUM INTO '/tmp/capnr_stolen.db'", "a query is a SELECT"},
      {"BEGIN", "BEGIN is refused"},
      {"COMMIT", "BEGIN is refused"},
      {"SAVEPOINT x", "SAVEPOINT is refused"},
      {"EXPLAIN SELECT 1", "a query is a SELECT"},
      {"EXPLAIN QUERY PLAN SELECT 1", "a query is a SELECT"},
      {"ANALYZE", " is refused"},
      {"REINDEX", "a query is a SELECT"},
      {"SELECT 1; DELETE FROM machines", "what follows the first is refused"},
      {"SELECT 1;\n-- nothing\n; SELECT 2", "what follows the first is refused"},
      {"", "the query is empty"},
      {"-- only a comment", "the query is empty"},
      {";", "the query is empty"},
      {"SELECT", "the query is not understood"},
      {"SELECT 'open", "the query is not understood"},
      {"COPY machines TO '/tmp/x'", "near \"COPY\""},
      {"SET ROLE postgres", "near \"SET\""},
      {"DO $$ BEGIN DELETE FROM machines; END $$", "near \"DO\""},
      {"SELECT $$machines$$", "the query"},
  };
  for (const auto& [sql, why] : refused) {
    const Result<QueryAnswer> answer = run(sql);
    ASSERT_FALSE(answer) << sql;
    EXPECT_EQ(answer.error().kind, Kind::bad_input) << sql;
    EXPECT_NE(describe(answer.error(), Language::en).find(why), std::string::npos)
        << sql << ": " << describe(answer.error(), Language::en);
  }
  EXPECT_EQ(said("SELECT count(*) FROM machines"), "100");
  EXPECT_FALSE(std::filesystem::exists("/tmp/capnr_stolen.db"));
}

TEST(QuerySandbox, KnowsNothingButItsViews) {
  for (const char* table : {"org",
                            "equipment_class",
                            "main.indicator_value",
                            "public.org",
                            "information_schema.tables",
                            "pg_catalog.pg_user",
                            "pg_shadow",
                            "\"org\"",
                            "[org]",
                            "`org`",
                            "\"main\".\"org\"",
                            "temp.org",
                            "sqlite_master",
                            "sqlite_schema",
                            "main.sqlite_master",
                            "\"sqlite_master\"",
                            "sqlite_temp_master",
                            "pragma_table_list",
                            "pragma_database_list",
                            "pragma_function_list",
                            "json_each('[1]')",
                            "json_tree('{}')",
                            "generate_series(1, 10)",
                            "dblink('host=x', 'SELECT 1')",
                            "/**/org",
                            "sqlite_dbpage",
                            "sqlite_stmt",
                            "dbstat",
                            "bytecode('SELECT 1')",
                            "fts3tokenize"}) {
    for (const char* what : {"*", "count(*)", "1"}) {
      const std::string sql = "SELECT " + std::string(what) + " FROM " + table;
      const Result<QueryAnswer> answer = run(sql);
      ASSERT_FALSE(answer) << sql;
      EXPECT_EQ(answer.error().kind, Kind::bad_input) << sql;
    }
  }
  EXPECT_NE(said("SELECT count(*) FROM machines\nWHERE name IN (SELECT name\n FROM org)")
                .find("row 3, column 7: org is none of the views that a query may read: machines, people"),
            std::string::npos)
      << said("SELECT count(*) FROM machines\nWHERE name IN (SELECT name\n FROM org)");
}

TEST(QuerySandbox, CallsOnlyTheFunctionsOfItsList) {
  for (const char* call : {"load_extension('/tmp/x.so')",
                           "readfile('/etc/passwd')",
                           "writefile('/tmp/x', 'y')",
                           "random()",
                           "randomblob(1000000000)",
                           "zeroblob(1000000000)",
                           "printf('%1000000000d', 1)",
                           "format('%d', 1)",
                           "date('now')",
                           "datetime('now')",
                           "julianday('now')",
                           "strftime('%s', 'now')",
                           "CURRENT_TIMESTAMP",
                           "CURRENT_DATE",
                           "sqlite_version()",
                           "sqlite_source_id()",
                           "changes()",
                           "last_insert_rowid()",
                           "total_changes()",
                           "hex('x')",
                           "json('[]')",
                           "'{}' -> 'a'",
                           "fts5()",
                           "sqlite_compileoption_get(1)",
                           "pg_sleep(10)",
                           "pg_read_file('/etc/passwd')",
                           "lo_import('/etc/passwd')",
                           "current_setting('data_directory')",
                           "set_config('role', 'postgres', false)",
                           "version()",
                           "group_concat(1)",
                           "char(0)",
                           "unicode('a')",
                           "quote('a')",
                           "'a' GLOB 'b'",
                           "'a' MATCH 'b'",
                           "'a' REGEXP 'b'",
                           "likelihood(1, 0.5)",
                           "\"load_extension\"('x')"}) {
    const Result<QueryAnswer> answer = run("SELECT " + std::string(call));
    ASSERT_FALSE(answer) << call;
    EXPECT_EQ(answer.error().kind, Kind::bad_input) << call;
  }
  EXPECT_NE(said("SELECT 1,\n  random()")
                .find("row 2, column 3: the function random is not one that a query may call: abs, avg"),
            std::string::npos)
      << said("SELECT 1,\n  random()");
}

TEST(QuerySandbox, StopsWhatLastsOrGrows) {
  const QueryLimits short_time{.time = std::chrono::milliseconds(50)};
  for (const char* sql :
       {"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "SELECT count(*) FROM machines a, machines b, machines c, machines d, machines e",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0"}) {
    const Result<QueryAnswer> answer = run(sql, short_time);
    ASSERT_FALSE(answer) << sql;
    EXPECT_EQ(answer.error().kind, Kind::limit) << sql;
    EXPECT_NE(describe(answer.error(), Language::en).find("has not ended after 50 ms"), std::string::npos);
  }
  EXPECT_EQ(said("SELECT a.name FROM machines a", {.rows = 10}), "the query gives more than 10 rows");
  EXPECT_EQ(
      said("SELECT DISTINCT a.name || b.name || c.name FROM machines a, machines b, machines c ORDER BY 1",
           {.megabytes = 4}),
      "the query takes more than 4 MB of memory: it was stopped");
  EXPECT_EQ(said("WITH RECURSIVE long(t) AS (SELECT 'abcdefgh' UNION ALL SELECT t || t FROM long) "
                 "SELECT length(t) FROM long"),
            "the query makes a text of more than 65536 bytes");
}

// SQLite replaces each name by its sub-query before it runs anything: 2 to the power of 60 here.
TEST(QuerySandbox, RefusesSubQueriesThatDoubleEachTime) {
  std::string doubling = "WITH c0 AS (SELECT 1 AS x)", comment_between = doubling, quoted = doubling;
  for (int i = 1; i <= 60; ++i) {
    const std::string name = "c" + std::to_string(i), before = "c" + std::to_string(i - 1);
    doubling += ", " + name + " AS (SELECT a.x FROM " + before + " a, " + before + " b)";
    comment_between +=
        ", " + name + "/**/AS NOT MATERIALIZED(SELECT a.x FROM " + before + " a, " + before + " b)";
    quoted +=
        ", \"" + name + "\" (x) AS MATERIALIZED (SELECT a.x FROM [" + before + "] a, `" + before + "` b)";
  }
  for (const std::string& sql : {doubling, comment_between, quoted}) {
    const Result<QueryAnswer> answer = run(sql + " SELECT count(*) FROM c60");
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Kind::limit) << describe(answer.error(), Language::en);
  }
  std::string in_a_row = "WITH c0 AS (SELECT 1 AS x)";
  for (int i = 1; i <= 20; ++i)
    in_a_row += ", c" + std::to_string(i) + " AS (SELECT x FROM c" + std::to_string(i - 1) + ")";
  EXPECT_EQ(said(in_a_row + " SELECT x FROM c20"), "1");
}

TEST(QuerySandbox, RefusesWhatIsTooLongOrTooDeep) {
  EXPECT_FALSE(run("SELECT " + std::string(30000, ' ') + "1"));
  EXPECT_FALSE(run("SELECT " + std::string(200, '(') + "1" + std::string(200, ')')));
  std::string sum = "SELECT 1";
  for (int i = 0; i < 200; ++i) sum += " + 1";
  EXPECT_FALSE(run(sum));
  std::string joined = "SELECT count(*) FROM machines m0";
  for (int i = 1; i < 100; ++i) joined += ", machines m" + std::to_string(i);
  EXPECT_FALSE(run(joined));
  EXPECT_FALSE(run(std::string_view("SELECT 1\0 FROM x", 16)));
}

TEST(QuerySandbox, RefusesBlobsAndParametersItDoesNotKnow) {
  EXPECT_EQ(said("SELECT x'00ff' AS b"), "the column b is neither a number nor a text");
  EXPECT_EQ(said("SELECT :month"), "the query has no parameter :month: :year, :year_end");
  EXPECT_EQ(said("SELECT ?"), "the query has no parameter ?: :year, :year_end");
  EXPECT_EQ(said("SELECT abs(-9223372036854775807 - 1)"), "the query fails: integer overflow");
  EXPECT_NE(said("SELECT \"nmae\" FROM people").find("no such column: nmae"), std::string::npos);
}

TEST(QueryNames, CountsWhatNamesStandFor) {
  EXPECT_EQ(expanded_size("SELECT 1", 1000), 0);
  EXPECT_EQ(expanded_size("WITH a AS (SELECT 'a a a' /* a */) SELECT 1 -- a", 1000), 1);
  EXPECT_EQ(expanded_size("WITH a AS (SELECT 1), b AS (SELECT 1 FROM a, a) SELECT 1 FROM b", 1000),
            expanded_size("WITH b AS (SELECT 1 FROM a, a), a AS (SELECT 1) SELECT 1 FROM b", 1000));
  EXPECT_LT(expanded_size("WITH RECURSIVE n AS (SELECT 1 UNION SELECT i FROM n) SELECT i FROM n", 1000), 10);
}

}  // namespace
}  // namespace capnr
