#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The demonstration, as a city would do it: files in a folder, one import, one footprint, one report.
#   demo.sh BUILD_DIR PORT       called by ./dev demo
set -euo pipefail
build=$(realpath "$1") port=$2
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
capnr=$build/src/cli/capnr
generator=$build/tools/demo_city/capnr-demo-city
work=build/ville-demo
city=$work/files
database=$work/ville-demo.db
report=$work/report.html

# The files are written again only when the generator has changed.
mkdir -p "$work"
stamp=$(sha256sum "$generator" | cut -d' ' -f1)
if [ "$(cat "$work/stamp" 2>/dev/null)" != "$stamp" ]; then
  rm -rf "$city" "$database"*
  "$generator" "$city"
  echo "$stamp" >"$work/stamp"
fi

show() { printf '\n\033[1m$ %s\033[0m\n' "${*//$build\/src\/cli\//}"; "$@"; }

show "$capnr" import "$city" --database "$database" --accept-partial
show "$capnr" footprint --database "$database" --as-of 2026-10-31
"$capnr" report --database "$database" --as-of 2026-10-31 --output "$report"
show "$capnr" simulate --database "$database" --inventory 2026-10-31 --levers examples/ville-demo/levers.toml --budget 1000000 --draws 1000

# What people keep beside the inventories: purchases, disposals, three years of declared values, what was voted. Given again, nothing changes.
"$capnr" purchases examples/ville-demo/purchases-2025.csv --database "$database"
"$capnr" disposals examples/ville-demo/disposals-2025.csv --database "$database"
for year in 2024 2025 2026; do
  "$capnr" declare --file "examples/ville-demo/values-$year.csv" --database "$database" >/dev/null
done
if ! "$capnr" plan show 2026 --database "$database" >/dev/null 2>&1; then
  "$capnr" plan new 2026 --title "Plan 2026" --database "$database"
  "$capnr" plan import examples/ville-demo/plan-2026.csv --levers examples/ville-demo/levers.toml --as-of 2026-11-30 --database "$database"
  "$capnr" plan submit 2026 --levers examples/ville-demo/levers.toml --database "$database"
  "$capnr" plan vote 2026 --reference 2026/0142 --date 2026-02-09 --database "$database"
fi
"$capnr" measure --database "$database" --city-folder examples/ville-demo >/dev/null
"$capnr" targets import examples/ville-demo/targets.csv --database "$database" >/dev/null
"$capnr" measure --database "$database" --city-folder examples/ville-demo >/dev/null # the distance from the trajectory rests on the targets

# Who looks at the demonstration may see what its administrator sees: the account is of this machine alone.
if ! "$capnr" user list --database "$database" --format csv | grep -qE '(^|[;,])demo([;,]|$)'; then
  echo 'ville de demonstration' | "$capnr" user add demo --name "Démonstration" --role administrator --password-stdin --database "$database"
fi

show "$capnr" indicators --database "$database" --as-of 2026-11-30
show "$capnr" targets --database "$database" --as-of 2026-11-30
show "$capnr" plan coverage 2026 --database "$database" --as-of 2026-11-30
show "$capnr" review 2026 --database "$database" --as-of 2026-11-30 --output "$work/review"
echo
echo "Report: $report"
echo "Review: $work/review"
echo "Site:   sign in as « demo », password « ville de demonstration »"
show "$capnr" serve --database "$database" --listen "127.0.0.1:$port"
