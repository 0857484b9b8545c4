# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue that capnr open-data writes, read by another program (rdflib): Turtle, RDF/XML and JSON-LD hold the same triples, whatever the names of
the city and its services, and every class has the properties that DCAT-AP 3 makes mandatory. No SHACL engine is in Debian 12: the rules are written here.

   open_data_catalog.py PROGRAM
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Namespace

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")

# Class: its mandatory properties, with what their values are. (DCAT-AP 3.0: Catalogue, Dataset, Distribution, Agent, Checksum, and the ranges of what we use.)
MANDATORY = {
    DCAT.Catalog: {DCTERMS.title: Literal, DCTERMS.description: Literal, DCTERMS.publisher: FOAF.Agent, DCAT.dataset: DCAT.Dataset},
    DCAT.Dataset: {DCTERMS.title: Literal, DCTERMS.description: Literal, DCTERMS.publisher: FOAF.Agent, DCAT.contactPoint: VCARD.Kind,
                   DCAT.distribution: DCAT.Distribution, DCTERMS.spatial: DCTERMS.Location, DCTERMS.temporal: DCTERMS.PeriodOfTime,
                   DCAT.keyword: Literal, DCAT.theme: SKOS.Concept, DCTERMS.accrualPeriodicity: DCTERMS.Frequency},
    DCAT.Distribution: {DCAT.accessURL: URIRef, DCAT.downloadURL: URIRef, DCTERMS.license: DCTERMS.LicenseDocument,
                        DCAT.mediaType: DCTERMS.MediaType, DCTERMS["format"]: DCTERMS.MediaTypeOrExtent, DCAT.byteSize: XSD.nonNegativeInteger,
                        SPDX.checksum: SPDX.Checksum},
    FOAF.Agent: {FOAF.name: Literal},
    VCARD.Kind: {VCARD.fn: Literal, VCARD.hasEmail: URIRef},
    SPDX.Checksum: {SPDX.algorithm: URIRef, SPDX.checksumValue: XSD.hexBinary},
    DCTERMS.PeriodOfTime: {DCAT.startDate: XSD.date, DCAT.endDate: XSD.date},
    SKOS.Concept: {SKOS.prefLabel: Literal},
}
ONCE = [DCTERMS.publisher, DCTERMS.issued, DCTERMS.modified, DCAT.byteSize, DCAT.mediaType, DCTERMS["format"], SPDX.checksum, DCAT.startDate, DCAT.endDate]
BASE = "https://ville.fr/donn%C3%A9es"
HOSTILE = "Ville <b>\\\"]]> & l'été %20 ${x} \\u0041 @fr ^^ 日本 🏙"


def capnr(program, *words):
    subprocess.run([program, *words], check=True, capture_output=True, text=True)


def publish(program, folder):
    city = folder / "ville"
    city.mkdir()
    quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    (city / "city.toml").write_text(f'name = "{quoted}"\ninsee_code = "13055"\n[[inventories]]\ndate = 2025-12-31\n')
    (city / "parc.csv").write_text("Nom;Type;Fabricant;Modèle;Entité;Statut\nPC1;Ordinateur;Dell;Latitude;DNSI;En service\n")
    database = ["--database", str(folder / "city.db")]
    capnr(program, "import", str(city), *database)
    capnr(program, "declare", "I-1.8c", "63.5", "--period", "2025", *database)
    for year in ("2024", "2025"):
        capnr(program, "open-data", year, "--output", str(folder / "site"), "--draws", "0", "--base-url", BASE,
              "--contact", "d@ville.fr", "--service", HOSTILE, "--siret", "21130055300016", *database)
    return folder / "site/open-data"


def faults_of(graph):
    for kind, properties in MANDATORY.items():
        subjects = set(graph.subjects(RDF.type, kind))
        if not subjects:
            yield f"there is no {kind}"
        for subject in subjects:
            for name, wanted in properties.items():
                values = list(graph.objects(subject, name))
                if not values:
                    yield f"{subject} has no {name}"
                for value in values:
                    if wanted is Literal or wanted is URIRef:
                        right = isinstance(value, wanted) and str(value) != ""
                    elif str(wanted).startswith(str(XSD)):
                        right = isinstance(value, Literal) and value.datatype == wanted
                    else:
                        right = (value, RDF.type, wanted) in graph
                    if not right:
                        yield f"{name} of {subject} is {value!r}"
    for name in ONCE:
        for subject in set(graph.subjects(name)):
            if len(list(graph.objects(subject, name))) > 1:
                yield f"{subject} has several {name}"


def files_faults(graph, site):
    """What the catalogue says of a file is true of it."""
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        address = str(graph.value(distribution, DCAT.downloadURL))
        path = site / address.removeprefix(BASE + "/open-data/")
        if not path.is_file():
            yield f"{address} leads to no file"
            continue
        content = path.read_bytes()
        if int(graph.value(distribution, DCAT.byteSize)) != len(content):
            yield f"the size of {address} is not that of its file"
        if str(graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)).lower() != hashlib.sha256(content).hexdigest():
            yield f"the checksum of {address} is not that of its file"


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        site = publish(program, Path(folder))
        graphs = {name: Graph().parse(str(site / name), format=kind)
                  for name, kind in (("catalog.ttl", "turtle"), ("catalog.rdf", "xml"), ("catalog.jsonld", "json-ld"))}
        triples = {name: set(graph) for name, graph in graphs.items()}
        faults = [f"{name} alone has {one}" for name in triples for other in triples for one in triples[name] - triples[other]]
        graph = graphs["catalog.ttl"]
        faults += faults_of(graph)
        faults += files_faults(graph, site)
        if HOSTILE not in {str(one) for one in graph.objects(None, FOAF.name)}:
            faults.append("the name of the city is not what it was")
        if len(list(graph.subjects(RDF.type, DCAT.Distribution))) != 7:
            faults.append("2024 has three files and 2025 four: seven distributions")
    print(f"{len(graph)} triples, {len(faults)} faults", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
