#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The checker of layers must find each fault of a bad tree, and none in a good one: a checker that accepts everything would pass unseen.
set -euo pipefail
check=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../tools/lint/layers.sh")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

mkdir -p "$tree"/src/{base,table,store}
printf '## base\n\nThe ground.\n\n## table\n\n## store\n' >"$tree/src/README.md"
for layer in base table store; do echo "capnr_layer($layer SOURCES a.cpp)" >"$tree/src/$layer/CMakeLists.txt"; done
echo '#include <string>' >"$tree/src/base/a.h"
echo '#include "base/a.h"' >"$tree/src/base/a.cpp"
printf '#include "fr_po.inc"\n#include <zip.h>\n#include "base/a.h"\n' >"$tree/src/table/a.cpp"
printf '#include <sqlite3.h>\n#include "table/a.h"\n' >"$tree/src/store/a.cpp"
if ! out=$("$check" "$tree"); then
  echo "a good tree was refused: $out"
  exit 1
fi

expect() { # what the fault is, the line that must be printed
  local out
  if out=$("$check" "$tree"); then echo "not refused: $1"; exit 1; fi
  if ! grep -qF -- "$2" <<<"$out"; then printf '%s: expected « %s », got:\n%s\n' "$1" "$2" "$out"; exit 1; fi
}

with() { # file, text, fault, line: adds the text, expects the fault, takes the text away
  local kept=""
  [ -f "$tree/src/$1" ] && kept=$(cat "$tree/src/$1")
  mkdir -p "$(dirname "$tree/src/$1")"
  printf '%s\n' "$2" >>"$tree/src/$1"
  expect "$3" "$4"
  if [ -n "$kept" ]; then printf '%s\n' "$kept" >"$tree/src/$1"; else rm "$tree/src/$1"; fi
  rmdir --ignore-fail-on-non-empty "$tree"/src/*/
}

with base/a.cpp '#include "store/a.h"' "an upward include" "base/a.cpp:2: base may not include store"
with base/b.h '  #  include "table/a.h"' "an upward include in a header, with spaces" "base/b.h:1: base may not include table"
with base/b.h '#include "a.h"' "an include without its folder" 'base/b.h:1: write the folder: #include "base/a.h"'
with base/b.h '#include "boost/json.hpp"' "a library in quotes" "base/b.h:1: boost is not a layer"
with base/b.h '#include <expat.h>' "a library in a header of a folder that has no business with it" "base/b.h:1: <expat.h> has no business in base"
with table/b.cpp '#include <sqlite3.h>' "sqlite outside the store" "table/b.cpp:1: <sqlite3.h> has no business in table"
with table/b.cpp '#include <libpq-fe.h>' "libpq outside the store" "table/b.cpp:1: <libpq-fe.h> has no business in table"
with store/b.cpp '#include <zip.h>' "libzip outside table" "store/b.cpp:1: <zip.h> has no business in store"
with store/b.cpp '#include <expat.h>' "expat outside table" "store/b.cpp:1: <expat.h> has no business in store"
with store/b.cpp '#include <boost/json.hpp>' "Boost outside its folders" "store/b.cpp:1: <boost/json.hpp> has no business in store"
with odd/a.h '#include <string>' "a folder that README.md does not name" "odd: this folder has no heading in src/README.md"

# zip.h may be in a header of table for table's own sources, not for the layers above, even through another header.
echo '#include <zip.h>' >"$tree/src/table/archive.h"
echo '#include "table/archive.h"' >"$tree/src/table/reader.h"
echo '#include "table/archive.h"' >>"$tree/src/table/a.cpp"
if ! out=$("$check" "$tree"); then echo "a private header was refused to its own folder: $out"; exit 1; fi
with store/b.cpp '#include "table/archive.h"' "a private header included from another folder" "store/b.cpp:1: table/archive.h is private"
with store/b.cpp '#include "table/reader.h"' "a header that includes a private header" "store/b.cpp:1: table/reader.h is private"

sed -i 's/capnr_layer(table/add_library(table/' "$tree/src/table/CMakeLists.txt"
expect "a folder that is not a target" "table/CMakeLists.txt: this folder is not a target"
sed -i 's/add_library(table/capnr_layer(table/' "$tree/src/table/CMakeLists.txt"
: >"$tree/src/README.md"
expect "a README.md without headings" "no heading gives the order of the layers"
echo "layers: every fault of the bad trees was found"
