# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cap NR's own list of generic items: names, categories and fall-backs. It holds no factor, lifetime or energy of its own."""

from .pack import Pack

# item: (French, English, category, generic, unit, server). A generic stands only where the substitute is of the same nature and
# at least as simple: a blade server for a rack server, a multifunction printer for a printer. The reasons are in docs/factor-packs.md.
ITEMS = {
    "laptop": ("Ordinateur portable", "Laptop", "terminal"),
    "desktop": ("Ordinateur fixe sans écran", "Desktop without screen", "terminal"),
    "desktop-with-screen": ("Ordinateur fixe avec écran", "Desktop with screen", "terminal"),
    "thin-client": ("Client léger", "Thin client", "terminal"),
    "all-in-one": ("Ordinateur tout-en-un", "All-in-one computer", "terminal", "desktop-with-screen"),
    "workstation": ("Station de travail", "Workstation", "terminal", "desktop"),
    "screen": ("Écran", "Screen", "screen"),
    "smartphone": ("Smartphone", "Smartphone", "phone"),
    "feature-phone": ("Téléphone mobile simple", "Feature phone", "phone"),
    "landline-phone": ("Téléphone fixe", "Landline phone", "phone"),
    "ip-phone": ("Téléphone IP", "IP phone", "phone"),
    "tablet": ("Tablette", "Tablet", "tablet"),
    "printer": ("Imprimante", "Printer", "printer"),
    "multifunction-printer": ("Imprimante multifonction", "Multifunction printer", "printer", "printer"),
    "plotter": ("Traceur", "Plotter", "printer"),
    "scanner": ("Scanner", "Scanner", "printer"),
    "switch": ("Commutateur", "Switch", "network"),
    "router": ("Routeur", "Router", "network"),
    "firewall": ("Pare-feu", "Firewall", "network"),
    "wifi-access-point": ("Borne wifi", "Wi-Fi access point", "network"),
    "modem-box": ("Box internet", "Modem box", "network"),
    "rack-server": ("Serveur rack", "Rack server", "server", "", "unit", True),
    "blade-server": ("Serveur lame", "Blade server", "server", "rack-server", "unit", True),
    "storage-array": ("Baie de stockage", "Storage array", "storage", "", "unit", True),
    "nas": ("Serveur de fichiers NAS", "NAS", "storage"),
    "tape-library": ("Bandothèque", "Tape library", "storage", "", "unit", True),
    "ups": ("Onduleur", "Uninterruptible power supply", "network"),
    "television": ("Téléviseur", "Television", "audiovisual"),
    "projector": ("Vidéoprojecteur", "Projector", "audiovisual"),
    "video-conference": ("Système de visioconférence", "Video conference system", "audiovisual"),
    "interactive-board": ("Tableau ou écran interactif", "Interactive board", "audiovisual"),
    "camera": ("Caméra", "Camera", "audiovisual"),
    "speaker": ("Enceinte", "Speaker", "audiovisual"),
    "headset": ("Casque audio", "Headset", "terminal"),
    "keyboard": ("Clavier", "Keyboard", "terminal"),
    "mouse": ("Souris", "Mouse", "terminal"),
    "docking-station": ("Station d’accueil", "Docking station", "terminal"),
    "external-ssd": ("Disque SSD externe", "External SSD", "storage"),
    "external-hdd": ("Disque dur externe", "External hard disk", "storage"),
    "usb-stick": ("Clé USB", "USB stick", "storage"),
    "game-console": ("Console de jeu", "Game console", "audiovisual"),
    "vr-headset": ("Casque de réalité virtuelle", "VR headset", "audiovisual"),
    "connected-object": ("Objet connecté", "Connected object", "iot"),
    "network-fixed": ("Réseau fixe", "Fixed network", "service", "", "gigabyte"),
    "network-mobile": ("Réseau mobile", "Mobile network", "service", "", "gigabyte"),
    "email": ("Courriel", "E-mail", "service", "", "item"),
    "stored-data": ("Donnée stockée pendant un an", "Data stored for a year", "service", "", "gigabyte"),
    "cloud": ("Instance dans le nuage", "Cloud instance", "service", "", "hour"),
}


def build(reference):
    pack = Pack(
        id="capnr-defaults", name="Cap NR generic items", version="1", licence="EUPL-1.2", copyright="2026 Cap NR contributors",
        source="Cap NR", source_url="",
        note="The list of generic items, their French and English names and their fall-backs. No factor, no lifetime, no energy: these\n"
             "come from the packs that have a source for them.")
    for item, cells in ITEMS.items():
        fr, en, category, generic, unit, server = (*cells, *("", "unit", False)[len(cells) - 3:])
        pack.add("items", item=item, name_fr=fr, name_en=en, category=category, generic=generic, unit=unit,
                 server="true" if server else "false", source="Cap NR")
        for name in dict.fromkeys((fr, en)):
            if category != "service":
                pack.add("types", type=name, item=item, server="true" if server else "false", source="Cap NR")
    return [pack]
