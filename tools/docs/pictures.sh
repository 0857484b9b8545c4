#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Takes the pictures of the documentation again: the report of the demonstration city, as a screen and a phone show it.
#   pictures.sh BUILD_DIR        a folder where ./dev has built the program and the generator of the city: build/release, build/demo
set -euo pipefail
build=$(realpath "${1:?the build folder}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$build/tools/demo_city/capnr-demo-city" "$work/files" >/dev/null
"$build/src/cli/capnr" import "$work/files" --database "$work/city.db" --accept-partial >/dev/null
"$build/src/cli/capnr" report --database "$work/city.db" --output "$work/report.html" >/dev/null

picture() { # name, width, height
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync \
    --user-data-dir="$work/$1.profile" --hide-scrollbars --window-size="$2,$3" --screenshot="docs/pictures/$1.png" "file://$work/report.html" \
    >"$work/$1.log" 2>&1 || { cat "$work/$1.log" >&2; exit 1; }
  echo "docs/pictures/$1.png"
}
picture report 1280 1750
picture report-phone 390 1500
