// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "tools/demo_city/departments.h"
#include "tools/demo_city/faults.h"
#include "tools/demo_city/fleet.h"
#include "tools/demo_city/tools_exports.h"

namespace capnr::demo {

namespace {

constexpr CsvStyle glpi_style = {.quote_all = true, .byte_order_mark = true, .trailing_separator = true};

std::string place_of(const Device& device) {
  return fmt::format("Site {:03} > Étage {}", device.place % 240, device.place % 6);
}

std::string day(Date date, std::uint32_t hour) {
  return fmt::format("{} {:02}:{:02}", to_string(date), 7 + hour % 12, hour % 60);
}

std::vector<std::string> row_of(const Device& device, Date inventory) {
  return {device.name,
          std::string(departments()[device.department].name),
          std::string(device.status),
          std::string(device.model->maker),
          device.serial,
          std::string(device.model->type),
          std::string(device.model->name),
          place_of(device),
          day(Date{inventory.days - static_cast<std::int32_t>(device.place % 29)}, device.place),
          to_string(device.purchase),
          to_string(device.commissioning),
          device.gone ? to_string(*device.gone) : ""};
}

// What the agent on a computer tells: who uses it, when it was last there, its system. Taken from the name, so that nothing else changes.
std::vector<std::string> agent_cells(const Device& device, Date inventory) {
  const std::uint64_t chance = hash_bytes(device.name);
  // The posts of a kind are numbered by four: the neighbour's agent has this computer too.
  std::uint32_t agent =
      static_cast<std::uint32_t>(std::stoul(device.name.substr(device.name.size() - 5)) / 4);
  if (chance % 100 < 8) agent ^= 1U;
  const std::string user =
      chance % 20 == 11 ? "" : fmt::format("{}{:05}", device.name.starts_with("PORT") ? "a" : "b", agent);
  const std::int32_t unseen = chance % 25 == 7 ? 95 + static_cast<std::int32_t>(chance % 300)
                                               : static_cast<std::int32_t>(chance % 29);
  const Date seen = device.gone ? *device.gone : Date{inventory.days - unseen};
  const int year = year_of(device.purchase);
  const bool old = year < 2021 || (year < 2024 && chance % 4 == 0);
  const std::string_view system = device.model->maker == "Apple" ? "macOS"
                                  : old                          ? "Microsoft Windows 10 Professionnel"
                                                                 : "Microsoft Windows 11 Professionnel";
  return {user, day(std::max(seen, device.purchase), device.place), std::string(system)};
}

const std::vector<std::string> agent_columns = {"Utilisateur", "Dernière date d'inventaire",
                                                "Système d'exploitation - Nom"};

const std::vector<std::string> columns = {"Nom",
                                          "Entité",
                                          "Statut",
                                          "Fabricant",
                                          "Numéro de série",
                                          "Type",
                                          "Modèle",
                                          "Lieu",
                                          "Dernière modification",
                                          "Date d'achat",
                                          "Date de mise en service",
                                          "Date de réforme"};

Result<> write_list(const YearContext& context, std::string_view file,
                    std::initializer_list<std::string_view> kind_codes, CsvStyle style = glpi_style,
                    bool agents = false) {
  Sheet sheet{columns, {}};
  if (agents) sheet.header.insert(sheet.header.end(), agent_columns.begin(), agent_columns.end());
  for (const std::string_view code : kind_codes)
    for (const Device& device : fleet_at(kind(code), context.year, context.seed, context.scale)) {
      const Date inventory = inventory_dates()[context.year];
      sheet.rows.push_back(row_of(device, inventory));
      if (!agents) continue;
      for (std::string& cell : agent_cells(device, inventory)) sheet.rows.back().push_back(std::move(cell));
    }
  const FaultPlan plan = {.name = "Nom",
                          .dates = {"Date d'achat", "Date de mise en service"},
                          .model = "Modèle",
                          .maker = "Fabricant",
                          .text = "Lieu"};
  spoil(sheet, plan, Random(context.seed, file, context.year));
  return write_csv(context.folder / file, sheet, style);
}

}  // namespace

Result<> write_glpi(const YearContext& context) {
  TRY_VOID(write_list(context, "glpi_ordinateurs.csv", {"laptop", "desktop"}, glpi_style, true));
  CsvStyle shifted = glpi_style;  // seen with GLPI 10: the header comes second
  shifted.blank_first_line = true;
  TRY_VOID(write_list(context, "glpi_moniteurs.csv", {"screen"}, shifted));
  TRY_VOID(write_list(context, "glpi_telephones.csv", {"smartphone", "ip-phone"}));
  TRY_VOID(write_list(context, "glpi_imprimantes.csv", {"printer"}));
  return write_list(context, "glpi_reseau.csv", {"network"});
}

}  // namespace capnr::demo
