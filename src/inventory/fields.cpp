// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/fields.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace capnr {
namespace {

using enum Entity;
using enum FieldKind;

constexpr double year_hours = 8784;  // of a leap year

constexpr Field text_field(Entity entity, std::string_view name, std::string_view fr, std::string_view en,
                           bool required = false) {
  return {.entity = entity,
          .name = name,
          .kind = text,
          .required = required,
          .description_fr = fr,
          .description_en = en};
}
constexpr Field number_field(Entity entity, std::string_view name, std::string_view unit, double min,
                             double max, std::string_view fr, std::string_view en, bool required = false) {
  return {.entity = entity,
          .name = name,
          .kind = number,
          .unit = unit,
          .required = required,
          .min = min,
          .max = max,
          .description_fr = fr,
          .description_en = en};
}
constexpr Field share_field(Entity entity, std::string_view name, std::string_view fr, std::string_view en) {
  return {.entity = entity,
          .name = name,
          .kind = share,
          .min = 0,
          .max = 1,
          .description_fr = fr,
          .description_en = en};
}
constexpr Field date_field(Entity entity, std::string_view name, std::string_view fr, std::string_view en) {
  return {.entity = entity, .name = name, .kind = date, .description_fr = fr, .description_en = en};
}
constexpr Field country_field(Entity entity, std::string_view fr, std::string_view en) {
  return {.entity = entity, .name = "country", .kind = country, .description_fr = fr, .description_en = en};
}
constexpr Field choice_field(Entity entity, std::string_view name, std::string_view choices, bool required,
                             std::string_view fr, std::string_view en) {
  return {.entity = entity,
          .name = name,
          .kind = choice,
          .required = required,
          .choices = choices,
          .description_fr = fr,
          .description_en = en};
}
constexpr Field quantity_field(Entity entity) {
  return number_field(entity, "quantity", "", above_zero, 1e9,
                      "nombre d'unités que la ligne représente ; 1 si absent",
                      "how many units the row stands for; 1 when absent");
}
constexpr Field department_field(Entity entity) {
  return text_field(entity, "department", "direction ou service (code ou nom)", "department (code or name)");
}
constexpr Field grade_field(Entity entity) {
  return {.entity = entity,
          .name = "grade",
          .kind = grade,
          .choices = "measured|imported|declared|estimated",
          .description_fr = "confiance : measured, imported (par défaut), declared, estimated",
          .description_en = "trust: measured, imported (the default), declared, estimated"};
}
constexpr Field source_file_field(Entity entity) {
  return {.entity = entity,
          .name = "source_file",
          .kind = source_file,
          .description_fr = "fichier d'origine, écrit par l'export (voir sources.csv)",
          .description_en = "original file, written by an export (see sources.csv)"};
}
constexpr Field source_row_field(Entity entity) {
  return {.entity = entity,
          .name = "source_row",
          .kind = source_row,
          .min = 0,
          .max = 9e15,
          .description_fr = "ligne dans ce fichier",
          .description_en = "row in that file"};
}

constexpr std::array fields = {
    text_field(datacentre, "name", "nom court, unique", "short name, unique", true),
    text_field(datacentre, "long_name", "nom complet", "full name"),
    country_field(datacentre, "pays où il se trouve", "country it stands in"),
    number_field(datacentre, "pue", "", 1, 10,
                 "efficacité énergétique : énergie totale / énergie des équipements",
                 "power usage effectiveness: total energy / energy of the equipment"),
    number_field(datacentre, "wue", "L/kWh", 0, 100, "eau consommée par kWh des équipements",
                 "water used per kWh of the equipment"),
    grade_field(datacentre),
    source_file_field(datacentre),
    source_row_field(datacentre),

    text_field(equipment, "name", "nom ou numéro d'inventaire, unique dans l'inventaire",
               "name or inventory number, unique in the inventory", true),
    text_field(equipment, "type", "type, tel que l'outil l'appelle : « Portable », « Serveur »",
               "type, as the tool calls it: \"Laptop\", \"Server\""),
    text_field(equipment, "manufacturer", "fabricant", "maker"),
    text_field(equipment, "model", "modèle", "model"),
    department_field(equipment),
    text_field(equipment, "user_kind", "COPE (matériel de la ville) ou BYOD (matériel personnel)",
               "COPE (owned by the city) or BYOD (owned by the agent)"),
    text_field(equipment, "status", "état : en service, en stock…", "state: in use, in stock…"),
    country_field(equipment, "pays d'utilisation", "country of use"),
    text_field(equipment, "datacentre", "nom court du centre de données qui l'héberge",
               "short name of the datacentre it stands in"),
    text_field(equipment, "cpu", "processeur", "processor"),
    quantity_field(equipment),
    date_field(equipment, "purchase_date", "date d'achat", "date of purchase"),
    date_field(equipment, "commissioning_date", "date de mise en service", "date of first use"),
    date_field(equipment, "decommissioning_date", "date de retrait ; pas avant l'achat",
               "date of withdrawal; not before the purchase"),
    number_field(equipment, "annual_kwh", "kWh/year", 0, 1e7, "électricité d'une unité dans l'année",
                 "electricity of one unit in a year"),
    share_field(equipment, "usage_rate", "part de l'usage qui revient à la ville",
                "share of its use which is the city's"),
    number_field(equipment, "lifetime_years", "year", above_zero, 100, "durée de vie déclarée",
                 "declared lifetime"),
    number_field(equipment, "cpu_cores", "", 0, 1e6, "nombre de cœurs", "number of cores"),
    number_field(equipment, "memory_gb", "GB", 0, 1e9, "mémoire vive", "memory"),
    number_field(equipment, "disk_gb", "GB", 0, 1e12, "capacité des disques", "disk capacity"),
    date_field(equipment, "last_seen_date",
               "dernière fois que l'outil l'a vu : contact, audit ; illisible, elle est ignorée",
               "last time the tool saw it: contact, audit; left out when it cannot be read"),
    text_field(equipment, "operating_system", "système d'exploitation : « Windows 11 Pro »",
               "operating system: \"Windows 11 Pro\""),
    text_field(equipment, "user", "agent ; seul un pseudonyme est gardé, avec --user-key, sinon rien",
               "agent; only a pseudonym is kept, with --user-key, else nothing"),
    grade_field(equipment),
    source_file_field(equipment),
    source_row_field(equipment),

    text_field(virtual_machine, "name", "nom, unique", "name, unique", true),
    text_field(virtual_machine, "host", "nom de l'équipement physique qui l'héberge",
               "name of the physical equipment that hosts it"),
    text_field(virtual_machine, "cluster", "grappe", "cluster"),
    department_field(virtual_machine),
    quantity_field(virtual_machine),
    number_field(virtual_machine, "vcpu", "", 0, 1e6, "processeurs virtuels", "virtual processors"),
    number_field(virtual_machine, "memory_gb", "GB", 0, 1e9, "mémoire vive", "memory"),
    number_field(virtual_machine, "disk_gb", "GB", 0, 1e12, "stockage", "storage"),
    share_field(virtual_machine, "allocation_key",
                "part de l'hôte qui lui revient ; la somme par hôte ne dépasse pas 1",
                "its share of the host; the sum by host is at most 1"),
    number_field(virtual_machine, "annual_kwh", "kWh/year", 0, 1e7, "électricité mesurée dans l'année",
                 "electricity measured over a year"),
    choice_field(virtual_machine, "kind", "compute|storage", false, "compute (calcul) ou storage (stockage)",
                 "compute or storage"),
    grade_field(virtual_machine),
    source_file_field(virtual_machine),
    source_row_field(virtual_machine),

    text_field(cloud_instance, "name", "nom, unique", "name, unique", true),
    text_field(cloud_instance, "provider", "fournisseur", "provider"),
    text_field(cloud_instance, "instance_type", "type d'instance du fournisseur",
               "the provider's instance type"),
    text_field(cloud_instance, "region", "région du fournisseur, ou pays",
               "the provider's region, or a country"),
    department_field(cloud_instance),
    quantity_field(cloud_instance),
    number_field(cloud_instance, "annual_hours", "h/year", 0, year_hours,
                 "heures d'une unité dans l'année ; toute l'année si absent",
                 "hours of one unit in a year; all year when absent"),
    share_field(cloud_instance, "workload", "charge moyenne", "mean load"),
    grade_field(cloud_instance),
    source_file_field(cloud_instance),
    source_row_field(cloud_instance),

    text_field(application, "name", "nom ; une ligne par machine virtuelle ou serveur qui la porte",
               "name; one row for each virtual machine or server that runs it", true),
    text_field(application, "environment", "environnement : production, recette…",
               "environment: production, test…"),
    text_field(application, "virtual_machine", "nom de la machine virtuelle", "name of the virtual machine"),
    text_field(application, "host", "nom de l'équipement physique", "name of the physical equipment"),
    text_field(application, "domain", "domaine", "domain"),
    text_field(application, "sub_domain", "sous-domaine", "sub-domain"),
    department_field(application),
    grade_field(application),
    source_file_field(application),
    source_row_field(application),

    text_field(traffic, "name", "nom, unique", "name, unique", true),
    choice_field(traffic, "kind", "fixed|mobile", true, "fixed (réseau fixe) ou mobile", "fixed or mobile"),
    department_field(traffic),
    country_field(traffic, "pays du réseau", "country of the network"),
    number_field(traffic, "annual_gb", "GB/year", 0, 1e15, "données transportées dans l'année",
                 "data carried in the year", true),
    grade_field(traffic),
    source_file_field(traffic),
    source_row_field(traffic),

    text_field(volume, "name", "nom, unique", "name, unique", true),
    choice_field(volume, "kind", "mail|storage|backup", true,
                 "mail, storage (stockage) ou backup (sauvegarde)", "mail, storage or backup"),
    department_field(volume),
    country_field(volume, "pays où elles sont gardées", "country it is kept in"),
    number_field(volume, "gb", "GB", 0, 1e15, "volume gardé, en moyenne sur l'année",
                 "volume kept, on average over the year"),
    number_field(volume, "items", "", 0, 1e15, "courriels envoyés dans l'année", "e-mails sent in the year"),
    grade_field(volume),
    source_file_field(volume),
    source_row_field(volume),

    text_field(service, "name", "nom, unique", "name, unique", true),
    text_field(service, "kind", "nature : licence, prestation, maintenance…",
               "nature: licence, consulting, maintenance…"),
    text_field(service, "supplier", "fournisseur", "supplier"),
    department_field(service),
    number_field(service, "amount_eur", "EUR", 0, 1e12, "montant hors taxes dans l'année",
                 "amount excluding tax in the year"),
    date_field(service, "date", "date de l'achat", "date of purchase"),
    grade_field(service),
    source_file_field(service),
    source_row_field(service),
};

struct EntityName {
  std::string_view code, file, fr, en;
};
constexpr std::array<EntityName, entity_count> names = {{
    {"datacentre", "datacentres.csv", "centres de données", "datacentres"},
    {"equipment", "equipment.csv", "équipements physiques", "physical equipment"},
    {"virtual_machine", "virtual_machines.csv", "machines virtuelles", "virtual machines"},
    {"cloud_instance", "cloud_instances.csv", "instances en nuage", "cloud instances"},
    {"application", "applications.csv", "applications", "applications"},
    {"traffic", "network_traffic.csv", "trafic réseau", "network traffic"},
    {"volume", "data_volumes.csv", "volumes de données", "data volumes"},
    {"service", "services.csv", "services achetés", "purchased services"},
}};

std::string limits_of(const Field& field) {
  if (field.kind == choice) return std::string(field.choices);
  if (field.kind == share) return "0 – 1";
  if (field.kind != number) return {};
  if (field.min == above_zero) return "> 0";
  if (field.max >= 1e6) return "≥ " + to_text(field.min);
  return to_text(field.min) + " – " + to_text(field.max);
}

std::string_view kind_name(FieldKind kind, bool french) {
  switch (kind) {
    case text:
      return french ? "texte" : "text";
    case number:
      return french ? "nombre" : "number";
    case share:
      return french ? "part" : "share";
    case date:
      return "date";
    case country:
      return french ? "pays" : "country";
    case choice:
      return french ? "choix" : "choice";
    case grade:
      return french ? "confiance" : "grade";
    case source_file:
    case source_row:
      return french ? "origine" : "origin";
  }
  return {};
}

}  // namespace

