#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# French typography of po/fr.po: a no-break space before : ; ! ? and inside « », ’ for the apostrophe. It cannot be seen while typing, so
# ./dev format puts it, and the lint refuses its absence.
#   french_spaces.sh FILE        corrects the file
#   french_spaces.sh --check FILE  says which lines are not right, and fails
set -euo pipefail
export LC_ALL=C.UTF-8
nb=$'\u00a0' thin=$'\u202f'
correct() {
  sed -E "/^msgstr/{
    s/ :( |\"\$)/$nb:\1/g; s/ ([;!?])( |»|\"\$)/$thin\1\2/g
    s/« /«$nb/g; s/ »/$nb»/g
    s/([[:alpha:]])'([[:alpha:]])/\1’\2/g
  }" "$1"
}
if [ "$1" != --check ]; then
  correct "$1" >"$1.new"
  mv "$1.new" "$1"
elif ! wrong=$(diff <(correct "$2") "$2" | sed -nE 's/^([0-9,]+)[acd].*/\1/p'); [ -n "$wrong" ]; then
  for line in $wrong; do echo "$2:$line: French typography (no-break spaces, ’): ./dev format puts them"; done
  exit 1
fi
