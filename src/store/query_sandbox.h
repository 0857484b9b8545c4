// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/function_ref.h"
#include "store/database.h"

// A query that somebody wrote in a file, run where it can do no harm: in a database of its own, in memory, which holds nothing but the rows of the
// views that the query names. Whatever database the rows come from, the query is in one language (SQLite's) and gives the same numbers; what it
// must not see is not there to be seen.
//
//   constexpr std::array columns = {SandboxColumn{"name", SandboxType::text}, SandboxColumn{"fte", SandboxType::number}};
//   const std::array views = {SandboxView{"departments", columns}};
//   TRY(const QueryAnswer answer, run_in_sandbox("SELECT sum(fte) FROM departments", views, {}, fill));

namespace capnr {

/// A date is a text for the query, yyyy-mm-dd.
enum class SandboxType : std::uint8_t { text, number, integer, date };

struct SandboxColumn {
  std::string_view name;
  SandboxType type = SandboxType::text;
};

struct SandboxView {
  std::string_view name;
  std::span<const SandboxColumn> columns;
};

struct QueryLimits {
  std::chrono::milliseconds time{5000};  ///< once its rows are there
  std::size_t rows = 1000;               ///< that it gives
  std::int64_t megabytes = 512;          ///< that it takes
};

/// A parameter of the query, with its colon: ":year".
struct QueryParameter {
  std::string_view name;
  Value value;
};

using QueryCell = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

struct QueryAnswer {
  std::vector<std::string> columns;
  std::vector<std::vector<QueryCell>> rows;
  std::vector<std::size_t> views;  ///< those that it read, by their place in what was given
};

/// Gives the rows of one of the views, by its place, each as many values as it has columns.
using ViewRows = FunctionRef<Result<>(std::size_t view, FunctionRef<Result<>(std::span<const Value>)> add)>;

/// Only one SELECT over the views, with the functions of sandbox_functions(), is run: what writes, opens, asks for a setting or another table, or
/// is not understood is Kind::bad_input and says so; what passes the limits is Kind::limit. where.row and where.column are those of the query,
/// where they are known. `fill` is called for the views that are read, once each.
Result<QueryAnswer> run_in_sandbox(std::string_view sql, std::span<const SandboxView> views,
                                   std::span<const QueryParameter> parameters, ViewRows fill,
                                   const QueryLimits& limits = {});

/// The functions of SQL that a query may call, by name. days_between(from, to) is ours: dates as yyyy-mm-dd.
std::span<const std::string_view> sandbox_functions();

/// Where a byte of a text stands: line and column from 1.
Where place_in(std::string_view text, std::size_t at);

}  // namespace capnr
