#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# The software bill of materials of the program, in SPDX 2.3 (tag-value): the Debian packages of the libraries that it loads, and of those whose
# headers were compiled into it. Read from the program and from what ninja knows of its sources, so that nothing has to be kept by hand.
#   sbom.sh BUILD PROGRAM CHANGELOG
set -euo pipefail
build=$1 program=$2 changelog=$3
version=$(sed -n '1s/^capnr (\(.*\)) .*/\1/p' "$changelog")
made_on=$(date -u -d "$(sed -n 's/^ -- .*>  //p' "$changelog" | head -n 1)" +%Y-%m-%dT%H:%M:%SZ)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# name, version, source and architecture of the packages that own the files on the input; /lib is /usr/lib, but dpkg knows one of both names.
# One grep over dpkg's own lists: dpkg-query -S takes minutes for thousands of headers.
packages_of_files() {
  sed -E 'p; s|^/usr/lib/|/lib/|; t; s|^/lib/|/usr/lib/|; t; d' >"$work/paths"
  LC_ALL=C grep -lxFf "$work/paths" /var/lib/dpkg/info/*.list | sed 's|.*/||; s|\.list$||' |
    xargs -r dpkg-query -W -f '${Package}\t${Version}\t${source:Package}\t${Architecture}\n' | LC_ALL=C sort -u
}

ldd "$program" >"$work/loaded"
objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }' >"$work/needed"
awk 'NR == FNR { needed[$1]; next } $1 in needed && $3 ~ /^\// { print $3 }' "$work/needed" "$work/loaded" | packages_of_files >"$work/linked"
ninja -C "$build" -t deps | sed -n 's|^ *\(/usr/include/.*\)|\1|p' | LC_ALL=C sort -u | packages_of_files >"$work/headers"
[ -s "$work/linked" ] && [ -s "$work/headers" ] || { echo "sbom.sh: nothing is known of what $program is made of" >&2; exit 1; }

# A library that is loaded is told once, though its headers were read too.
awk -F '\t' 'NR == FNR { loaded[$3]; print $0 "\tDYNAMIC_LINK"; next } !($3 in loaded) && $3 != "linux" { print $0 "\tSTATIC_LINK" }' \
  "$work/linked" "$work/headers" >"$work/parts"

cat <<HEAD
SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: capnr-$version
DocumentNamespace: https://example.org/capnr/spdx/capnr-$version-$(sha256sum <"$work/parts" | cut -c 1-16)
Creator: Organization: Cap NR contributors
Created: $made_on

PackageName: capnr
SPDXID: SPDXRef-capnr
PackageVersion: $version
PackageSupplier: Organization: Cap NR contributors
PackageDownloadLocation: https://example.org/capnr
FilesAnalyzed: false
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: EUPL-1.2
PackageCopyrightText: 2026 Cap NR contributors
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-capnr
HEAD
while IFS=$'\t' read -r name its_version source architecture link; do
  id=SPDXRef-${name//[^A-Za-z0-9.-]/-}
  cat <<PART

PackageName: $name
SPDXID: $id
PackageVersion: $its_version
PackageSupplier: Organization: Debian
PackageDownloadLocation: https://packages.debian.org/source/bookworm/$source
FilesAnalyzed: false
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: NOASSERTION
PackageCopyrightText: NOASSERTION
ExternalRef: PACKAGE-MANAGER purl pkg:deb/debian/$name@${its_version//+/%2B}?arch=$architecture
Relationship: SPDXRef-capnr $link $id
PART
done <"$work/parts"
