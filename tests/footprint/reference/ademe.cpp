// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <gtest/gtest.h>

#include "footprint/formulas.h"
#include "publicodes.h"
#include "small_city.h"

// ADEME's digital uses (an hour of video, a search, a call, an e-mail, a file) are inventories of fractions of
// equipment: so many hours of a device's life, so many gigabytes carried, so many servers with the firewalls,
// switches, routers and square metres that the ademe-rcp profile gives them.

namespace capnr::reference {
namespace {

constexpr double grams = 1000;  // per kilogram
constexpr auto climate = Criterion::gwp;
constexpr std::array devices = {"ordinateur et écran", "ordinateur portable", "tablette", "smartphone", "TV"};

struct Use {
  const Publicodes& ademe;
  std::string name;  ///< "streaming"
  SmallCity city = {};

  double number(const std::string& rule) const { return ademe.number(name + " . " + rule); }
  std::string word(const std::string& rule) const { return ademe.word(name + " . " + rule); }
};

double mix_of(const Publicodes& ademe, const std::string& place) {
  const std::string region = ademe.word(place + " . région");
  if (region == "France")
    return ademe.number("publicodes-commun . mix électrique . empreinte carbone") * grams;
  return ademe.number("électricité . FE " + region);
}

// A device in the flow view: bought in the year, so whole.
void add_device(SmallCity& city, const Publicodes& ademe, const std::string& name) {
  const std::string carbon = "acv . " + name + " . carbone . ";
  city.factor(name, Phase::manufacturing, climate, ademe.number(carbon + "fabrication") / grams);
  city.factor(name, Phase::distribution, climate, ademe.number(carbon + "distribution") / grams);
  city.factor(name, Phase::end_of_life, climate, ademe.number(carbon + "fin de vie") / grams);
}

// A desktop is a computer and a screen, its life and hours the mean of theirs.
std::vector<std::string> parts_of(const std::string& device) {
  if (device == "ordinateur et écran") return {"ordinateur fixe", "écran"};
  return {device};
}

double mean(const Publicodes& ademe, const std::string& device, const std::string& what) {
  double sum = 0;
  const auto parts = parts_of(device);
  for (const std::string& part : parts) sum += ademe.number("acv . " + part + " . " + what + " théorique");
  return sum / static_cast<double>(parts.size());
}

// Hours of use in a device's life; a person's own life and profile when the situation gives them.
double hours_of_life(const Publicodes& ademe, const std::string& device) {
  const bool whole = device == "ordinateur et écran";
  const double years = whole ? mean(ademe, device, "durée de vie") : ademe.number(device + " . durée de vie");
  const double hours =
      whole ? mean(ademe, device, "profil utilisation") : ademe.number(device + " . profil utilisation");
  return ademe.number("publicodes-commun . jours par an") * years * hours;
}

// Hours on a device: that part of its life, and its electricity while it is on.
void add_hours(Use& use, const std::string& device, double hours) {
  double watts = 0;
  for (const std::string& part : parts_of(device)) {
    add_device(use.city, use.ademe, part);
    watts += use.ademe.number("acv . " + part + " . consommation en mode actif");
    use.city.row(part,
                 {.quantity = hours, .annual_kwh = 0, .lifetime_years = hours_of_life(use.ademe, device)});
  }
  use.city.mix("FR", climate, mix_of(use.ademe, "usage réel") / grams);
  use.city.item("electricity");
  use.city.row("electricity", {.quantity = 1, .annual_kwh = watts * hours / 1000, .lifetime_years = 1});
}

void add_terminals(Use& use, double hours) {
  const std::string device = use.word("appareil");
  if (device != "moyenne") return add_hours(use, device, hours);
  for (const char* name : devices) {
    const std::string rule = "appareil . moyenne utilisation " + std::string(name);
    if (!use.ademe.has(use.name + " . " + rule)) continue;
    const double share = use.number(rule);
    if (share > 0) add_hours(use, name, hours * share);
  }
}

void add_traffic(Use& use, const std::string& network, double gigabytes) {
  const std::string item = "network-" + network;
  use.city.factor(item, Phase::use, climate,
                  use.ademe.number("transmission par défaut . facteur réseau " + network) / grams);
  NetworkTraffic& traffic = use.city.inventory.traffic.emplace_back();
  traffic.kind = network;
  traffic.annual_gb = gigabytes;
}

void add_item(Use& use, const std::string& item, const std::string& source) {
  use.city.factor(item, Phase::manufacturing, climate, use.ademe.number(source + " . construction") / grams);
  use.city.lifetime(item, use.ademe.number(source + " . durée de vie"));
}

// So many servers for a year, with what the profile gives them, and so many kWh.
void add_datacentre(Use& use, double servers, double kwh, double storage = 0) {
  add_item(use, "server", "serveur");
  add_item(use, "firewall", "firewall");
  add_item(use, "switch", "switch");
  add_item(use, "router", "routeur");
  add_item(use, "datacentre-support", "équipements support");
  add_item(use, "storage", "stockage");
  use.city.item("server").server = true;
  use.city.profile.datacentre_share = use.city.profile.mutualised_share = true;
  const std::size_t row = use.city.row("server", {.quantity = servers, .annual_kwh = 0});
  use.city.put_in_datacentre(row, "place");
  use.city.row("storage", {.quantity = storage, .annual_kwh = 0});
  use.city.mix("FR", climate, mix_of(use.ademe, "usage data center") / grams);
  use.city.item("electricity");
  use.city.row("electricity", {.quantity = 1, .annual_kwh = kwh, .lifetime_years = 1});
}

// What streaming costs its datacentres, that calls and files borrow.
struct Streaming {
  double mwh, servers, hours, gigabytes;
  explicit Streaming(const Publicodes& ademe)
      : mwh(ademe.number("streaming . électricité directe consommée par an") +
            ademe.number("streaming . électricité indirecte consommée par an")),
        servers(mwh / ademe.number("serveur . PUE streaming") * 1e6 / formula::hours_per_year /
                ademe.number("serveur . puissance")),
        hours(2 * formula::days_per_year * ademe.number("streaming . nombre d'utilisateurs par an")),
        gigabytes(hours *
                  ademe.number("streaming . consommation de donnée moyenne par heure de visionnage")) {}
  double kwh_per_gb() const { return mwh * 1000 / gigabytes; }
};

double gigabytes_per_hour(const std::string& quality) {
  if (quality == "audio") return 168.0 / 1024;
  if (quality == "SD") return 0.7;
  return quality == "HD" ? 3 : 7;
}

using Part = std::string;  // "terminaux", "transmission", "data center", or empty for all
bool wanted(const Part& part, std::string_view name) {
  return part.empty() || part == name;
}

void video(Use& use, const Part& part, double devices_used) {
  const double hours = use.number("durée") / 60;
  const double size = hours * gigabytes_per_hour(use.word("qualité"));
  const Streaming streaming(use.ademe);
  if (wanted(part, "terminaux")) add_terminals(use, devices_used * hours);
  if (wanted(part, "transmission")) add_traffic(use, use.word("transmission . réseau"), devices_used * size);
  if (wanted(part, "data center"))
    add_datacentre(use, streaming.servers / streaming.hours * hours, size * streaming.kwh_per_gb());
}

void search(Use& use, const Part& part) {
  const double pages = use.number("nombre de pages de résultats lues");
  const double query = use.number("taille de la requete") / 1024;
  const double page = use.number("taille de la page") / 1024;
  if (wanted(part, "terminaux"))
    add_terminals(use, (use.number("temps de saisie") + use.number("temps de consultation") * pages) / 60);
  if (wanted(part, "transmission"))
    add_traffic(use, use.word("transmission . réseau"), (query + pages * page) / 1024);
  if (!wanted(part, "data center")) return;
  const double lives = (query + page) / 10052100000;  // megabytes that a server handles in its life
  const double years = use.ademe.number("serveur . durée de vie");
  const double annual =
      use.ademe.number("serveur . puissance en mode actif") * formula::hours_per_year / 1000;
  // The source multiplies kilowatt hours by 1000 once more; so do we, to find its figure.
  add_datacentre(use, lives * years, annual * years * lives * 1000);
}

void email(Use& use, const Part& part) {
  const double size = use.number("taille");
  const double people = use.number("destinataires");
  const double copies_sent = use.number("redondances sauvegarde émetteur");
  const double copies_received = use.number("redondances sauvegarde récepteur");
  const double mails = use.number("nombre de mails envoyés et reçus par jour et par personne");
  if (wanted(part, "terminaux")) {
    const double reading = people * use.number("terminaux . pourcentage lecture") *
                           use.number("terminaux . temps lecture récepteur");
    add_terminals(use, (use.number("terminaux . temps écriture") + reading) / 60);
  }
  if (wanted(part, "transmission")) {
    add_traffic(use, use.word("transmission . émetteur . réseau"), size / 1024);
    add_traffic(use, use.word("transmission . récepteur . réseau"), people * size / 1024);
    add_traffic(use, "fixe FR hors box", people * size / 1024 * (1 + copies_sent + copies_received));
  }
  if (!wanted(part, "data center")) return;
  const double users =
      use.ademe.number("serveur . puissance") / use.ademe.number("serveur . puissance par utilisateur");
  const double room = 3.5524 * 1024 * 1024 * use.number("taux moyen de remplissage du stockage");
  const double years = use.number("durée stockage mail");
  const double disks = size * years / room;
  const double watt_hours =
      use.ademe.number("serveur . puissance par utilisateur") * 24 / mails +
      disks * copies_sent * use.ademe.number("stockage . puissance en mode actif") * formula::hours_per_year;
  add_datacentre(use, 2 / (users * mails * formula::days_per_year),
                 watt_hours * use.ademe.number("serveur . PUE mails") / 1000 * (1 + people),
                 disks * (copies_sent + copies_received * people));
}

void file(Use& use, const Part& part) {
  const double size = use.number("taille");
  const Streaming streaming(use.ademe);
  if (wanted(part, "transmission")) add_traffic(use, use.word("transmission . réseau"), size);
  if (wanted(part, "data center"))
    add_datacentre(use, streaming.servers / streaming.gigabytes * size, size * streaming.kwh_per_gb());
}

std::optional<double> digital_use(const Publicodes& ademe, const std::string& rule) {
  const auto dot = rule.find(" . ");
  Use use{ademe, rule.substr(0, dot)};
  const Part part = dot == rule.npos ? "" : rule.substr(dot + 3);
  if (use.name == "streaming") {
    video(use, part, 1);
  } else if (use.name == "visio") {
    video(use, part, use.number("emplacements"));
  } else if (use.name == "recherche web") {
    search(use, part);
  } else if (use.name == "email") {
    email(use, part);
  } else if (use.name == "fichier") {
    file(use, part);
  } else {
    return std::nullopt;
  }
  return use.city.total(climate) * grams;
}

// "smartphone . construction", "firewall . construction", "ordinateur et écran . construction"
double construction(const Publicodes& ademe, const std::string& name) {
  SmallCity city;
  city.profile.view = MethodProfile::View::flow;
  for (const std::string& part : parts_of(name)) {
    if (ademe.has("acv . " + part + " . carbone . fabrication")) {
      add_device(city, ademe, part);
    } else {
      city.factor(part, Phase::manufacturing, climate, ademe.number(part + " . construction") / grams);
    }
    city.row(part, {.start = city.as_of.days, .annual_kwh = 0});
  }
  return city.total(climate) * grams;
}

// "acv . box . consommation annuelle", "acv . box . carbone . usage théorique"
double use_of_device(const Publicodes& ademe, const std::string& device, bool in_carbon) {
  const double watts = ademe.number(device + " . consommation en mode actif");
  SmallCity city;
  city.item("device").annual_kwh = {
      formula::annual_kwh(watts, ademe.number(device + " . profil utilisation théorique")), 0, 1};
  city.mix("FR", climate, ademe.number("publicodes-commun . mix électrique . empreinte carbone"));
  city.row("device", {});
  if (!in_carbon) return city.kwh();
  return city.total(Phase::use, climate) * grams * ademe.number(device + " . durée de vie théorique");
}

}  // namespace

std::optional<Found> ademe_value(const ReferenceCase& test, std::string& why) {
  const Publicodes ademe(test);
  const std::string rule = test.text("rule");
  const auto ends = [&](std::string_view suffix) { return rule.ends_with(suffix); };
  const auto before = [&](std::string_view suffix) { return rule.substr(0, rule.size() - suffix.size()); };
  if (const auto value = digital_use(ademe, rule)) return Found{{"", *value}};
  if (ends(" . construction")) return Found{{"", construction(ademe, before(" . construction"))}};
  if (ends(" . durée d'usage")) return Found{{"", hours_of_life(ademe, before(" . durée d'usage"))}};
  if (ends(" . consommation annuelle"))
    return Found{{"", use_of_device(ademe, before(" . consommation annuelle"), false)}};
  // Chargers have no use of their own: their rule is a plain number.
  const bool plain = ends(" . usage théorique") &&
                     !ademe.has(before(" . carbone . usage théorique") + " . consommation annuelle");
  if (ends(" . carbone . usage théorique") && !plain)
    return Found{{"", use_of_device(ademe, before(" . carbone . usage théorique"), true)}};
  if (ademe.has(rule)) return Found{{"", ademe.number(rule)}};
  why = "unknown rule " + rule;
  return std::nullopt;
}

}  // namespace capnr::reference
