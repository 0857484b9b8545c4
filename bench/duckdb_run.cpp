// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <dlfcn.h>

// duckdb-run LIBDUCKDB.SO FILE.sql: runs the statements of a file in DuckDB, in memory. What is measured is DuckDB and nothing else:
// no Node, no shell of its own. The SQL prints with COPY … TO '/dev/stdout'.

namespace {

// The part of DuckDB's C interface that is used (duckdb.h, MIT), so that no header of it has to be there.
struct DuckdbResult {
  std::uint64_t column_count, row_count, rows_changed;
  void* columns;
  char* error_message;
  void* internal_data;
};
using Open = int (*)(const char* path, void** database);
using Connect = int (*)(void* database, void** connection);
using Query = int (*)(void* connection, const char* sql, DuckdbResult* result);
using ResultError = const char* (*)(DuckdbResult* result);

template <class Function>
Function function_of(void* library, const char* name) {
  void* const found = dlsym(library, name);
  if (found == nullptr) std::cerr << "duckdb-run: no " << name << " in the library\n";
  return reinterpret_cast<Function>(found);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "duckdb-run LIBDUCKDB.SO FILE.sql\n";
    return 2;
  }
  void* const library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    std::cerr << "duckdb-run: " << dlerror() << '\n';
    return 2;
  }
  const auto open = function_of<Open>(library, "duckdb_open");
  const auto connect = function_of<Connect>(library, "duckdb_connect");
  const auto query = function_of<Query>(library, "duckdb_query");
  const auto error_of = function_of<ResultError>(library, "duckdb_result_error");
  if (open == nullptr || connect == nullptr || query == nullptr || error_of == nullptr) return 2;

  std::ifstream file(argv[2], std::ios::binary);
  const std::string sql{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (sql.empty()) {
    std::cerr << "duckdb-run: nothing to run in " << argv[2] << '\n';
    return 2;
  }
  void *database = nullptr, *connection = nullptr;
  if (open(nullptr, &database) != 0 || connect(database, &connection) != 0) return 2;
  DuckdbResult result = {};
  if (query(connection, sql.c_str(), &result) != 0) {
    std::cerr << "duckdb-run: " << error_of(&result) << '\n';
    return 1;
  }
  std::quick_exit(0);  // the process gives everything back at once, which is to the peer's advantage
}
