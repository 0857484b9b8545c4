#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Every link of the documentation to a file of the project, or to a heading, leads somewhere; so does every path between backquotes that
# begins with one of our folders.
#   links_test.sh TREE
set -euo pipefail
cd "$1"
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

# The anchor of a heading, as forges make it: lower case, punctuation dropped, spaces to hyphens.
anchors() {
  sed -n 's/^##* //p' "$1" | sed -e 's/`//g' | LC_ALL=C.UTF-8 tr '[:upper:]' '[:lower:]' |
    LC_ALL=C.UTF-8 sed -E "s/É/é/g; s/[^[:alnum:]_ -]//g; s/ /-/g"
}

pages=(README.md HACKING.md CHANGELOG.md src/README.md docs/*.md docs/fr/*.md tests/cases/README.md)
for page in "${pages[@]}"; do
  [ -f "$page" ] || { fault "$page does not exist"; continue; }
  folder=$(dirname "$page")
  while IFS= read -r link; do
    case $link in http://* | https://* | mailto:*) continue ;; esac
    file=${link%%#*} anchor=
    case $link in *'#'*) anchor=${link#*#} ;; esac
    target=$page
    if [ -n "$file" ]; then
      target=$folder/$file
      [ -e "$target" ] || { fault "$page: $link leads nowhere"; continue; }
    fi
    [ -z "$anchor" ] || anchors "$target" | grep -qxF -- "$anchor" || fault "$page: $target has no heading #$anchor"
  done < <(grep -oE '\]\([^) ]+\)' "$page" | sed 's/^](//; s/)$//')
  while IFS= read -r path; do
    case $path in *NAME*) continue ;; esac
    [ -e "$path" ] || fault "$page: \`$path\` does not exist"
  done < <(grep -oE '`(src|docs|tests|catalog|tools|examples|bench|fuzz|po|cmake)/[A-Za-z0-9_./-]+`' "$page" | tr -d '`')
done
[ "$faults" -eq 0 ] || { echo "$faults links lead nowhere"; exit 1; }
echo "every link leads somewhere"
