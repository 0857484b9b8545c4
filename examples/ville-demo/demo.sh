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
"$capnr" purchases examples/ville-demo/purchases-2025.csv --database "$database"
"$capnr" disposals examples/ville-demo/disposals-2025.csv --database "$database"
"$capnr" measure --database "$database" --city-folder examples/ville-demo >/dev/null
show "$capnr" indicators --database "$database" --as-of 2026-11-30
echo
echo "Report: $report"
show "$capnr" serve --database "$database" --port "$port"
