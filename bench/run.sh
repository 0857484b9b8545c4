#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The measures of docs/benchmarks.md: CPU time of whole processes (user + system, all threads), ours and the peer's in turn, medians.
#   run.sh BUILD_DIR [--quick] [--json FILE] [--only NAME] [--runs N]
set -euo pipefail
export LC_ALL=C.UTF-8
build=$(realpath "$1")
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."

quick="" json="" only="" runs=7
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=1 runs=3; shift ;;
    --json) json=${2:?}; shift 2 ;;
    --only) only=${2:?}; shift 2 ;;
    --runs) runs=${2:?}; shift 2 ;;
    *) echo "bench: unknown option $1" >&2; exit 2 ;;
  esac
done

capnr=$build/src/cli/capnr
generator=$build/tools/demo_city/capnr-demo-city
spend=$build/bench/spend
duckdb=$build/bench/duckdb-run
libduckdb=$PWD/bench/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so
data=build/bench-data
log=$data/log
mkdir -p "$log"
: >"$log/table"
: >"$log/objects"
failures=0
million=1000000 most=10000000
[ -z "$quick" ] || most=$million

# ---- commands --------------------------------------------------------------------------------------------------------

csv=$data/equipment.csv db=$data/equipment.db factors=$data/factors city=$data/city demo_db=$data/demo.db

