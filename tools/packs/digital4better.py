# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""Digital4Better's open data (ODbL): electricity by country and year, cloud regions with their PUE and WUE."""

from .pack import UNITS, Pack, number, rows_of

CRITERIA = ["gwp", "adpe", "ap", "ctue", "ctuh-c", "ctuh-nc", "ir", "pm", "wu"]
PROVIDERS = ["aws", "azure", "gcp", "oracle", "ovhcloud", "scaleway"]


def build(reference):
    folder = reference / "digital4better"
    common = dict(licence="ODbL-1.0", copyright="Digital4Better", source="Digital4Better Open Data",
                  source_url="https://github.com/digital4better/data", commit="c0b443ef76f4d48df3c9c36851aa02d962aecb63",
                  date="2026-07-08")
    electricity = Pack(
        id="electricity-d4b", name="Électricité par pays et par année (Digital4Better, Ember × UNECE)", version="2026-07-08",
        defaults={"quality": "medium", "source": "Ember yearly mix × UNECE 2021 factors per technology"},
        note="Production mix of the year times one factor per technology, nine criteria, 213 countries, 2019–2026. technologies.csv holds the\n"
             "factors per technology: three of them (pm of bioenergy and oil, pm and human toxicity of « Other Renewables ») are 10 000 to 1 000 000\n"
             "times the median of the others, and spoil the countries that use them: the loader quarantines these (docs/factor-packs.md).",
        columns={"electricity": ["zone", "year", *CRITERIA]}, **common)
    for row in rows_of(folder / "factor_country-yearly.csv"):
        electricity.add("electricity", zone=row["country"], year=row["year"], **{c: number(row[c]) for c in CRITERIA})
    for row in rows_of(folder / "energy_energy-impacts.csv"):
        for criterion in CRITERIA:
            electricity.add("technologies", technology=row["energy"], criterion=criterion, value=number(row[criterion]),
                            unit=UNITS[criterion], source="energy-impacts.csv")
    regions = Pack(
        id="cloud-regions-d4b", name="Régions des hébergeurs : PUE et WUE (Digital4Better)", version="2026-07-08",
        note="PUE and WUE as the providers publish them. Oracle's WUE is a provisional 0 in the source: left empty here. GCP's WUE is derived.",
        **common)
    for provider in PROVIDERS:
        for row in rows_of(folder / f"cloud_{provider}-regions.csv"):
            wue = number(row["wue"])
            for name in dict.fromkeys((row["id"], row["name"])):
                regions.add("cloud_regions", provider=provider, region=name, country=row["country"].upper(), pue=number(row["pue"]),
                            wue=None if provider == "oracle" else wue, source=f"{provider}-regions.csv")
    return [electricity, regions]
