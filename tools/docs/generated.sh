#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The parts of the documentation that programs write: between <!-- coverage SET --> and <!-- /coverage -->, what print_coverage says of a set;
# between <!-- fields LANGUAGE --> and <!-- /fields -->, the fields of the files of a city.
#   generated.sh BUILD_DIR          rewrites the pages
#   generated.sh --check BUILD_DIR  fails, with the difference, when a page says something else
set -euo pipefail
check=
if [ "$1" = --check ]; then check=1; shift; fi
build=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

without_blank_end() { sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'; }
coverage() { "$build/tests/footprint/print_coverage" catalog "$1" 2>/dev/null | sed '/^- /d' | cat -s; }  # capnr factors --set tells the rest
fields() { "$build/tests/inventory/print_fields" "$1"; }

generate() { # page
  local line kind='' name
  while IFS= read -r line; do
    if [[ $line =~ ^'<!-- '(coverage|fields)' '([a-z-]+)' -->'$ ]]; then
      kind=${BASH_REMATCH[1]} name=${BASH_REMATCH[2]}
      printf '%s\n\n' "$line"
      "$kind" "$name" | without_blank_end
      echo
    elif [ "$line" = "<!-- /$kind -->" ]; then
      kind=''
      printf '%s\n' "$line"
    elif [ -z "$kind" ]; then
      printf '%s\n' "$line"
    fi
  done <"$1"
}

status=0
for page in docs/factor-packs.md docs/city-folder.md docs/fr/dossier-ville.md; do
  generate "$page" >"$work/page"
  if [ -z "$check" ]; then
    cp "$work/page" "$page"
  elif ! diff -u "$page" "$work/page"; then
    echo "$page is out of date: tools/docs/generated.sh BUILD_DIR"
    status=1
  fi
done
exit $status
