# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""ADEME's publicodes-acv-numerique (MIT): devices by phase, datacentre equipment, network, e-mail, France's consumption mix."""

import json

from .pack import Pack, number, rows_of

DEVICES = {  # name in the source: our item
    "smartphone": "smartphone", "tablette": "tablet", "ordinateur portable": "laptop", "TV": "television",
    "ordinateur fixe pro": "desktop", "écran": "screen", "casque de réalité virtuelle": "vr-headset", "enceinte": "speaker",
    "console de salon": "game-console", "imprimante": "printer", "clé USB": "usb-stick", "disque dur externe": "external-hdd",
    "SSD externe": "external-ssd", "box": "modem-box",
}
PHASES = {"fabrication": "manufacturing", "distribution": "distribution", "fin de vie": "end_of_life"}
DATACENTRE = {"serveur": "rack-server", "firewall": "firewall", "switch": "switch", "routeur": "router"}
HOURS = 8760


def read_devices(reference):
    table = {}
    for row in rows_of(reference / "derived/ademe_publicodes_devices.csv"):
        table.setdefault(row["item"], {})[(row["criterion"], row["phase_or_parameter"])] = row
    return table


def value(table, item, criterion, name):
    row = table[item].get((criterion, name))
    return None if row is None else number(row["value"])


def build(reference):
    mix = json.loads((reference / "ademe-publicodes/npm-publicodes-commun-2.0.1.model.json").read_text(encoding="utf-8"))
    carbon = mix["mix électrique . empreinte carbone"]["valeur"]
    pack = Pack(
        id="ademe", name="ADEME: équipements, réseau, mix français", version="2.2.0", licence="MIT",
        copyright="ADEME, incubateur de services numériques",
        source="publicodes-acv-numerique (ADEME, NegaOctet, Base Empreinte)",
        source_url="https://github.com/incubateur-ademe/publicodes-acv-numerique",
        commit="70676e47ea3c50c03f4a3859f5377ed5cf16154d", date="2026-08-19", defaults={"quality": "medium"},
        note="Carbon and water of devices by phase; carbon of datacentre equipment (manufacturing only: the source names no distribution nor\n"
             "end of life); network per gigabyte, e-mail, stored data. The end-of-life water values are called unreliable by the authors: quality\n"
             "very_low. The water value of the French mix is not here: its authors mark it as not reusable.")
    table = read_devices(reference)
    devices(pack, table)
    datacentre(pack, table)
    network(pack, table)
    email_and_storage(pack, table, carbon)
    pack.add("electricity", zone="FR", year=2024, criterion="gwp", value=carbon, unit="kg CO2 eq",
             source="Base Empreinte 2024, mix moyen de consommation (lissage 2021-2024)")
    return [pack]


def devices(pack, table):
    for name, item in DEVICES.items():
        for criterion, ours, unit in (("climate change", "gwp", "g CO2 eq"), ("water", "wu", "L")):
            for phase, our_phase in PHASES.items():
                unreliable = ours == "wu" and our_phase == "end_of_life"
                pack.factor(item, our_phase, ours, value(table, name, criterion, phase), unit,
                            source=f"acv . {name}", quality="very_low" if unreliable else "")
        watts = value(table, name, "parameter", "consommation en mode actif")
        hours = number(table[name][("parameter", "profil utilisation théorique")]["value"])
        pack.add("items", item=item, lifetime_years=value(table, name, "parameter", "durée de vie théorique"),
                 annual_kwh=watts * hours * 365 / 1000,
                 source=f"acv . {name}: {watts:g} W, {hours:g} h a day, 365 days")
    desktop_with_screen(pack)


def desktop_with_screen(pack):
    """The sum of the two, as the source's own rule « ordinateur et écran » makes it."""
    parts = {item: {(row["phase"], row["criterion"]): row for row in pack.tables["factors"] if row["item"] == item}
             for item in ("desktop", "screen")}
    for key, desktop in parts["desktop"].items():
        pack.factor("desktop-with-screen", *key, desktop["value"] + parts["screen"][key]["value"], desktop["unit"],
                    source="acv . ordinateur fixe pro + acv . écran", quality=desktop["quality"])
    energy = {row["item"]: row for row in pack.tables["items"]}
    pack.add("items", item="desktop-with-screen", lifetime_years=energy["desktop"]["lifetime_years"],
             annual_kwh=energy["desktop"]["annual_kwh"] + energy["screen"]["annual_kwh"],
             source="acv . ordinateur fixe pro + acv . écran")


