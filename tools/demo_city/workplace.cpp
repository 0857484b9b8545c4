// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "tools/demo_city/departments.h"
#include "tools/demo_city/faults.h"
#include "tools/demo_city/fleet.h"
#include "tools/demo_city/tools_exports.h"

namespace capnr::demo {

namespace {

std::string french_day(Date date) {
  const YearMonthDay d = year_month_day(date);
  return fmt::format("{:02}/{:02}/{}", d.day, d.month, d.year);
}

constexpr std::string_view school_kinds[] = {"Maternelle", "Élémentaire", "Primaire"};
constexpr std::string_view school_names[] = {
    "Les Oliviers", "La Calanque",      "Jean-Macé",     "Les Pins",       "Fontaine-Vive", "Louise-Michel",
    "La Garrigue",  "Belle-Vue",        "Les Chartreux", "Edmond-Rostand", "Le Vallon",     "Saint-Louis",
    "La Timone",    "Les Micocouliers", "Marie-Curie",   "Notre-Dame Nord"};

std::string school_of(const Device& device) {
  return fmt::format("{} {} {}", school_kinds[device.place % 3], school_names[device.place % 16],
                     device.place % 11 + 1);
}

// Some machines sleep in a cupboard.
std::uint32_t days_unseen(std::uint32_t place) {
  return place % 17 == 5 ? 95 + place % 240 : place % 60;
}

struct Audiovisual {
  std::string_view name, maker, model;
  double kwh;
  double life;
};
constexpr Audiovisual audiovisual[] = {
    {"Vidéoprojecteur", "Epson", "EB-685W", 210, 7},
    {"Vidéoprojecteur", "Epson", "EB-FH52", 180, 7},
    {"Écran interactif", "SpeechiTouch", "ST-75 UHD", 380, 8},
    {"Écran interactif", "Promethean", "ActivPanel 75", 410, 8},
    {"Téléviseur", "Samsung", "QB55B", 290, 8},
    {"Visioconférence", "Cisco", "Room Kit Mini", 160, 6},
    {"Affichage dynamique", "LG", "49UH5F", 620, 7},
    {"Caméra", "Axis", "P3245-LVE", 95, 8},
    {"Borne interactive", "", "Borne accueil 32", 540, 7},
};

}  // namespace

Result<> write_ocs(const YearContext& context) {
  // OCS knows machines, not purchases: no date but the last contact, and what no longer answers is gone.
  Sheet sheet{{"Tag", "Dernier inventaire", "Machine", "Utilisateur", "Système", "Fabricant", "Modèle",
               "Type", "Numéro de série", "RAM (MB)", "Description"},
              {}};
  const Date date = inventory_dates()[context.year];
  for (const Device& device : fleet_at(kind("school-computer"), context.year, context.seed, context.scale)) {
    if (device.gone) continue;
    sheet.rows.push_back({std::string(departments()[device.department].code),
                          french_day(Date{date.days - static_cast<std::int32_t>(days_unseen(device.place))}),
                          device.name, fmt::format("ecole{:03}", device.place % 400),
                          year_of(device.purchase) < 2021 ? "Microsoft Windows 10 Éducation"
                                                          : "Microsoft Windows 11 Éducation",
                          std::string(device.model->maker), std::string(device.model->name),
                          std::string(device.model->type), device.serial,
                          device.place % 3 == 0 ? "16384" : "8192", school_of(device)});
  }
  spoil(sheet, {.name = "Machine", .model = "Modèle", .maker = "Fabricant", .text = "Description"},
        Random(context.seed, "ocs", context.year));
  return write_csv(context.folder / "ocs_ecoles.csv", sheet,
                   {.quote_all = true, .carriage_return = true, .charset = Charset::windows_1252});
}

Result<> write_snipe_it(const YearContext& context) {
  Sheet sheet{{"Asset Tag", "Asset Name", "Serial", "Model", "Category", "Manufacturer", "Status",
               "Department", "Location", "Purchase Date", "Purchase Cost", "EOL Date"},
              {}};
  Random random(context.seed, "snipe-it", context.year);
  for (const Device& device : fleet_at(kind("tablet"), context.year, context.seed, context.scale))
    sheet.rows.push_back(
        {device.name, fmt::format("Tablette {}", device.serial.substr(0, 4)), device.serial,
         std::string(device.model->name), std::string(device.model->type), std::string(device.model->maker),
         device.gone ? "Archived" : "Deployed", std::string(departments()[device.department].code),
         fmt::format("Site {:03}", device.place % 240), to_string(device.purchase),
         fmt::format("{}.00", 240 + device.place % 300), device.gone ? to_string(*device.gone) : ""});
  spoil(sheet,
        {.name = "Asset Tag",
         .dates = {"Purchase Date"},
         .model = "Model",
         .maker = "Manufacturer",
         .text = "Location"},
        random);
  return write_csv(context.folder / "snipeit_tablettes.csv", sheet, {.separator = ',', .quote_all = true});
}

Result<> write_audiovisual(const YearContext& context) {
  Sheet sheet{{"Référence", "Désignation", "Marque", "Modèle", "Quantité", "Direction", "Site",
               "Date d'achat", "Consommation (kWh/an)", "État"},
              {}};
  const Date date = inventory_dates()[context.year];
  const int lots = std::max(3, static_cast<int>((330 + 25 * static_cast<int>(context.year)) * context.scale));
  for (int lot = 0; lot < lots; ++lot) {
    Random random(context.seed, "audiovisual", static_cast<std::uint64_t>(lot));
    const Audiovisual& item = random.pick<Audiovisual>(audiovisual);
    const Date first =
        Date{date_of(2024, 12, 31).days - static_cast<std::int32_t>(random.uniform() * item.life * 365)};
    Date purchase = lot < 330 * context.scale ? first : Date{date.days - random.between(5, 300)};
    while (purchase.days + static_cast<std::int32_t>(item.life * 365) <= date.days)
      purchase.days += static_cast<std::int32_t>(item.life * 365);
    const bool school = item.name == "Écran interactif";
    const DepartmentPlan& department = departments()[school ? 12 : random.below(40)];
    const int quantity = school ? random.between(1, 8) : random.between(1, 5);
    sheet.rows.push_back(
        {fmt::format("AV-{:04}", lot + 1), std::string(item.name), std::string(item.maker),
         std::string(item.model), std::to_string(quantity), std::string(department.code),
         fmt::format("Site {:03}", random.below(240)), to_string(purchase),
         random.chance(0.5) ? fmt::format("{:.0f}", item.kwh * (0.8 + 0.4 * random.uniform())) : "",
         random.chance(0.94) ? "En service" : "En réserve"});
  }
  spoil(sheet, {.name = "Référence", .dates = {"Date d'achat"}, .model = "Modèle", .text = "Site"},
        Random(context.seed, "av faults", context.year));
  if (sheet.rows.size() > 40) sheet.rows[37][4] = "-1";  // a return typed as a negative quantity
  constexpr std::string_view numbers[] = {"Quantité", "Consommation (kWh/an)"};
  constexpr std::string_view dates[] = {"Date d'achat"};
  return write_xlsx(context.folder / "audiovisuel.xlsx", sheet, numbers, dates);
}

}  // namespace capnr::demo
