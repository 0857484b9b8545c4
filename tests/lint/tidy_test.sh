#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# Sources read together lose nothing: each check of .clang-tidy finds its planted fault in a unit, or reads alone what a unit would hide;
# and clean sources are not accused of what is only due to their neighbours.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
tree=$(realpath "$(mktemp -d)")
trap 'rm -rf "$tree"' EXIT
export CAPNR_TIDY_MARKS=$tree/marks
mkdir -p "$tree"/{tools/lint,src/{faults,warnings,clean},build}
cp "$here"/../../tools/lint/{tidy.sh,units.awk} "$tree/tools/lint/"
cp "$here/../../.clang-tidy" "$tree/"
for kind in cpp h; do cp "$here/tidy/faults.$kind.in" "$tree/src/faults/faults.$kind"; done
cd "$tree"

echo 'int neighbour_of_faults();' >src/faults/neighbour.cpp
printf '#include <filesystem>\nnamespace fs = std::filesystem;\nusing std::filesystem::path;\nint alone();\n' >src/faults/alone.cpp
# The neighbour uses what alone.cpp does not.
printf '#include <filesystem>\nnamespace fs = std::filesystem;\nfs::path where(const std::filesystem::path& from) { return from; }\n' >src/faults/user.cpp
printf 'int shadow(int a) { { int a = 1; (void)a; } return a; }\n' >src/warnings/shadow.cpp
echo 'int neighbour_of_warnings();' >src/warnings/neighbour.cpp
for name in one two; do
  printf 'namespace {\nstruct Options { int value = 1; };\nint run() { return Options().value; }\n}  // namespace\nint start_%s() { return run(); }\n' $name \
    >src/clean/$name.cpp
done
printf 'int start_one();\nint start_three() { return start_one(); }\n' >src/clean/three.cpp

{
  printf 'rule compile\n  command = clang++-19 -std=c++20 $flags -o $out -MD -MF $out.d -c $in\n  depfile = $out.d\n  deps = gcc\n'
  for source in src/*/*.cpp; do
    printf 'build %s.o: compile %s\n  flags = -DFOLDER=%s -w\n' "$source" "$tree/$source" "$(dirname "$source" | tr / _)"
  done
} >build/build.ninja
ninja -C build >/dev/null
ninja -C build -t compdb | sed '/src\/warnings/s/ -w / -Wshadow -Werror /' >build/compile_commands.json

die() { printf '%s\n' "$1" "${out:-}" >&2; exit 1; }
if out=$(tools/lint/tidy.sh build 2 2>&1); then die "the faults were let through"; fi

# tidy-commands has a log for each unit of several; what was read alone is in the output.
unit_of() { grep -l " $1\$" build/tidy-commands/*.list; }
unit=$(unit_of src/faults/faults.cpp)
[ "$(wc -l <"$unit")" -gt 1 ] || die "the faults were not in a unit"
found=$(grep -ho '\[[a-z][a-z0-9,.-]*\]$' "${unit%.list}.log" | tr -d '[]' | sed 's/,-warnings-as-errors//' | sort -u)
for check in $(sed -n 's/^  \([a-z][a-z0-9-]*\),\{0,1\}$/\1/p' .clang-tidy); do
  case $check in
    misc-unused-alias-decls | misc-unused-using-decls) # of the main file only
      grep -q "src/faults/alone.cpp:.*\[$check" <<<"$out" || die "$check: its fault was not found alone"
      grep -q "src/faults/user.cpp" <<<"$out" && die "user.cpp has no fault" ;;
    *)
      grep -qx -- "$check" <<<"$found" || die "$check: its fault was not found in the unit (plant one in tests/lint/tidy)"
      grep -q "src/faults/faults.*\[$check" <<<"$out" || die "$check: its fault is not in the output" ;;
  esac
done
[ "$(wc -l <"$(unit_of src/warnings/shadow.cpp)")" -eq 2 ] || die "the warning was not in a unit"
grep -q 'src/warnings/shadow.cpp:1:.*clang-diagnostic-shadow' <<<"$out" || die "the compiler's warning was not found"

[ "$(unit_of src/clean/one.cpp)" != "$(unit_of src/clean/two.cpp)" ] || die "two sources with the same names share a unit"
grep -q 'src/clean' <<<"$out" && die "clean sources were refused"
rm -r src/faults src/warnings
out=$(tools/lint/tidy.sh build 2 2>&1) || die "clean sources were refused"
[ -z "$out" ] || die "what was clean was read again"
echo "tidy: every fault was found"
