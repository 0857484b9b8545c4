# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""What G4IT publishes under Apache-2.0 beside its licensed factors: hypotheses, item types, lifetimes, planetary boundaries."""

from .pack import UNITS, Pack, number, rows_of

CRITERIA = {
    "Climate change": "gwp", "Particulate matter and respiratory inorganics": "pm", "Ionising radiation": "ir", "Acidification": "ap",
    "Resource use (minerals and metals)": "adpe", "Ozone depletion": "odp", "Human toxicity, cancer": "ctuh-c",
    "Human toxicity, non-cancer": "ctuh-nc", "Photochemical ozone formation": "pocp", "Eutrophication, terrestrial": "ept",
    "Eutrophication, freshwater": "epf", "Eutrophication, marine": "epm", "Ecotoxicity, freshwater": "ctue", "Land use": "lu",
    "Resource use, fossils": "adpf",
}
HYPOTHESES = {"PUEParDefaut": "pue", "dureeVieParDefaut": "lifetime_years", "taux_utilisation_COPE": "usage_rate_cope",
              "taux_utilisation_BYOD": "usage_rate_byod"}
LIFETIMES = {"smartphone-2": "smartphone", "landline-phone-1": "landline-phone", "tablet-3": "tablet", "laptop-3": "laptop",
             "desktop-4": "desktop", "computer-monitor-2": "screen", "professional-laser-printer-1": "printer",
             "usb-key-1": "usb-stick", "connected-speaker-1": "speaker"}


def build(reference):
    common = dict(licence="Apache-2.0", copyright="G4IT contributors", source="G4IT", source_url="https://github.com/teamg4it/g4it")
    new = dict(commit="57b9a16467c6f301b01eaf66e191664019edd1bc", date="2026-08-14")
    people = Pack(
        id="people-jrc", name="Équivalents-personnes : limites planétaires (JRC)", version="2019", **common, **new,
        note="A planetary boundary (JRC, Consumption and Consumer Footprint, 2019) over 8 000 000 000 people. The source's row for water use repeats the row of\n"
             "minerals and metals digit for digit (219000000, 0.027375): it is a copying error, and is left out.")
    for row in rows_of(reference / "g4it-new/ref_sustainable_individual_package.csv", ";"):
        if row["criteria"] == "Water use":
            people.left_out.append("Water use: the row repeats minerals and metals digit for digit (boundary 219000000, share 0.027375)")
            continue
        criterion = CRITERIA[row["criteria"]]
        boundary, share = number(row["planetary_boundary"]), number(row["individual_sustainable_package"])
        assert abs(boundary / 8e9 / share - 1) < 0.005, row
        people.add("people", criterion=criterion, value=share, unit=UNITS[criterion],
                   source="JRC, Consumption and Consumer Footprint, 2019")
    defaults = Pack(
        id="numecoeval-defaults", name="Hypothèses par défaut de NumEcoEval", version="2026-08-14", **common, **new,
        note="PUE 1.75, lifetime 2 years, COPE 0.8, BYOD 0.57; lifetimes of « Évaluation de l'impact environnemental du numérique en France » (ADEME–Arcep).")
    for row in rows_of(reference / "g4it-new/ref_hypothesis.csv", ";"):
        defaults.add("hypotheses", key=HYPOTHESES[row["code"]], value=number(row["value"]), source=row["source"])
    for row in rows_of_terminals(reference):
        item = LIFETIMES.get(row["reference"])
        if item:
            defaults.add("items", item=item, lifetime_years=number(row["lifespan"]), source="ref_terminal_device_type.csv (ADEME–Arcep)")
    types = Pack(
        id="numecoeval-types", name="Types d'équipement de NumEcoEval", version="2026-08-14", **common, **new,
        note="Server flags and lifetimes of G4IT's types. Their default items name licensed factors: none is given here.")
    for row in rows_of(reference / "g4it-new/ref_item_type.csv", ";"):
        types.add("types", type=row["type"], server=row["is_server"], lifetime_years=number(row["default_lifespan"]),
                  source="ref_item_type.csv")
    return [people, defaults, types]


def rows_of_terminals(reference):
    """Descriptions hold unquoted commas but no semicolon: the plain reader is enough; G4IT writes a decimal point."""
    return rows_of(reference / "g4it/ref_terminal_device_type.csv", ";")
