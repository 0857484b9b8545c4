# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""Boavizta's collection of manufacturers' product carbon footprints (ODbL): one item per product, and medians per kind."""

import math
import re
from statistics import median

from .pack import Pack, number, rows_of, slug

KIND = {  # subcategory: generic item
    "Laptop": "laptop", "Monitor": "screen", "Desktop": "desktop", "Server": "rack-server", "Smartphone": "smartphone",
    "Tablet": "tablet", "Thin Client": "thin-client", "Thin client": "thin-client", "Printer": "printer",
    "Workstation": "workstation", "IoT": "connected-object", "Gaming": "game-console", "Network": "wifi-access-point",
    "SAN/NAS": "storage-array", "Converged": "blade-server", "Converged Edge": "rack-server",
}
CATEGORY = {"laptop": "terminal", "desktop": "terminal", "all-in-one": "terminal", "thin-client": "terminal", "workstation": "terminal",
            "screen": "screen", "rack-server": "server", "blade-server": "server", "smartphone": "phone", "tablet": "tablet",
            "printer": "printer", "multifunction-printer": "printer", "connected-object": "iot", "game-console": "audiovisual",
            "wifi-access-point": "network", "storage-array": "storage", "speaker": "audiovisual", "camera": "audiovisual"}
ZONES = {"EU": "EU27", "WW": "WORLD", "Worldwide": "WORLD", "US": "US", "North America": "", "Asia": "", "": ""}
COAL = 1.02  # kg CO2 eq per kWh, the most carbon-intensive of the electricity set: above it a use phase is more than electricity

MISFILED = re.compile(r"^(Chromebook|Inspiron 1[3-7] |Latitude|XPS 1[3-7]|Vostro 1[3-7])")


def kind_of(row):
    """The generic item. Corrections to the source are few and by rule: portable computers filed under Desktop, one-piece computers,
    blades and multifunction printers, watches of the IoT class."""
    name, subcategory, kind = row["name"], row["subcategory"], KIND.get(row["subcategory"], "")
    if kind == "desktop" and MISFILED.match(name):
        return "laptop"
    if kind == "desktop" and re.search(r"all-in-one|\bAIO\b|\biMac\b|-in-One", name, re.I) and "Tiny-in-One" not in name:
        return "all-in-one"
    if kind == "rack-server" and row["server_type"] == "Blade":
        return "blade-server"
    if kind == "printer" and "Multi" in row["server_type"]:
        return "multifunction-printer"
    if subcategory == "IoT" and re.search(r"HomePod|Home Mini|Nest Audio|Nest Mini|^Home$", name):
        return "speaker"
    if subcategory == "IoT" and "Cam" in name:
        return "camera"
    return kind


def product(row):
    """The row as numbers, with the phases that its ratios allow."""
    cells = {key: number(row[key]) for key in ("gwp_total", "gwp_use_ratio", "yearly_tec", "lifetime", "gwp_error_ratio",
                                               "gwp_manufacturing_ratio", "gwp_transport_ratio", "gwp_eol_ratio")}
    total, use = cells["gwp_total"], cells["gwp_use_ratio"]
    ratios = (cells["gwp_manufacturing_ratio"], cells["gwp_transport_ratio"], use, cells["gwp_eol_ratio"])
    phases = {}
    complete = all(ratio is not None for ratio in ratios)
    if complete and 0.97 <= sum(ratios) <= 1.03:
        for phase, ratio in zip(("manufacturing", "distribution", "use", "end_of_life"), ratios):
            phases[phase] = total * ratio
    elif use is not None and 0 <= use < 1 and not (complete and sum(ratios) > 1.03):
        phases = {"embodied": total * (1 - use), "use": total * use}
    return cells, phases


