#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The generator writes the committed sample to the byte, another city for another seed, and the number of rows that was asked for.
set -euo pipefail
generator=$1 sample=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$generator" --scale 0.02 "$work/same"
diff -r "$sample" "$work/same" || { echo "not the sample: capnr-demo-city --scale 0.02 examples/ville-demo/sample writes the new one"; exit 1; }

"$generator" --scale 0.02 --seed 14 "$work/other"
if diff -rq "$sample" "$work/other" >/dev/null; then echo "the seed changes nothing"; exit 1; fi

"$generator" --rows 1000 --flat "$work/flat.csv"
"$generator" --rows 1000 --flat "$work/again.csv"
cmp "$work/flat.csv" "$work/again.csv"
[ "$(wc -l <"$work/flat.csv")" -eq 1001 ]
[ "$(cut -d, -f1 "$work/flat.csv" | sort -u | wc -l)" -eq 1001 ]
