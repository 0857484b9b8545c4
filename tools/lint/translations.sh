#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# po/fr.po is well formed, and every message of the source has its French, with the same {names}: what is given to tr, fail, and to the
# reasons of a reject (CellFault), the findings of a check (finding), the sentences of an explanation (Words), the packs’ own messages (wrong, say) and the summaries of commands and routes.
#   translations.sh [TREE]
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
tree=${1:-$(dirname "${BASH_SOURCE[0]}")/../..}
cd "$tree"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! msgfmt -c -o /dev/null po/fr.po 2>"$work/msgfmt"; then
  cat "$work/msgfmt"
  exit 1
fi

"$here/french_spaces.sh" --check po/fr.po

# xgettext knows calls, not braces: it reads a copy in which CellFault{…} is written as a call.
folders=(src)
[ ! -d packaging ] || folders+=(packaging)
find "${folders[@]}" \( -name '*.h' -o -name '*.cpp' \) | sort >"$work/files"
cp -r "${folders[@]}" "$work"
(cd "$work" && xargs sed -E -i 's/\<(CellFault|Command|Route|Section|Words|RelationFault)\{/\1(/g' <files)
xgettext --directory="$work" --language=C++ --from-code=UTF-8 --keyword --keyword=tr:2 --keyword=fail:2 --keyword=CellFault:1 \
  --keyword=Words:1 --keyword=Command:2 --keyword=Route:5 --keyword=Section:2 --keyword=wrong:2 --keyword=say:3 --keyword=in_words:1 --keyword=heading:1 --keyword=finding:2 --keyword=nothing:1 --keyword=contradiction:1 --keyword=broken:2 --keyword=french:1 \
  --keyword=both:3 \
  --files-from="$work/files" --force-po --output="$work/source.pot" 2>/dev/null
msgcat --no-wrap "$work/source.pot" -o "$work/source.po"
msgattrib --no-wrap --translated --no-fuzzy --no-obsolete --force-po po/fr.po -o "$work/french.po"

awk '
  function lost(from, into,   name) {
    while (match(from, /\{[a-z_0-9]+\}/)) {
      name = substr(from, RSTART, RLENGTH)
      if (index(into, name) == 0) return name
      from = substr(from, RSTART + RLENGTH)
    }
    return ""
  }
  function fault(text) { print text; faults++ }
  function flush_entry(   name) {
    if (id == "" || id == "\"\"") { id = ""; return }
    if (french) {
      has[id] = 1
      name = lost(id, str); if (name == "") name = lost(str, id)
      if (name != "") fault("po/fr.po: " name " is not on both sides of " id)
    } else if (!(id in has)) fault(place ": no French in po/fr.po for " id)
    id = ""
  }
  FNR == 1 { flush_entry(); french = FILENAME ~ /french.po$/ }
  /^#: / { flush_entry(); place = $2 }
  /^msgid / { flush_entry(); id = substr($0, 7); str = ""; in_id = 1; next }
  /^msgstr / { str = substr($0, 8); in_id = 0; next }
  /^"/ { if (in_id) id = id $0; else str = str $0 }
  END { flush_entry(); exit faults > 0 }' "$work/french.po" "$work/source.po"