def build(reference):
    common = dict(
        licence="ODbL-1.0", copyright="Boavizta contributors", source="Boavizta environmental-footprint-data",
        source_url="https://github.com/Boavizta/environmental-footprint-data", commit="61323eb5c3bb63b0703e7a9c6456482ccbaac3a6",
        date="2023-02-23")
    products = Pack(
        id="boavizta-pcf", name="Empreintes carbone des constructeurs (Boavizta)", version="2023-02-23", defaults={"quality": "low"},
        note="Carbon only. Manufacturers' methods differ and are not transparent: the collection itself advises against comparing\n"
             "manufacturers. Four phases where the sheet gives the four ratios and they sum to 1 (±0.03); else `embodied` = total·(1 − use ratio);\n"
             "a sheet without use ratio gives its energy and lifetime only. Use = total·use ratio/lifetime, on the grid of the sheet (geography).",
        **common)
    medians = Pack(
        id="boavizta-medians", name="Médianes des empreintes des constructeurs, par type (Boavizta)", version="2023-02-23",
        defaults={"quality": "low"},
        note="Median, p10 and p90 of the products of a kind, for kinds that no better pack covers. The interval written is the 95 % interval of\n"
             "the log-normal that has this p10–p90: σ = ln(p90/p10)/(2·1.2816). A kind with fewer than three products has quality very_low.",
        **common)
    seen, by_kind = set(), {}
    for line, row in enumerate(rows_of(reference / "boavizta-pcf/boavizta-data-fr.csv", ";"), start=2):
        kind, (cells, phases) = kind_of(row), product(row)
        add_product(products, row, line, kind, cells, phases, seen)
        if kind and phases:
            by_kind.setdefault(kind, []).append((cells, phases))
    for kind in sorted(by_kind):
        add_median(medians, kind, by_kind[kind])
    return [products, medians]


def add_product(pack, row, line, kind, cells, phases, seen):
    base = f"pcf/{slug(row['manufacturer'])}/{slug(row['name'])}"
    item, copy = base, 1
    while item in seen:
        copy += 1
        item = f"{base}-{copy}"
    seen.add(item)
    what = f"line {line}, {row['manufacturer']} {row['name']}"
    energy, lifetime = cells["yearly_tec"], cells["lifetime"]
    if energy is not None and energy <= 0:
        energy = None
    name = f"{row['manufacturer']} {row['name']}"
    pack.add("items", item=item, name_en=name,  # the same in French: the loader takes one for the other
              category=CATEGORY.get(kind, ""), generic=kind, unit="unit",
             server="true" if CATEGORY.get(kind) == "server" else "false", lifetime_years=lifetime, annual_kwh=energy,
             source=f"line {line}")
    if not phases:
        pack.left_out.append(f"{what}: no phase can be told from the total "
                             f"({'the ratios do not sum to 1' if cells['gwp_use_ratio'] is not None else 'no use ratio'})")
    error = cells["gwp_error_ratio"] or None
    for phase, impact in phases.items():
        low, high = (None, None) if error is None else (impact / (1 + error), impact * (1 + error))
        if phase == "use":
            if not lifetime:
                pack.left_out.append(f"{what}: use phase, no lifetime to divide it by")
                continue
            impact, low, high = (None if v is None else v / lifetime for v in (impact, low, high))
            if energy and impact / energy > COAL * 1.1:
                pack.left_out.append(f"{what}: use phase, {impact / energy:.1f} kg CO2 eq per kWh: more than electricity (paper, toner…)")
                continue
        if impact == 0:
            low = high = None
        pack.factor(item, phase, "gwp", impact, geography=ZONES[row["use_location"]] if phase == "use" else "",
                    year=(re.search(r"(19|20)\d\d", row["report_date"]) or [""])[0], source=f"line {line}", low=low, high=high)


def add_median(pack, kind, rows):
    values = sorted(sum(v for phase, v in phases.items() if phase != "use") for _, phases in rows)
    values = [v for v in values if v > 0]

    def quantile(p):  # linear between order statistics, as NumPy's default
        at = p * (len(values) - 1)
        low = math.floor(at)
        return values[low] + (at - low) * (values[min(low + 1, len(values) - 1)] - values[low])

    middle = median(values)
    sigma = math.log(quantile(0.9) / quantile(0.1)) / (2 * 1.281552)
    low, high = (middle * math.exp(-1.959964 * sigma), middle * math.exp(1.959964 * sigma)) if len(values) >= 3 and sigma > 0 else (None, None)
    pack.factor(kind, "embodied", "gwp", middle, source=f"median of {len(values)} products of boavizta-data-fr.csv",
                quality="low" if len(values) >= 3 else "very_low", low=low, high=high)
    energy = sorted(cells["yearly_tec"] for cells, _ in rows if cells["yearly_tec"])
    lifetime = sorted(cells["lifetime"] for cells, _ in rows if cells["lifetime"])
    pack.add("items", item=kind, lifetime_years=median(lifetime) if lifetime else None, annual_kwh=median(energy) if energy else None,
             source=f"medians of {len(lifetime)} lifetimes and {len(energy)} energies of boavizta-data-fr.csv")
