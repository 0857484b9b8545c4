#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builds the shipped factor packs from a folder of reference data (see docs/factor-packs.md).

    tools/build_packs.py REFERENCE           writes catalog/packs/
    tools/build_packs.py REFERENCE --check   writes nothing; exit 1 when a file differs from what would be written

Python 3, standard library only. The output is the same bytes on every machine."""

import argparse
import sys
from pathlib import Path

from packs import ademe, boavizta_api, boavizta_pcf, ccf, defaults, digital4better, g4it

ROOT = Path(__file__).resolve().parent.parent
MODULES = (ademe, boavizta_api, boavizta_pcf, ccf, defaults, digital4better, g4it)


def build(reference):
    licences = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "LICENSES").glob("*.txt"))}
    return {f"{pack.id}/{name}": text.encode("utf-8")
            for module in MODULES for pack in module.build(reference) for name, text in pack.files(licences).items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("reference", type=Path, help="the folder that holds ademe-publicodes, boavizta-pcf, …")
    parser.add_argument("--check", action="store_true", help="only compare")
    parser.add_argument("--out", type=Path, default=ROOT / "catalog" / "packs")
    options = parser.parse_args()
    files = build(options.reference)
    present = {str(path.relative_to(options.out)) for path in options.out.rglob("*") if path.is_file()} if options.out.exists() else set()
    differing = sorted(name for name, data in files.items() if name not in present or (options.out / name).read_bytes() != data)
    extra = sorted(present - set(files))
    for name in differing:
        print(f"differs: {name}")
    for name in extra:
        print(f"not built from the reference: {name}")
    if options.check:
        return 1 if differing or extra else 0
    for name in differing:
        (options.out / name).parent.mkdir(parents=True, exist_ok=True)
        (options.out / name).write_bytes(files[name])
    return 0


if __name__ == "__main__":
    sys.exit(main())
