// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "steering/calculators.h"
#include "store/query_sandbox.h"

// An indicator that a city computes itself, by a query over its own rows: a file of indicators/ in its folder (docs/sql-indicators.md).
//
//   indicator = "I-1.12c"
//   grade = "imported"
//   query = """
//   SELECT count(*) FROM (SELECT sub_domain FROM applications GROUP BY sub_domain HAVING count(DISTINCT name) >= 2)
//   """
//
// Pure: inventory/city_views.h runs the query.

namespace capnr {

struct SqlIndicator {
  std::string name;    ///< of the file, without .toml
  std::string path;    ///< for messages
  std::string sha256;  ///< of the file
  std::string indicator, measure;
  Grade grade = Grade::imported;
  Scope::Kind scope = Scope::Kind::department;  ///< of the rows, when the query gives them by name
  std::string query;
  std::int64_t query_line = 1;  ///< where it begins in the file

  /// Its name and the beginning of its query's hash: another query is another version.
  std::string formula() const;
};

/// Checked against the programme: its indicator, measure, grade. Kind::bad_input with the file and line.
Result<SqlIndicator> read_sql_indicator(const std::filesystem::path& path, const Programme& programme);
/// Those of indicators/*.toml in the city's folder, in the order of their names; none when it has no such folder. Two for one measure: Kind::bad_input.
Result<std::vector<SqlIndicator>> load_sql_indicators(const std::filesystem::path& city,
                                                      const Programme& programme);

/// What the answer says: one row of one number for the whole city; or rows of a name and a number, for that department, site or service, the whole
/// city where the name is missing. A null is no value. Kind::bad_input for another shape, a text, a name twice.
Result<Calculation> values_of(const SqlIndicator& indicator, const QueryAnswer& answer);

/// The ledger's entry, whose sources are the file and what the query read; when and by whom are the caller's to say.
LedgerEntry entry_of(const SqlIndicator& indicator, const ComputedValue& value, const QueryAnswer& answer,
                     const CalculatorInput& input);

/// The same error, said of the file rather than of the query inside it.
Error in_file(const SqlIndicator& indicator, Error error);

}  // namespace capnr
