#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The copyright file of the package, in Debian's machine-readable format: what each file of the catalogue says of itself, and the texts of the
# licences.
#   copyright.sh TREE
set -euo pipefail
cd "$1"

cat <<'HEAD'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Cap NR
Source: https://example.org/capnr
Comment: The program is linked with GLPK (GPL-3.0-or-later), which the EUPL-1.2 names as compatible: the source stays EUPL-1.2, and this binary
 is passed on under the terms of the GPL-3.0 (/usr/share/common-licenses/GPL-3).

Files: *
Copyright: 2026 Cap NR contributors
License: EUPL-1.2
HEAD

# file → its licence and its copyright, where they are not ours.
# REUSE-IgnoreStart
find catalog -type f ! -name '*.license' ! -name LICENSE | LC_ALL=C sort | while read -r file; do
  from=$file
  [ -f "$file.license" ] && from=$file.license
  licence=$(sed -n 's/.*SPDX-License-Identifier: *\([A-Za-z0-9.-]*\).*/\1/p' "$from" | head -n 1)
  [ -n "$licence" ] || { echo "copyright.sh: $file says no licence" >&2; exit 1; }
  holder=$(sed -n 's/.*SPDX-FileCopyrightText: *\(.*[^ ]\) *$/\1/p' "$from" | head -n 1)
  printf '%s\t%s\t%s\n' "$licence" "$holder" "usr/share/capnr/$file"
done |
  # REUSE-IgnoreEnd
  awk -F '\t' '
  { if ($1 == "EUPL-1.2" && $2 ~ /Cap NR contributors/) next
    key = $1 "\t" $2
    if (!(key in files)) order[++n] = key
    files[key] = files[key] " " $3 }
  END { for (i = 1; i <= n; i++) { split(order[i], of, "\t")
    print "\nFiles:" files[order[i]] "\nCopyright: " of[2] "\nLicense: " of[1] } }'

for text in LICENSES/*.txt; do
  name=${text##*/}
  printf '\nLicense: %s\n' "${name%.txt}"
  if [ "$name" = Apache-2.0.txt ]; then
    echo " On Debian systems, its text is in /usr/share/common-licenses/Apache-2.0."
  else
    sed -e 's/[[:space:]]*$//' -e 's/^$/./' -e 's/^/ /' "$text"
  fi
done
