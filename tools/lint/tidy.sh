#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# clang-tidy on our own sources, in parallel; a source that was clean is not read again until it, one of our headers that it includes,
# its compile command or the list of checks changes.
#   tidy.sh BUILD_DIR JOBS      BUILD_DIR is configured and built: it knows what each object includes
set -euo pipefail
build=$(realpath "$1") jobs=$2
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
clean=$build/tidy
mkdir -p "$clean"

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

# clang reads each source without g++'s precompiled headers: a missing #include is found.
commands=$build/tidy-commands
mkdir -p "$commands"
sed 's| -Winvalid-pch||; s| -include [^ ]*cmake_pch.hxx||' "$build/compile_commands.json" >"$commands/compile_commands.json"

common=$({ clang-tidy-19 --version; cat .clang-tidy; } | sha256sum | cut -c1-16)
todo=()
while read -r source headers; do
  [ -f "$source" ] || continue
  # shellcheck disable=SC2086 # a list of paths without spaces
  key=$({ echo "$common"; cat "$source" $headers; grep -F -- "-c $root/$source\"" "$commands/compile_commands.json" | sed "s|$root||g"; } |
    sha256sum | cut -d' ' -f1)
  [ -e "$clean/$key" ] || todo+=("$key" "$source")
done < <(dependencies)

[ ${#todo[@]} -gt 0 ] || exit 0
echo "clang-tidy: $((${#todo[@]} / 2)) sources to read" >&2
printf '%s\0' "${todo[@]}" | xargs -0 -n 2 -P "$jobs" bash -c '
  if out=$(clang-tidy-19 --quiet -p "$0" "$3" 2>/dev/null); then touch "$1/$2"; else printf "%s\n" "$out"; exit 1; fi' \
  "$commands" "$clean"