command_named() { # name: into the array `words`
  local line word
  line=$(sed -n "s/^$1 \{1,\}//p" bench/commands.txt)
  words=()
  for word in $line; do
    word=${word//\{csv\}/$csv} word=${word//\{db\}/$db} word=${word//\{factors\}/$factors} word=${word//\{city\}/$city}
    words+=("${word//\{demo_db\}/$demo_db}")
  done
  [ "${words[0]}" = capnr ] && words[0]=$capnr
  return 0
}

run_quietly() { # name
  command_named "$1"
  "${words[@]}" >"$log/$1.out" 2>"$log/$1.err" </dev/null || { cat "$log/$1.err" >&2; return 1; }
}

# ---- measuring -------------------------------------------------------------------------------------------------------

spend_once() { # samples file, output file, command…
  local samples=$1 output=$2
  shift 2
  "$spend" "$output" "$@" >>"$samples" 2>"$log/last.err" || { cat "$log/last.err" >&2; return 1; }
}

median() { # samples file, column
  sort -n -k"$2,$2" "$1" | awk -v column="$2" '{ v[NR] = $column } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# name, CPU of ours, peak of ours, peer, CPU of the peer (or 0), its peak, runs, command, "what is asked" (awk on cpu, peak, ratio)
report() {
  local name=$1 cpu=$2 peak=$3 peer=$4 peer_cpu=$5 peer_peak=$6 runs=$7 command=$8 asked=$9 ratio verdict
  ratio=$(awk -v a="$cpu" -v b="$peer_cpu" 'BEGIN { if (b > 0) printf "%.3f", a / b; else print "null" }')
  verdict=$(awk -v cpu="$cpu" -v peak="$peak" -v ratio="$ratio" "BEGIN { print (${asked:-0}) ? \"met\" : \"MISSED\" }")
  [ -n "$asked" ] || verdict=–
  [ "$verdict" != MISSED ] || failures=$((failures + 1))
  printf '| %s | %.3f | %.0f | %s | %s | %s | %s | %s |\n' "$name" "$cpu" "$(awk -v k="$peak" 'BEGIN { print k / 1024 }')" "$peer" \
    "$(awk -v c="$peer_cpu" -v k="$peer_peak" 'BEGIN { if (c > 0) printf "%.3f s, %.0f MB", c, k / 1024; else print "–" }')" \
    "${ratio/null/–}" "$(asked=${asked//&&/and} && echo "${asked:-–}")" "$verdict" | tee -a "$log/table"
  printf '{"name":"%s","our_cpu_s":%s,"our_peak_kb":%.0f,"peer":%s,"peer_cpu_s":%s,"ratio":%s,"runs":%d,"command":"%s","asked":"%s","met":%s}\n' \
    "$name" "$cpu" "$peak" "$([ "$peer" = – ] && echo null || echo "\"$peer\"")" "$([ "$peer_cpu" = 0 ] && echo null || echo "$peer_cpu")" \
    "$ratio" "$runs" "${command//$build\/src\/cli\//}" "$asked" "$(case $verdict in met) echo true ;; MISSED) echo false ;; *) echo null ;; esac)" >>"$log/objects"
}

wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }

rows_file() { # rows
  csv=$data/equipment-$1.csv
  [ -f "$csv" ] || "$generator" --flat "$csv" --rows "$1"
}

# Ours and the peer's output hold the same lines: the same words, units, packs and reasons, the same numbers (values and quantities to 1e-9; what is
# covered to 1e-6 of the quantity: ours is kept as a share in single precision), the same cells that are empty.
same_results() { # ours, peer's
  awk -F';' '
    function key_of() { return $1 FS $2 FS $3 FS $4 FS $5 FS $6 }
    function near(a, b, whole, tolerance,    d) {
      if (a == "" || b == "") return a == b
      d = a - b
      return (d < 0 ? -d : d) <= tolerance * (whole < 0 ? -whole : whole)
    }
    FNR == 1 {
      files++
      if (files == 2 && $0 != header) { print "other columns: " $0; bad = 1 }
      header = $0
      for (i = 1; i <= NF; i++) at[$i] = i
      next
    }
    files == 1 { ours[key_of()] = $0; n++; next }
    {
      k = key_of(); peers++
      if (!(k in ours)) { if (shown++ < 5) print "only the peer has " k; bad = 1; next }
      split(ours[k], mine, FS)
      same = near(mine[at["value"]], $at["value"], $at["value"], 1e-9) && near(mine[at["quantity"]], $at["quantity"], $at["quantity"], 1e-9)
      same = same && near(mine[at["covered"]], $at["covered"], $at["quantity"], 1e-6)
      for (i = 1; i <= NF; i++) if (i != at["value"] && i != at["quantity"] && i != at["covered"] && mine[i] "" != $i "") same = 0
      if (!same) { if (shown++ < 5) print ours[k] " and " $0; bad = 1 }
      delete ours[k]
    }
    END {
      if (n != peers) { print n " lines against " peers; bad = 1 }
      print n " lines compared" > "/dev/stderr"
      exit bad
    }' "$1" "$2"
}

sql_for() { # name, threads: the path of the SQL file
  local pue=1.75 name=$1 threads=$2
  [ -f "$factors/constants.csv" ] && pue=$(sed -n 's/^pue[,;]//p' "$factors/constants.csv")
  sed -e "s|{csv}|$csv|; s|{factors}|$factors|; s|{pue}|$pue|; s|{threads}|$threads|" "bench/sql/$name.sql" >"$data/$name-$threads.sql"
  echo "$data/$name-$threads.sql"
}

# ---- the measures ----------------------------------------------------------------------------------------------------

measure_csv_to_footprint() {
  local i threads best
  rows_file $million
  run_quietly factors || return
  command_named footprint
  for i in $(seq "$runs"); do
    spend_once "$log/footprint" "$data/ours.csv" "${words[@]}" || return
    for threads in 1 "$(nproc)"; do
      spend_once "$log/duckdb-$threads" "$data/peer-$threads.csv" "$duckdb" "$libduckdb" "$(sql_for footprint "$threads")" || return
    done
    spend_once "$log/duckdb-values" "$data/peer-values.csv" "$duckdb" "$libduckdb" "$(sql_for footprint-values 1)" || return
  done
  same_results "$data/ours.csv" "$data/peer-1.csv" || { echo "bench: the results differ" >&2; failures=$((failures + 1)); }
  best=1
  awk -v a="$(median "$log/duckdb-1" 1)" -v b="$(median "$log/duckdb-$(nproc)" 1)" 'BEGIN { exit !(b < a) }' && best=$(nproc)
  report csv-to-footprint "$(median "$log/footprint" 1)" "$(median "$log/footprint" 2)" "DuckDB, $best thread(s)" \
    "$(median "$log/duckdb-$best" 1)" "$(median "$log/duckdb-$best" 2)" "$runs" "${words[*]}" 'ratio <= 0.5 && peak <= 150 * 1024'
  # Told beside it, not asked: the peer spared all columns but the value, and the lines that have none.
  report csv-to-footprint-values "$(median "$log/footprint" 1)" "$(median "$log/footprint" 2)" "DuckDB, 1 thread, values only" \
    "$(median "$log/duckdb-values" 1)" "$(median "$log/duckdb-values" 2)" "$runs" "${words[*]}" ''
}

# From ten thousand rows on, the cost of a row beyond the start (that of ten rows) may not grow: bench/growth_rule.sh.
few=10 growth_factor=1.25
measure_growth() {
  local rows i sizes cost most_cost asked
  sizes=$(printf '%s\n' $few 10000 100000 $million "$most" | sort -nu)
  : >"$log/growth-medians"
  for rows in $sizes; do
    rows_file "$rows"
    command_named footprint
    for i in $(seq $((rows > million ? 1 : 5))); do spend_once "$log/growth-$rows" "$data/growth.csv" "${words[@]}" || return; done
    [ "$rows" -le $million ] || rm -f "$csv"
    echo "$rows $(median "$log/growth-$rows" 1)" >>"$log/growth-medians"
  done
  bench/growth_rule.sh $growth_factor <"$log/growth-medians" >"$log/growth-costs" || [ $? -eq 1 ] || return # 1: told below, size by size
  while read -r rows cost most_cost; do
    csv=$data/equipment-$rows.csv
    command_named footprint
    asked="peak <= 300 * 1024"
    [ "$most_cost" = - ] || asked="$asked && $cost <= $most_cost"
    report "growth-$rows" "$(median "$log/growth-$rows" 1)" "$(median "$log/growth-$rows" 2)" – 0 0 "$(wc -l <"$log/growth-$rows")" \
      "${words[*]}" "$asked"
  done <"$log/growth-costs"
}

measure_import() {
  local i
  rows_file $million
  command_named import
  for i in $(seq "$((runs > 5 ? 5 : runs))"); do
    rm -f "$db"*
    spend_once "$log/import" "$log/import.out" "${words[@]}" || return
  done
  report import "$(median "$log/import" 1)" "$(median "$log/import" 2)" – 0 0 "$(wc -l <"$log/import")" "${words[*]}" 'cpu <= 2'
}

measure_recompute() {
  local i start
  rows_file $million
  if [ ! -f "$db" ]; then run_quietly import || return; fi
  for i in $(seq "$runs"); do
    command_named start
    spend_once "$log/start" "$log/start.out" "${words[@]}" || return
    command_named recompute
    spend_once "$log/recompute" "$log/recompute.out" "${words[@]}" || return
  done
  start=$(median "$log/start" 1)
  report recompute "$(awk -v a="$(median "$log/recompute" 1)" -v b="$start" 'BEGIN { printf "%.6f", a - b }')" "$(median "$log/recompute" 2)" – 0 0 \
    "$runs" "${words[*]}" 'cpu <= 0.060'
}

demo_city() { # the demonstration city, imported once
  [ -f "$demo_db" ] && return
  rm -rf "$city"
  "$generator" "$city"
  run_quietly demo
}

measure_draws() {
  local i
  demo_city || return
  command_named draws
  for i in $(seq "$runs"); do spend_once "$log/draws" "$log/draws.out" "${words[@]}" || return; done
  report draws "$(median "$log/draws" 1)" "$(median "$log/draws" 2)" – 0 0 "$runs" "${words[*]}" 'cpu <= 0.5'
}

# The levers of the demonstration city over ten years, on it and on a million rows, draws of the intervals included, less the start of the process.
measure_simulate() {
  local i name limit
  demo_city || return
  rows_file $million
  if [ ! -f "$db" ]; then run_quietly import || return; fi
  for name in simulate simulate-million; do
    rm -f "$log/start"
    for i in $(seq "$runs"); do
      command_named start
      spend_once "$log/start" "$log/start.out" "${words[@]}" || return
      command_named "$name"
      spend_once "$log/$name" "$log/$name.out" "${words[@]}" || return
    done
    [ "$name" = simulate ] && limit=0.050 || limit=0.150
    report "$name" "$(awk -v a="$(median "$log/$name" 1)" -v b="$(median "$log/start" 1)" 'BEGIN { printf "%.6f", a - b }')" \
      "$(median "$log/$name" 2)" – 0 0 "$runs" "${words[*]}" "cpu <= $limit"
  done
}

# Not a line of the table: what the site reaches is told line by line, with what was asked.
measure_site() { CAPNR=$capnr CAPNR_SOURCE=$PWD node bench/site.mjs "$build" ${quick:+2}; }

rm -f "$log"/{footprint,duckdb-*,growth-*,import,recompute,start,draws,simulate,simulate-million} "$demo_db"*
echo "| measure | CPU s | peak MB | peer | its cost | ratio | asked | |"
echo "|---|---|---|---|---|---|---|---|"
for name in csv_to_footprint growth import recompute draws simulate site; do
  wanted "$name" || continue
  "measure_$name" || { echo "bench: $name could not be measured" >&2; failures=$((failures + 1)); }
done
rm -f "$data"/equipment-*.csv "$db"* "$data"/{ours,peer-*,growth}.csv
[ -z "$json" ] || { echo "["; sed '$!s/$/,/' "$log/objects"; echo "]"; } >"$json"
[ "$failures" -eq 0 ] || { echo "bench: $failures measure(s) missed" >&2; exit 1; }
