# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""BoaviztAPI's data (AGPL-3.0), a pack apart: devices, servers from their components, electricity, OVHcloud and Scaleway instances."""

import json
import re
from statistics import mean

from .pack import UNITS, Pack, number, rows_of
from .zones import ISO2

DEVICES = {  # device, variant: item
    ("LAPTOP", "pro"): "laptop", ("DESKTOP", "pro"): "desktop", ("SMARTPHONE", ""): "smartphone", ("TABLET", ""): "tablet",
    ("MONITOR", ""): "screen", ("TELEVISION", "pro"): "television", ("EXTERNAL_HDD", ""): "external-hdd",
    ("EXTERNAL_SSD", ""): "external-ssd", ("USB_STICK", ""): "usb-stick", ("BOX", ""): "modem-box", ("VR_HEADSET", "lcd"): "vr-headset",
}
ARCHETYPES = {"laptop-pro": "laptop", "desktop-pro": "desktop", "smartphone-default": "smartphone", "tablet-default": "tablet",
              "tv-pro": "television", "monitor-default": "screen", "box-default": "modem-box", "usb-stick-default": "usb-stick",
              "external-ssd-default": "external-ssd", "hdd-default": "external-hdd"}
SKIPPED = {"gwpb", "gwpf", "gwplu", "gwppb", "gwppf", "gwpplu", "mips", "adp", "fe"}  # not of the EF sixteen, or by definition
R740 = dict(cpus=2, die=694.0, ram=[(12, 32)], ram_density=1.79, ssds=1, ssd_gb=400, ssd_density=50.6, psus=2, psu_kg=2.99)


def load(reference):
    text = (reference / "boaviztapi/factors.yml").read_text(encoding="utf-8").strip()
    data = {}
    for section in re.split(r'\n\n(?=")', text):
        data.update(json.loads("{" + section.strip().rstrip(",") + "}"))
    return data


def ours(criterion):
    name = criterion.replace("_", "-")
    return name if name in UNITS else None


def server_impact(data, criterion, cpus, die, ram, ram_density, ssds, ssd_gb, ssd_density, psus, psu_kg, hdds=0, blade=False):
    """BoaviztAPI, boaviztapi/models/component: one server from its components. Checked below against its own answer."""
    f = {part: data[part][criterion] for part in ("cpu", "ram", "ssd", "hdd", "power_supply", "motherboard", "assembly", "case")}
    case = f["case"]["blade"]["impact_blade_server"] + f["case"]["blade"]["impact_blade_16_slots"] / 16 if blade else f["case"]["rack"]["impact"]
    total = cpus * (die * f["cpu"]["die_impact"] + f["cpu"]["impact"]) + case + f["motherboard"]["impact"] + f["assembly"]["impact"]
    total += sum(n * (gb / ram_density * f["ram"]["die_impact"] + f["ram"]["impact"]) for n, gb in ram)
    total += ssds * (ssd_gb / ssd_density * f["ssd"]["die_impact"] + f["ssd"]["impact"]) + hdds * f["hdd"]["impact"]
    return total + psus * psu_kg * f["power_supply"]["impact"]


def build(reference):
    data = load(reference)
    common = dict(licence="AGPL-3.0-only", copyright="Boavizta contributors", source="BoaviztAPI",
                  source_url="https://github.com/Boavizta/boaviztapi", commit="15878f045bf06bc6ed685c7266c39f7e8498ab94",
                  date="2026-08-21")
    pack = Pack(
        id="boavizta-api", name="BoaviztAPI : appareils, serveurs, électricité", version="2026-08-21", defaults={"quality": "medium"}, **common,
        note="Devices: one value holds the whole life outside use, so the phase is `embodied`; a negative value carries an end-of-life credit.\n"
             "Servers: gwp and pe from components (a Dell R740: 2 CPUs of 694 mm², 12×32 GB, one SSD of 400 GB, 2 supplies), manufacturing only,\n"
             "972 kg as BoaviztAPI answers; the other criteria are its constants for a larger server (3 660 kg): the two do not describe one machine,\n"
             "quality low. Electricity: its wu is plain cubic metres, not m3 eq, and its fe is a definition: neither is here.")
    devices(pack, data, reference)
    servers(pack, data)
    electricity(pack, data)
    cloud = Pack(
        id="boavizta-cloud", name="BoaviztAPI : instances OVHcloud et Scaleway", version="2026-08-21", **common,
        note="Manufacturing per hour: the platform from its components over its life, memory and SSD by their share, the rest by vCPU. Watts: 0.12 and 1.02 of\n"
             "the CPU's TDP when idle and full, 0.284 W per GB of memory, all times 1.33. Densities are the means of the source's tables.")
    instances(cloud, data, reference)
    return [pack, cloud]


def devices(pack, data, reference):
    for (device, variant), item in DEVICES.items():
        for criterion, cell in data[device].items():
            if criterion in SKIPPED:
                continue
            cell = cell[variant] if variant else cell
            pack.factor(item, "embodied", ours(criterion), cell["impact"], source=f"{device} {variant}".strip() + f": {cell['source']}")
    for row in rows_of(reference / "boaviztapi/archetype_user_terminal.csv"):
        item = ARCHETYPES.get(row["id"])
        if item:
            watts, ratio = number(row["USAGE.avg_power"].split(";")[0]), number(row["USAGE.use_time_ratio"])
            pack.add("items", item=item, lifetime_years=number(row["USAGE.hours_life_time"]) / 8760, annual_kwh=watts * ratio * 8.76,
                     source=f"archetype {row['id']}: {watts:g} W, {ratio:g} of the time")