def datacentre(pack, table):
    for name, item in DATACENTRE.items():
        pack.factor(item, "manufacturing", "gwp", value(table, name, "parameter", "construction"), "g CO2 eq",
                    source=f"data center . {name} . construction", quality="low")
        watts = value(table, name, "parameter", "puissance") if name == "serveur" else None
        pack.add("items", item=item, lifetime_years=value(table, name, "parameter", "durée de vie"),
                 annual_kwh=None if watts is None else watts * HOURS / 1000,
                 source=f"data center . {name}" + ("" if watts is None else f": {watts:g} W (Borderstep), {HOURS} h"))


def network(pack, table):
    for item, kind in (("network-fixed", "fixe"), ("network-mobile", "mobile")):
        for zone, geography in (("FR", "FR"), ("EU", "EU27")):
            pack.factor(item, "use", "gwp", value(table, "réseau", "climate change", f"facteur réseau {kind} {zone}"), "g CO2 eq",
                        geography=geography, source=f"facteur réseau {kind} {zone}, all phases (NegaOctet)")


def email_and_storage(pack, table, carbon):
    """One e-mail of 1 MB to one person, as email.publicodes computes it with its defaults, without the terminals: they are in the
    inventory, and would be counted twice."""
    def of(item, name):
        return value(table, item, "parameter", name)

    fixed = value(table, "réseau", "climate change", "facteur réseau fixe FR")
    backbone = value(table, "réseau", "climate change", "facteur réseau fixe FR hors box")
    copies, years, filling, mails, pue = 3, 10, 0.5, 117.7, of("serveur", "PUE mails")
    capacity_mb = 3.5524 * 1024 * 1024
    users = of("serveur", "puissance") / of("serveur", "puissance par utilisateur")
    life = of("serveur", "durée de vie")
    per_server = 1 / (users * mails * 365 * life)
    support = 0.68 * life / of("équipements support", "durée de vie") * of("équipements support", "construction")
    server = (of("serveur", "construction") + 0.0358 * of("firewall", "construction") + 1.468 * of("switch", "construction")
              + 0.286 * of("routeur", "construction") + support)
    stored = copies * years / (capacity_mb * filling * of("stockage", "durée de vie")) * of("stockage", "construction")
    construction = 2 * (per_server * server + stored)
    transmission = (2 * fixed + (1 + 2 * copies) * backbone) / 1024
    disk_wh = copies / (capacity_mb * filling) * of("stockage", "puissance en mode actif") * 24 * 365 * years
    use = 2 * (of("serveur", "puissance par utilisateur") * 24 / mails + disk_wh) * pue / 1000 * carbon * 1000
    note = "email.publicodes with its defaults (1 MB, one recipient, kept 10 years), without the terminals"
    pack.factor("email", "manufacturing", "gwp", construction, "g CO2 eq", geography="FR", source=note, quality="low")
    pack.factor("email", "use", "gwp", transmission + use, "g CO2 eq", geography="FR", source=note, quality="low")
    gigabytes = capacity_mb / 1024 * filling
    note = "data center . stockage: 6 W, 144 kg, 5 years, 3.5524 TB half full; no copy; PUE 1.16. The capacity has no source, say its authors"
    pack.factor("stored-data", "manufacturing", "gwp", of("stockage", "construction") / of("stockage", "durée de vie") / gigabytes,
                "g CO2 eq", source=note, quality="very_low")
    pack.factor("stored-data", "use", "gwp",
                of("stockage", "puissance en mode actif") * HOURS / 1000 / gigabytes * pue * carbon * 1000,
                "g CO2 eq", geography="FR", source=note, quality="very_low")
