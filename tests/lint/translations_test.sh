#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The checker of translations finds a message without French, a {name} lost on the way, a broken catalogue.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/src/base" "$tree/po"
header='msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'

catalogue() { printf "$header\n%s\n" "$1" >"$tree/po/fr.po"; }
check() { "$here/tools/lint/translations.sh" "$tree" 2>&1; }
refused() { # what, text expected
  local out
  if out=$(check); then echo "not refused: $1"; exit 1; fi
  grep -qF -- "$2" <<<"$out" || { printf '%s: expected « %s », got\n%s\n' "$1" "$2" "$out"; exit 1; }
}

cat >"$tree/src/base/a.cpp" <<'CPP'
return fail(Kind::bad_input, "PUE {value} is "
                             "under 1", {{"value", "0.8"}});
CPP
catalogue $'msgid "PUE {value} is under 1"\nmsgstr "le PUE {value} est inférieur à 1"'
if ! out=$(check); then echo "a complete catalogue was refused: $out"; exit 1; fi

catalogue ''
refused "a message without French" "src/base/a.cpp:1"
catalogue $'msgid "PUE {value} is under 1"\nmsgstr ""'
refused "a message whose French is empty" "no French"
catalogue $'msgid "PUE {value} is under 1"\nmsgstr "le PUE est inférieur à 1"'
refused "a name lost in the French" "{value} is not on both sides"
catalogue $'msgid "PUE {value} is under 1"\nmsgstr "le PUE {valeur} de {value} est inférieur à 1"'
refused "a name invented in the French" "{valeur} is not on both sides"
catalogue $'msgid "PUE {value} is under 1"\nmsgstr "le PUE {value}'
refused "a catalogue that is not well formed" "fr.po"

cat >"$tree/src/base/a.cpp" <<'CPP'
return CellFault{"{value} is not a number",
                 {{"value", "x"}}};
constexpr std::array all = {Command{"import", "Read a folder", nullptr}};
CPP
catalogue ''
refused "a reason of a reject without French" "is not a number"
refused "a command without French" "Read a folder"
catalogue $'msgid "is it {value}?"\nmsgstr "est-ce {value} ?"'
refused "a plain space before a question mark" "fr.po:"
catalogue $'msgid "the row"\nmsgstr "l\'en-tête"'
refused "a typewriter apostrophe" "French typography"
echo "translations: every fault was found"