def servers(pack, data):
    checked = server_impact(data, "gwp", **R740)
    assert abs(checked - 972.0442116103959) < 1e-9, checked  # what BoaviztAPI 2.4.1 answers for this configuration
    for item, blade in (("rack-server", False), ("blade-server", True)):
        for criterion in ("gwp", "pe"):
            pack.factor(item, "manufacturing", criterion, server_impact(data, criterion, blade=blade, **R740),
                        source="components of a Dell R740" + (", blade enclosure over 16" if blade else ""), quality="low")
    for criterion, cell in data["SERVER"].items():
        if criterion not in SKIPPED and criterion != "gwp":
            pack.factor("rack-server", "embodied", ours(criterion), cell["impact"], source=f"SERVER: {cell['source']}", quality="low")
    pack.add("items", item="rack-server", lifetime_years=4, source="archetype platform_compute_medium: 35040 h")


def electricity(pack, data):
    for zone, cells in data["electricity"].items():
        if "country" not in cells:
            continue
        for criterion, cell in cells.items():
            if criterion in SKIPPED or criterion in ("country", "wu") or not ours(criterion):
                continue
            year = re.search(r"(19|20)\d\d", str(cell["reference_year"]))
            pack.add("electricity", zone=ISO2[zone], year="", criterion=criterion, value=cell["value"], unit=UNITS[criterion],
                     source=f"{cell['source']}" + (f" ({year[0]})" if year else ""))


def instances(pack, data, reference):
    folder = reference / "boaviztapi"
    cpus = {row["name"]: row for row in rows_of(folder / "cpu_specs.csv")}
    hosts = {row["id"]: row for row in rows_of(folder / "archetype_server.csv")}
    densities = dict(ram_density=mean(number(r["density"]) for r in rows_of(folder / "ram_manufacture.csv")),
                     ssd_density=mean(number(r["density"]) for r in rows_of(folder / "ssd_manufacture.csv")))
    for provider in ("ovhcloud", "scaleway"):
        for line, row in enumerate(rows_of(folder / f"archetype_cloud_{provider}.csv"), start=2):
            what = f"{provider} line {line}, {row['id']}"
            host = hosts.get(row["platform"])
            if host is None:
                pack.left_out.append(f"{what}: its platform {row['platform']} is not described")
                continue
            add_instance(pack, data, provider, line, row, host, cpus.get(host["CPU.name"]), densities, what)


def first(text, default=0.0):
    return number(text.split(";")[0]) if text.strip() else default


def add_instance(pack, data, provider, line, row, host, cpu, densities, what):
    units, threads = first(host["CPU.units"]), first(host["CPU.threads"])
    die = first(host["CPU.die_size_per_core"]) * first(host["CPU.core_units"])
    if not die and cpu is not None:
        die = number(cpu["total_die_size"]) or 0.0
    vcpu, memory, ssd = number(row["vcpu"]), first(row["memory"]), first(row["ssd_storage"])
    tdp = number(cpu["tdp"]) if cpu is not None and cpu["tdp"] else None
    host_vcpu = units * threads
    if not host_vcpu or not vcpu:
        pack.left_out.append(f"{what}: no vCPU count")
        return
    cells = dict(provider=provider, type=row["id"], vcpu=vcpu, memory_gb=memory, source=f"archetypes/cloud/{provider}.csv line {line}")
    if tdp:
        cells |= dict(min_watts_per_vcpu=0.12 * tdp * units / host_vcpu * 1.33, max_watts_per_vcpu=1.02 * tdp * units / host_vcpu * 1.33,
                      memory_watts=0.284 * memory * 1.33)
    else:
        pack.left_out.append(f"{what}: watts, the TDP of {host['CPU.name'] or 'its CPU'} is not known")
    ram_units, ram_gb, ssds, ssd_gb = (first(host[k]) for k in ("RAM.units", "RAM.capacity", "SSD.units", "SSD.capacity"))
    hours = first(host["USAGE.hours_life_time"])
    if die and ram_units and hours and not first(host["GPU.units"]):
        for criterion in ("gwp", "pe"):
            parts = dict(cpus=0, die=die, ram=[], ssds=0, ssd_gb=ssd_gb, psus=0, psu_kg=0, **densities)
            empty = server_impact(data, criterion, **parts)
            of_ram = server_impact(data, criterion, **parts | dict(ram=[(ram_units, ram_gb)])) - empty
            of_ssd = server_impact(data, criterion, **parts | dict(ssds=ssds)) - empty
            rest = server_impact(data, criterion, **parts | dict(cpus=units, hdds=first(host["HDD.units"]), psus=first(host["POWER_SUPPLY.units"]),
                                                                 psu_kg=first(host["POWER_SUPPLY.unit_weight"])))
            share = rest * vcpu / host_vcpu + of_ram * memory / (ram_units * ram_gb)
            share += of_ssd * min(1.0, ssd / (ssds * ssd_gb)) if ssds and ssd_gb else 0.0
            cells[f"{criterion}_per_hour"] = share / hours
    else:
        pack.left_out.append(f"{what}: manufacturing, the die size of its CPU is not known or it has a GPU")
    pack.add("cloud_types", **cells)
