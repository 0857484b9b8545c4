#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Is time linear in the rows? Reads "rows CPU-seconds" lines, fewest rows first; the first is the fixed cost of starting (a file of a few rows). The
# cost of a row is what a file costs beyond the start, divided by its rows. At no size may it be more than FACTOR times what it was at any smaller size.
#   growth_rule.sh FACTOR <measures    prints "rows microseconds-a-row most-allowed" for each size; nothing is allowed or refused of the smallest ("-")
# Ends with 1 where a cost is over what is allowed, 2 where there are not two sizes to compare.
set -euo pipefail
awk -v factor="${1:?growth_rule.sh: say the factor}" '
  NF != 2 || $1 !~ /^[0-9]+$/ || $2 !~ /^[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?$/ { print "growth_rule.sh: not a measure: " $0 > "/dev/stderr"; failed = 2; exit 2 }
  NR > 1 && $1 <= rows { print "growth_rule.sh: fewer rows must come first" > "/dev/stderr"; failed = 2; exit 2 }
  { rows = $1 }
  NR == 1 { start = $2; next }
  {
    cost = ($2 - start) / rows * 1e6
    if (NR > 2) {
      over = over || cost > factor * least
      printf "%d %.4f %.4f\n", rows, cost, factor * least
    } else {
      printf "%d %.4f -\n", rows, cost
    }
    if (NR == 2 || cost < least) least = cost
  }
  END {
    if (failed) exit failed
    if (NR < 3) { print "growth_rule.sh: two sizes and a start are needed" > "/dev/stderr"; exit 2 }
    exit over ? 1 : 0
  }'