std::string_view code(Entity entity) {
  return names[static_cast<std::size_t>(entity)].code;
}

std::optional<Entity> entity_from(std::string_view code) {
  for (std::size_t i = 0; i < entity_count; ++i) {
    if (names[i].code == code) return static_cast<Entity>(i);
  }
  return std::nullopt;
}

std::string_view canonical_file(Entity entity) {
  return names[static_cast<std::size_t>(entity)].file;
}

std::string_view name(Entity entity, Language language) {
  const EntityName& entry = names[static_cast<std::size_t>(entity)];
  return language == Language::fr ? entry.fr : entry.en;
}

std::span<const Field> all_fields() {
  return fields;
}

std::span<const Field> fields_of(Entity entity) {
  const auto first =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.entity == entity; });
  const auto last = std::find_if(first, fields.end(), [&](const Field& f) { return f.entity != entity; });
  return {first, last};
}

std::optional<std::size_t> find_field(Entity entity, std::string_view name) {
  const auto own = fields_of(entity);
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i].name == name) return i;
  }
  return std::nullopt;
}

std::string field_tables_markdown(Language language) {
  const bool french = language == Language::fr;
  std::string out;
  for (std::size_t e = 0; e < entity_count; ++e) {
    const auto entity = static_cast<Entity>(e);
    out += "### `" + std::string(canonical_file(entity)) + (french ? "`\u00a0: " : "`: ") +
           std::string(name(entity, language)) + "\n\n";
    out += french ? "| colonne | contenu | unité | valeurs | sens |\n"
                  : "| column | content | unit | values | meaning |\n";
    out += "|---|---|---|---|---|\n";
    for (const Field& field : fields_of(entity)) {
      out += "| `" + std::string(field.name) + "`" + (field.required ? " *" : "") + " | " +
             std::string(kind_name(field.kind, french)) + " | " + std::string(field.unit) + " | ";
      for (const char c : limits_of(field)) out += c == '|' ? std::string(", ") : std::string(1, c);
      out += " | " + std::string(french ? field.description_fr : field.description_en) + " |\n";
    }
    out += "\n";
  }
  return out;
}

}  // namespace capnr
