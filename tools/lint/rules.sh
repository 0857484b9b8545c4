#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# What no compiler refuses and this project does: SQL glued from pieces outside the store, printf, using namespace in a header, one name for two
# types in two headers (which no source that sees only one of them can tell: undefined behaviour).
#   rules.sh [TREE]
# A statement that must break a rule says why on its line: // rule: reason
set -euo pipefail
tree=${1:-$(dirname "${BASH_SOURCE[0]}")/../..}
cd "$tree"

find src -name '*.h' -o -name '*.cpp' | sort | xargs -r awk '
  function fault(text) { print FILENAME ":" start ": " text; faults++ }
  function check(code,   bare, sql) {
    if (code ~ /\/\/ rule: /) return
    bare = code
    gsub(/"([^"\\]|\\.)*"/, "\"\"", bare)
    if (bare ~ /(^|[^a-z_])(printf|sprintf|snprintf|fprintf|vsnprintf)[ \t]*\(/) fault("printf: use fmt or the writers of table")
    if (FILENAME ~ /\.h$/ && bare ~ /using namespace/) fault("using namespace in a header")
    sql = code ~ /"[^"]*(SELECT |INSERT (OR [A-Z]+ )?INTO |UPDATE [a-z_]+ SET|DELETE FROM |CREATE TABLE|DROP TABLE|WHERE )/
    if (sql && FILENAME !~ /^src\/store\// && (bare ~ /"[ \t]*\+|\+[ \t]*"|fmt::format|\.append\(|\+=/))
      fault("SQL glued from pieces: bind parameters")
  }
  FNR == 1 { statement = ""; space = "" }
  /^namespace [a-z_:]+ \{/ { space = $2 }
  FILENAME ~ /\.h$/ && /^(struct|class|enum class) [A-Z][A-Za-z0-9]*( final)?( : [^;]*)? \{/ {
    name = ($1 == "enum" ? $3 : $2); type = space "::" name; start = FNR
    if (type in defined && defined[type] != FILENAME) fault("the type " name " is defined in " defined[type] " too")
    defined[type] = FILENAME
  }
  {
    if (statement == "") start = FNR
    line = $0; sub(/[ \t]\/\/ .*$/, "", line); if ($0 ~ /\/\/ rule: /) line = line " // rule: "
    if (line ~ /^[ \t]*\/\//) next
    statement = statement " " line
    if (line ~ /[;{}][ \t]*(\/\/.*)?$/ || length(statement) > 4000) { check(statement); statement = "" }
  }
  END { exit faults > 0 }'
