// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "tools/demo_city/departments.h"
#include "tools/demo_city/faults.h"
#include "tools/demo_city/fleet.h"
#include "tools/demo_city/tools_exports.h"

namespace capnr::demo {

namespace {

constexpr CsvStyle numecoeval_style = {};

struct Domain {
  std::string_view name, parts[3];
};
constexpr Domain domains[] = {
    {"Ressources humaines", {"Paie", "Carrière", "Temps de travail"}},
    {"Finances", {"Comptabilité", "Marchés", "Dette"}},
    {"Population", {"État civil", "Élections", "Guichet"}},
    {"Éducation", {"Inscriptions", "Restauration", "Périscolaire"}},
    {"Urbanisme", {"Autorisations", "Cadastre", "SIG"}},
    {"Sécurité", {"Verbalisation", "Vidéoprotection", "Astreinte"}},
    {"Culture", {"Bibliothèques", "Musées", "Billetterie"}},
    {"Socle", {"Annuaire", "Messagerie", "Supervision"}},
    {"Web", {"Site de la ville", "Intranet", "Téléservices"}},
    {"Patrimoine", {"Énergie", "Bâtiments", "Flotte"}},
};

Result<> write_datacentres(const YearContext& context) {
  static constexpr std::string_view north[] = {"1.72", "1.66", "1.58"};
  const Sheet sheet{{"nomCourtDatacenter", "nomLongDatacenter", "pue", "localisation", "nomEntite"},
                    {{"DC-NORD", "Salle principale, hôtel technique nord", std::string(north[context.year]),
                      "France", "DNSI"},
                     {"DC-PORT", "Colocation du port", "1.35", "France", "DNSI"},
                     {"SALLE-MAIRIE", "Salle secondaire de l’hôtel de ville", "", "France", "DNSI"}}};
  return write_csv(context.folder / "numecoeval_datacenters.csv", sheet, numecoeval_style);
}

std::string datacentre_of(const Device& device) {
  return device.place % 10 < 6 ? "DC-NORD" : device.place % 10 < 9 ? "DC-PORT" : "SALLE-MAIRIE";
}

// The servers in service, in the order of their names: the hosts that virtual machines may have.
Result<std::vector<std::string>> write_equipment(const YearContext& context) {
  Sheet sheet{{"nomEquipementPhysique", "fabricant", "modele", "quantite", "nomCourtDatacenter", "dateAchat",
               "dateRetrait", "type", "statut", "paysDUtilisation", "consoElecAnnuelle", "utilisateur",
               "nomSourceDonnee", "nomEntite", "nbCoeur"},
              {}};
  std::vector<std::string> hosts;
  for (const std::string_view code : {"server", "storage"})
    for (const Device& device : fleet_at(kind(code), context.year, context.seed, context.scale)) {
      const bool server = code == std::string_view("server");
      const double kwh = server ? 1500 + device.place * 3.2 : 4200 + device.place * 9.5;
      if (server && !device.gone) hosts.push_back(device.name);
      sheet.rows.push_back({device.name, std::string(device.model->maker), std::string(device.model->name),
                            "1", datacentre_of(device), to_string(device.purchase),
                            device.gone ? to_string(*device.gone) : "", std::string(device.model->type),
                            device.gone ? "Retired" : "In use", "France",
                            device.place % 5 < 3 ? fmt::format("{:.0f}", kwh) : "", "", "CMDB", "DNSI",
                            server ? std::to_string(16 + 8 * (device.place % 5)) : ""});
    }
  spoil(sheet, {.dates = {"dateAchat"}, .model = "modele", .numbers = {"consoElecAnnuelle"}},
        Random(context.seed, "servers", context.year));
  TRY_VOID(write_csv(context.folder / "numecoeval_equipements.csv", sheet, numecoeval_style));
  return hosts;
}

// Seven servers in ten host virtual machines; a machine stays where it is as long as its server does.
std::string host_of(const std::vector<std::string>& hosts, Random& random) {
  if (random.chance(0.004)) return fmt::format("SRV-RETIRE-{:02}", random.below(30));
  const auto virtual_hosts = std::max<std::size_t>(1, hosts.size() * 7 / 10);
  return hosts[random.below(static_cast<std::uint32_t>(virtual_hosts))];
}

Result<std::vector<std::string>> write_machines(const YearContext& context,
                                                const std::vector<std::string>& hosts) {
  static constexpr int counts[] = {1380, 1450, 1500};
  static constexpr std::string_view vcpu[] = {"2", "4", "4", "8", "8", "12", "16"};
  Sheet sheet{
      {"nomEquipementVirtuel", "nomEquipementPhysique", "nomSourceDonneeEquipementPhysique", "cleRepartition",
       "vCPU", "cluster", "consoElecAnnuelle", "typeEqv", "capaciteStockage", "nomEntite", "nomSourceDonnee"},
      {}};
  std::vector<std::string> names;
  const int count = std::max(4, static_cast<int>(counts[context.year] * context.scale));
  for (int i = 0; i < count; ++i) {
    Random random(context.seed, "vm", static_cast<std::uint64_t>(i));
    const bool disks = random.chance(0.06);
    names.push_back(fmt::format("VM-{}-{:04}", disks ? "STO" : "APP", i + 1));
    const std::string cpus(random.pick<std::string_view>(vcpu));
    const std::string host = host_of(hosts, random);
    sheet.rows.push_back({names.back(), host, "CMDB", "", disks ? "" : cpus,
                          fmt::format("Grappe {}", i % 6 + 1), "", disks ? "stockage" : "calcul",
                          disks ? fmt::format("{:.1f}", 0.5 + random.below(80) * 0.25) : "",
                          std::string(departments()[random.below(40)].code), "CMDB"});
  }
  spoil(sheet, {.name = "nomEquipementVirtuel"}, Random(context.seed, "machines", context.year));
  TRY_VOID(write_csv(context.folder / "numecoeval_virtuels.csv", sheet, numecoeval_style));
  return names;
}

Result<> write_applications(const YearContext& context, const std::vector<std::string>& machines,
                            const std::vector<std::string>& hosts) {
  static constexpr std::string_view environments[] = {"Production", "Production", "Recette", "Développement"};
  Sheet sheet{
      {"nomApplication", "typeEnvironnement", "nomEquipementVirtuel", "nomSourceDonneeEquipementVirtuel",
       "domaine", "sousDomaine", "nomEntite", "nomEquipementPhysique", "nomSourceDonnee"},
      {}};
  for (std::size_t i = 0; i < machines.size(); ++i) {
    Random random(context.seed, "application", i);
    if (machines[i].starts_with("VM-STO") || random.chance(0.08)) continue;
    const auto number = static_cast<std::uint32_t>(i) / 4;
    const Domain& domain = domains[number % 10];
    const std::string_view part = domain.parts[number / 10 % 3];
    Random host_random(context.seed, "vm", i);
    host_random.chance(0.06);
    host_random.below(7);
    const std::string machine = random.chance(0.004) ? "VM-SUPPRIMEE-" + std::to_string(number) : machines[i];
    sheet.rows.push_back({fmt::format("{} {}", part, number + 1), std::string(environments[i % 4]), machine,
                          "CMDB", std::string(domain.name), std::string(part),
                          std::string(departments()[number % 40].code), host_of(hosts, host_random), "CMDB"});
  }
  return write_csv(context.folder / "numecoeval_applications.csv", sheet, numecoeval_style);
}

}  // namespace

Result<> write_numecoeval(const YearContext& context) {
  TRY_VOID(write_datacentres(context));
  TRY(const auto hosts, write_equipment(context));
  TRY(const auto machines, write_machines(context, hosts));
  return write_applications(context, machines, hosts);
}

}  // namespace capnr::demo
