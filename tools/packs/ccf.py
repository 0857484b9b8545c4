# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cloud Carbon Footprint's coefficients (Apache-2.0): watts per vCPU and manufacturing per hour of cloud instances.

The arithmetic is that of coefficients.ipynb of the same repository and commit; its own checks (the watts of each architecture to two
decimals) are repeated in ARCHITECTURES and fail the build when a figure moves."""

import csv
import re

from .pack import Pack, number, rows_of

MEMORY = 0.392           # W per GB
SERVER, LIFETIME_HOURS = 1000, 4 * 8760
DRAM_FREE, DRAM = 16, 533 / 384  # GB included, kg per further GB (Dell R740: 533 kg for 384 GB)
SOCKET, SSD, HDD, GPU = 100, 100, 50, 150

# name: file of its CPUs, idle and full watts per thread as the source's notebook asserts them
ARCHITECTURES = {
    "EPYC 1st Gen": ("amd-epyc-gen1", 0.82, 2.55), "EPYC 2nd Gen": ("amd-epyc-gen2", 0.47, 1.69),
    "EPYC 3rd Gen": ("amd-epyc-gen3", 0.45, 2.02), "Sandy Bridge": ("intel-sandybridge", 2.17, 8.58),
    "Ivy Bridge": ("intel-ivybridge", 3.04, 8.25), "Haswell": ("intel-haswell", 1.90, 6.01),
    "Broadwell": ("intel-broadwell", 0.71, 3.69), "Skylake": ("intel-skylake", 0.64, 4.19),
    "Cascade Lake": ("intel-cascadelake", 0.64, 3.97), "Coffee Lake": ("intel-coffeelake", 1.14, 5.42),
}


def mean_ratio(rows, above, below):
    """Mean over the rows that have both ("NC", not computed, counts as absent)."""
    pairs = [(number(row[above]), number(row[below])) for row in rows]
    ratios = [a / b for a, b in pairs if a is not None and b]
    return sum(ratios) / len(ratios)


def architectures(folder):
    results = rows_of(folder / "SPECpower-full-results.csv")
    out = {}
    for name, (file, idle_check, full_check) in ARCHITECTURES.items():
        with open(folder / f"{file}.csv", encoding="utf-8-sig", newline="") as cpus:
            patterns = [rf"\b{row[0]}$" for row in csv.reader(cpus) if row and row[0]]
        pattern = re.compile("|".join(patterns), re.I)
        rows = [row for row in results if pattern.search(row["CPU Description"])]
        idle = mean_ratio(rows, "avg. watts @ active idle", "Total Threads")
        full = mean_ratio(rows, "avg. watts @ 100%", "Total Threads")
        memory = mean_ratio(rows, "Total Memory (GB)", "Chips")
        assert round(idle, 2) == idle_check and round(full, 2) == full_check, (name, idle, full)
        out[name] = (idle, full, memory)
    return out


def server_kg(memory, sockets, drives, ssd, gpus):
    return (SERVER + max(0, memory - DRAM_FREE) * DRAM + max(0, sockets - 1) * SOCKET
            + max(0, drives) * (SSD if ssd else HDD) + max(0, gpus) * GPU)


def build(reference):
    folder = reference / "ccf-coefficients"
    pack = Pack(
        id="ccf", name="Instances AWS, Azure et Google Cloud (Cloud Carbon Footprint)", version="2023-05-08", licence="Apache-2.0",
        copyright="Cloud Carbon Footprint contributors", source="cloud-carbon-coefficients",
        source_url="https://github.com/cloud-carbon-footprint/cloud-carbon-coefficients",
        commit="dda7621f8ab227dcb45096af6ccc2227aaf92b3e", date="2023-05-08",
        note="Watts per vCPU: AWS from the measured instances of the source (memory and the rest of the machine included, so no memory watts);\n"
             "Azure and Google from the mean of SPECpower results per architecture, plus 0.392 W per GB beyond the memory of these machines.\n"
             "Manufacturing: (1000 + 1.388 per GB over 16 + 100 per further socket + 100 per SSD or 50 per HDD + 150 per GPU) kg over 4 years,\n"
             "shared by vCPU. Carbon only.")
    watts = architectures(folder)
    aws(pack, folder)
    azure(pack, folder, watts)
    gcp(pack, folder, watts)
    return [pack]


def add(pack, provider, name, vcpu, memory, low, high, memory_watts, kg, platform_vcpu, source):
    pack.add("cloud_types", provider=provider, type=name, vcpu=vcpu, memory_gb=memory, min_watts_per_vcpu=low, max_watts_per_vcpu=high,
             memory_watts=memory_watts, gwp_per_hour=None if not kg or not platform_vcpu else kg / LIFETIME_HOURS * vcpu / platform_vcpu,
             source=source)


def count(text):
    try:
        return number(text) or 0
    except ValueError:
        return 0


def aws(pack, folder):
    sockets = {row["CPU Name"]: number(row["Platform Number of CPU Socket(s)"]) for row in rows_of(folder / "aws-instances-cpus.csv")}
    for line, row in enumerate(rows_of(folder / "aws-instances.csv"), start=2):
        vcpu, memory = count(row["Instance vCPU"]), number(row["Instance Memory (in GB)"])
        idle, full = number(row["Instance @ Idle"]), number(row["Instance @ 100%"])
        if not vcpu or idle is None or full is None:
            pack.left_out.append(f"aws line {line}, {row['Instance type']}: no vCPU or no watts")
            continue
        kg = server_kg(count(row["Platform Memory (in GB)"]), sockets.get(row["Platform CPU Name"]) or 1,
                       count(row["Platform Storage Drive Quantity"]), row["Storage Type"].lower() == "ssd",
                       count(row["Platform GPU Quantity"]))
        add(pack, "aws", row["Instance type"], vcpu, memory, idle / vcpu, full / vcpu, 0, kg,
            count(row["Platform Total Number of vCPU"]), f"aws-instances.csv line {line}")


def by_architecture(pack, provider, folder, name_column, family, watts):
    sockets = {row["Microarchitecture"]: count(row["CPU Sockets"]) for row in rows_of(folder / "gcp-instances-cpus.csv")}
    mean_all = tuple(sum(w[i] for w in watts.values()) / len(watts) for i in range(3))
    types = {}
    for line, row in enumerate(rows_of(folder / f"{provider}-instances.csv"), start=2):
        types.setdefault(row[name_column].strip(), []).append((line, row))
    for name, rows in types.items():
        figures = []
        for line, row in rows:
            vcpu, memory = count(row["Instance vCPUs"]), count(row["Instance Memory"])
            idle, full, per_chip = watts.get(row["Microarchitecture"].strip(), mean_all)
            chips = sockets.get(row["Microarchitecture"].strip(), 2)
            platform = count(row["Platform vCPUs (highest vCPU possible)"])
            beyond = max(0.0, memory - per_chip * chips * vcpu / platform) if platform else 0.0
            kg = server_kg(count(row["Platform Memory"]), chips, count(row["Platform (largest instance) Storage Drive quantity"]),
                           "ssd" in row["Platform Storage Type"].lower() and "non" not in row["Platform Storage Type"].lower(),
                           count(row["Platform GPU"]))
            figures.append((vcpu, memory, idle, full, beyond * MEMORY, kg, platform))
        if not figures[0][0]:
            pack.left_out.append(f"{provider} line {rows[0][0]}, {name}: no vCPU")
            continue
        mean = [sum(f[i] for f in figures) / len(figures) for i in range(7)]
        add(pack, provider, name, *mean, f"{provider}-instances.csv line {rows[0][0]}" + (f", mean of {len(rows)} architectures" if len(rows) > 1 else ""))


def azure(pack, folder, watts):
    by_architecture(pack, "azure", folder, "Virtual Machine", "Series", watts)


def gcp(pack, folder, watts):
    by_architecture(pack, "gcp", folder, "Machine type", "Machine Family", watts)
