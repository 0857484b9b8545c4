#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Refuses an include that goes against the layers, and a library's header where it has no business.
#   layers.sh [TREE]      checks TREE/src (the project by default) against the headings of TREE/src/README.md
# Prints "file:line: what is wrong", and fails, for each fault.
set -euo pipefail
tree=${1:-$(dirname "${BASH_SOURCE[0]}")/../..}
cd "$tree/src"

# Headers of libraries, and the folders whose files may include them. A header of ours that brings one in is private: other folders may not
# include it, nor a header that includes it.
libraries='
boost/      table html web cli
sqlite3     store
libpq-fe    store
zip\.h      table
expat       table
xlsxwriter  table
unicode/    table base
openssl/    base evidence store inventory people web
sodium      people
utf8proc    people
cjose       people
CLI/        cli
toml\+\+/    table footprint
glpk        steering
'

order=$(sed -n 's/^## \([a-z_]*\)$/\1/p' README.md)
[ -n "$order" ] || { echo "README.md:1: no heading gives the order of the layers"; exit 1; }

status=0
for folder in */; do
  folder=${folder%/}
  if ! grep -qx "$folder" <<<"$order"; then
    echo "$folder: this folder has no heading in src/README.md"
    status=1
  fi
  if compgen -G "$folder/*.cpp" >/dev/null && ! grep -qsE "^(capnr_layer\($folder( |$)|add_executable\(capnr( |$))" "$folder/CMakeLists.txt"; then
    echo "$folder/CMakeLists.txt: this folder is not a target: capnr_layer($folder SOURCES …)"
    status=1
  fi
done

find . \( -name '*.h' -o -name '*.cpp' \) -printf '%P\0' | sort -z | xargs -0 -r awk -v order="$order" -v libraries="$libraries" '
  BEGIN {
    n = split(order, names, "\n"); for (i = 1; i <= n; i++) level[names[i]] = i
    m = split(libraries, lines, "\n")
    for (i = 1; i <= m; i++) if (split(lines[i], word, " ") > 1) {
      allowed[word[1]] = " "; for (j = 2; j in word; j++) allowed[word[1]] = allowed[word[1]] word[j] " "
      delete word
    }
  }
  function fault(text) { print FILENAME ":" FNR ": " text; faults++ }
  function folder_of(file,   path) { split(file, path, "/"); return path[1] }
  FNR == 1 { folder = folder_of(FILENAME) }
  /^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\""); included = quoted[2]
    if (split(included, part, "/") < 2) { if (included !~ /\.inc$/) fault("write the folder: #include \"" folder "/" included "\""); next }
    if (!(part[1] in level)) fault(part[1] " is not a layer: a library takes angle brackets")
    else if (level[part[1]] > level[folder]) fault(folder " may not include " part[1] ", which stands on it")
    if (FILENAME ~ /\.h$/ || part[1] != folder) { n_edges++; from[n_edges] = FILENAME; line[n_edges] = FNR; to[n_edges] = included }
    next
  }
  /^[ \t]*#[ \t]*include[ \t]*</ {
    match($0, /<[^>]*>/); included = substr($0, RSTART + 1, RLENGTH - 2)
    for (library in allowed) if (included ~ "^" library) {
      if (FILENAME ~ /\.h$/) brings[FILENAME] = included
      if (index(allowed[library], " " folder " ") == 0) fault("<" included "> has no business in " folder " (only in:" allowed[library] ")")
    }
  }
  END {
    do {
      more = 0
      for (i = 1; i <= n_edges; i++) if (to[i] in brings && from[i] ~ /\.h$/ && !(from[i] in brings)) { brings[from[i]] = brings[to[i]]; more = 1 }
    } while (more)
    for (i = 1; i <= n_edges; i++) if (to[i] in brings && folder_of(from[i]) != folder_of(to[i])) {
      print from[i] ":" line[i] ": " to[i] " is private to its folder: it brings <" brings[to[i]] "> in"; faults++
    }
    exit faults > 0
  }' || status=1
exit $status
