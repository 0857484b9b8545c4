#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The rule of growth of the benchmarks passes what is linear, and fails what is not.
#   growth_rule_test.sh RULE
set -euo pipefail
rule=$1
faults=0

# A start of 0.04 s and a cost by rows, as an expression of awk on n.
measures() { # expression
  awk 'BEGIN { for (n = 10; n <= 1e7; n *= n < 1e4 ? 1000 : 10) printf "%d %.9f\n", n, 0.04 + '"$1"' }'
}
expect() { # code, what, expression
  local code=0
  measures "$3" | "$rule" 1.25 >/dev/null || code=$?
  [ "$code" -eq "$1" ] || { echo "$2: $code instead of $1"; faults=1; }
}
expect 0 "linear" "n * 7e-7"
expect 0 "a cost of a row that falls" "n * 7e-7 + 1.5e-4 * sqrt(n)"
expect 1 "quadratic" "n * n * 1e-12"
expect 1 "n log n" "n * log(n) * 5e-8"
expect 1 "linear up to a million rows, then a third more" "(n <= 1e6 ? n * 7e-7 : n * 9.4e-7)"
expect 1 "twice the cost between ten thousand and a hundred thousand rows only" "(n < 1e5 ? n * 7e-7 : n < 1e6 ? n * 14e-7 : n * 7e-7)"

code=0; printf '10 0.04\n10000 0.05\n' | "$rule" 1.25 >/dev/null 2>&1 || code=$?
[ "$code" -eq 2 ] || { echo "one size is nothing to compare: $code"; faults=1; }
code=0; printf '10 0.04\n10000 0.05\n100000 null\n' | "$rule" 1.25 >/dev/null 2>&1 || code=$?
[ "$code" -eq 2 ] || { echo "what is no measure is refused: $code"; faults=1; }
exit "$faults"
