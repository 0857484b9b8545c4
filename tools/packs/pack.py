# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a pack is while it is built, and how it is written: always the same bytes for the same reference."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field

HEADERS = {
    "factors": ["item", "phase", "criterion", "value", "unit", "geography", "year", "source", "quality", "low", "high"],
    "items": ["item", "name_fr", "name_en", "category", "generic", "unit", "server", "lifetime_years", "annual_kwh", "source"],
    "electricity": ["zone", "year", "criterion", "value", "unit", "source", "low", "high"],
    "technologies": ["technology", "criterion", "value", "unit", "source"],
    "types": ["type", "item", "server", "lifetime_years", "source"],
    "matching": ["model", "item"],
    "hypotheses": ["key", "value", "source"],
    "people": ["criterion", "value", "unit", "source"],
    "cloud_types": ["provider", "type", "vcpu", "memory_gb", "min_watts_per_vcpu", "max_watts_per_vcpu", "memory_watts",
                    "gwp_per_hour", "pe_per_hour", "source"],
    "cloud_regions": ["provider", "region", "country", "pue", "wue", "source"],
}

UNITS = {"gwp": "kg CO2 eq", "adpe": "kg Sb eq", "adpf": "MJ", "ap": "mol H+ eq", "ctue": "CTUe", "ctuh-c": "CTUh",
         "ctuh-nc": "CTUh", "epf": "kg P eq", "epm": "kg N eq", "ept": "mol N eq", "ir": "kBq U-235 eq", "lu": "Pt",
         "odp": "kg CFC-11 eq", "pm": "disease incidence", "pocp": "kg NMVOC eq", "wu": "m3 eq", "pe": "MJ"}


def number(text):
    """A number as the references write it: decimal comma or point; None when empty."""
    text = str(text).strip().replace("\u202f", "").replace("\xa0", "")
    if text in ("", "N/A", "NC", "NULL", "?"):
        return None
    return float(text.replace(",", "."))


def shortest(value):
    """12 significant digits: arithmetic noise of the last bits is no information; integers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    text = repr(float(f"{float(value):.12g}"))
    return text[:-2] if text.endswith(".0") else text


def slug(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass
class Pack:
    id: str
    name: str
    version: str
    licence: str            # SPDX identifier
    copyright: str
    source: str
    source_url: str
    commit: str = ""
    date: str = ""
    note: str = ""          # what a user of these figures must know
    defaults: dict = field(default_factory=dict)
    tables: dict = field(default_factory=dict)
    columns: dict = field(default_factory=dict)  # headers that differ from HEADERS
    left_out: list = field(default_factory=list)  # rows of the reference not shipped, with the reason

    def add(self, table, **cells):
        self.tables.setdefault(table, []).append(cells)

    def factor(self, item, phase, criterion, value, unit=None, **more):
        if value is not None:
            self.add("factors", item=item, phase=phase, criterion=criterion, value=value, unit=unit or UNITS[criterion], **more)

    def files(self, licences):
        """file name -> text of every file of the pack."""
        out = {"pack.toml": self.manifest(), "LICENSE": licences[self.licence].replace("<year> <copyright holders>", self.copyright)}
        for table, rows in sorted(self.tables.items()):
            header = self.columns.get(table, HEADERS[table])
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                unknown = set(row) - set(header)
                assert not unknown, f"{self.id}/{table}.csv: unknown columns {unknown}"
                writer.writerow([shortest(row.get(column)) for column in header])
            out[f"{table}.csv"] = text.getvalue()
        if self.left_out:
            out["LEFT_OUT.md"] = self.spdx("<!--", " -->") + "\n# Rows of the source that are not shipped\n\n" + "".join(
                f"- {line}\n" for line in self.left_out)
        for name in list(out):
            if name.endswith(".csv"):
                out[name + ".license"] = self.spdx("", "")
        return out

    def spdx(self, opening, closing):
        gap = " " if opening and opening != "<!--" else ("\n" if opening else "")
        # The tag is put together here so that no licence checker reads it as this file's own.
        tag = "SPDX-"
        if opening == "<!--":
            return f"<!--\n{tag}FileCopyrightText: {self.copyright}\n{tag}License-Identifier: {self.licence}\n-->\n"
        return f"{opening}{gap}{tag}FileCopyrightText: {self.copyright}\n{opening}{gap}{tag}License-Identifier: {self.licence}\n"

    def manifest(self):
        def quoted(text):
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

        lines = [self.spdx("#", "").rstrip("\n")]
        for key in ("id", "name", "version", "licence"):
            lines.append(f"{key} = {quoted(getattr(self, key))}")
        lines += ['licence_file = "LICENSE"', f"source = {quoted(self.source)}", f"source_url = {quoted(self.source_url)}"]
        if self.commit:
            lines.append(f"commit = {quoted(self.commit)}")
        if self.date:
            lines.append(f"date = {quoted(self.date)}")
        lines += ["redistributable = true", "hidden = false"]
        if self.note:
            lines.append('note = """\n' + self.note.strip() + '"""')
        if self.defaults:
            lines += ["", "[defaults]"] + [f"{key} = {quoted(value)}" for key, value in self.defaults.items()]
        return "\n".join(lines) + "\n"


def rows_of(path, delimiter=","):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))
