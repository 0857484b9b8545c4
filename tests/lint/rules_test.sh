#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The checker of rules finds each fault of a bad tree, and leaves good code alone.
set -euo pipefail
check=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../tools/lint/rules.sh")
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree"/src/{store,inventory}

cat >"$tree/src/inventory/good.cpp" <<'CPP'
TRY(Statement rows, database.prepare("SELECT name FROM equipment "
                                     "WHERE org = ? AND inventory = ?"));
total += 1;  // never printf( here
auto text = fmt::format("{} rows", n);
std::string help = "printf(\"x\") is refused";
CPP
printf 'namespace capnr {\nstruct Place;\nstruct Name {\n' >"$tree/src/inventory/another.h"
printf 'namespace capnr::cli {\nstruct Name {\n' >"$tree/src/inventory/good.h"
echo 'sql = "SELECT " + columns + " FROM equipment";' >"$tree/src/store/good.cpp"
if ! out=$("$check" "$tree"); then echo "good code was refused: $out"; exit 1; fi

refused() { # code, expected line
  local out
  printf '%s\n' "$1" >"$tree/src/inventory/bad.h"
  if out=$("$check" "$tree"); then echo "not refused: $1"; exit 1; fi
  grep -qF -- "src/inventory/bad.h:$2" <<<"$out" || { printf '%s\ngave: %s\n' "$1" "$out"; exit 1; }
}
refused 'auto sql = "SELECT name FROM equipment WHERE name = '"'"'" + name + "'"'"'";' "1: SQL glued"
refused 'auto sql = fmt::format("DELETE FROM equipment WHERE id = {}", id);' "1: SQL glued"
refused $'\nauto sql = std::string("SELECT a FROM b ")\n    + "WHERE c = " + c;' "1: SQL glued"
refused 'sql += " WHERE id = 3";' "1: SQL glued"
refused 'std::printf("%d", n);' "1: printf"
refused $'int a;\n  snprintf(buffer, 10, "x");' "2: printf"
refused 'using namespace std;' "1: using namespace"
refused $'namespace capnr {\nenum class Name : std::uint8_t { a };' "2: the type Name is defined in src/"
echo "rules: every fault was found"
