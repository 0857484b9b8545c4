#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# clang-tidy on our own sources, in parallel; a source that was clean is not read again until it, one of our headers that it includes,
# its compile command or the list of checks changes.
#   tidy.sh BUILD_DIR JOBS      BUILD_DIR is configured and built: it knows what each object includes
# Most of a reading goes to the libraries' headers, so sources are read together first, by units that include several (units.awk says
# which). A clean unit clears its sources; in any other each is read alone, and only that reading is a fault. What a unit hides is looked for
# elsewhere: a missing #include, and what the compiler says of a main file only, by the preset clang, which compiles each source.
set -euo pipefail
build=$(realpath "$1") jobs=$2
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
# Marks of what was clean stand beside what ccache keeps, being of the same kind: a name is the hash of all that was read.
clean=${CAPNR_TIDY_MARKS:-$(ccache -k cache_dir 2>/dev/null || echo "$build")/capnr-tidy}
mkdir -p "$clean"
find "$clean" -type f -mtime +30 -delete

# "source header…" with paths in our tree, one line an object, from ninja's own record.
dependencies() {
  ninja -C "$build" -t deps 2>/dev/null | awk -v root="$root/" -v build="$build/" '
    /^[^ ].*: #deps/ { if (line != "") print line; line = ""; next }
    /^    / {
      file = $1
      if (!sub(/^\.\.\/\.\.\//, "", file)) { if (index(file, build) == 1 || index(file, root) != 1) next; file = substr(file, length(root) + 1) }
      if (line == "" && file !~ /^(src|tools|bench)\/.*\.cpp$/) next
      line = (line == "" ? file : line " " file)
    }
    END { if (line != "") print line }' | sort -u -k1,1
}

# clang reads each source without g++'s precompiled headers.
commands=$build/tidy-commands
rm -rf "$commands"
mkdir -p "$commands"
sed 's| -Winvalid-pch||; s| -include [^ ]*cmake_pch.hxx||' "$build/compile_commands.json" >"$commands/all.json"

common=$({ clang-tidy-19 --version; g++ -dumpfullversion; cat .clang-tidy; } | sha256sum | cut -c1-16)
declare -A key_of command_of
todo=()
while read -r source headers; do
  [ -f "$source" ] || continue
  command=$(grep -m 1 -F -- "-c $root/$source\"" "$commands/all.json") || { echo "$source: no compile command in $build" >&2; exit 1; }
  # shellcheck disable=SC2086 # a list of paths without spaces
  key=$({ echo "$common"; cat "$source" $headers; echo "${command//"$root"/}"; } | sha256sum | cut -d' ' -f1)
  [ -e "$clean/$key" ] || { todo+=("$source"); key_of[$source]=$key command_of[$source]=$command; }
done < <(dependencies)

[ ${#todo[@]} -gt 0 ] || exit 0
echo "clang-tidy: ${#todo[@]} sources to read" >&2

# One "key source" a line in N.list for unit N; a unit of several has its N.cpp and its compile command.
units() {
  for source in "${todo[@]}"; do printf '%s\t%s\n' "$source" "${command_of[$source]% -o *}"; done | awk -f tools/lint/units.awk
}
unit=0
while read -r -a sources; do
  unit=$((unit + 1))
  for source in "${sources[@]}"; do echo "${key_of[$source]} $source"; done >"$commands/$unit.list"
  [ ${#sources[@]} -gt 1 ] || continue
  printf '#include "%s"\n' "${sources[@]/#/$root/}" >"$commands/$unit.cpp"
  command=${command_of[${sources[0]}]}
  command=${command%,}
  printf '{ "directory": "%s", "file": "%s",\n%s\n},\n' "$build" "$commands/$unit.cpp" "${command/"$root/${sources[0]}"/"$commands/$unit.cpp"}"
done < <(units) >"$commands/units.json"
{ echo '['; cat "$commands/units.json"; sed 1d "$commands/all.json"; } >"$commands/compile_commands.json"

read_unit() { # list: marks its sources when all is well; a source that is alone says what is wrong
  local out list=$1 sources=() keys=() key source
  while read -r key source; do keys+=("$clean/$key") sources+=("$source"); done <"$list"
  if [ ${#sources[@]} -gt 1 ]; then
    if ! clang-tidy-19 --quiet --config-file=.clang-tidy -p "$commands" "${list%.list}.cpp" >"${list%.list}.log" 2>&1; then
      split -l 1 --additional-suffix=.again "$list" "${list%.list}-"
      return
    fi
  else
    out=$(clang-tidy-19 --quiet -p "$commands" "${sources[0]}" 2>/dev/null) || { printf '%s\n' "$out"; return 1; }
  fi
  touch "${keys[@]}"
}
export -f read_unit
export commands clean
status=0
printf '%s\0' "$commands"/*.list | xargs -0 -n 1 -P "$jobs" bash -c 'read_unit "$0"' || status=1
find "$commands" -name '*.again' -print0 | xargs -0 -r -n 1 -P "$jobs" bash -c 'read_unit "$0"' || status=1
exit "$status"
