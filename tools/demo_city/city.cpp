// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tools/demo_city/city.h"

#include <fmt/format.h>

#include "base/file.h"
#include "tools/demo_city/departments.h"
#include "tools/demo_city/fleet.h"
#include "tools/demo_city/tools_exports.h"

namespace capnr::demo {

namespace {

std::string city_toml() {
  int fte = 0;
  for (const DepartmentPlan& department : departments()) fte += department.fte;
  std::string out = fmt::format(
      "# The demonstration city: invented, the size of Marseille. Written by capnr-demo-city.\n"
      "name = \"Ville-démo\"\ninsee_code = \"13999\"\npopulation = 877215\nfte = {}\n",
      fte);
  for (std::size_t year = 0; year < inventory_dates().size(); ++year) {
    const std::string date = to_string(inventory_dates()[year]);
    out += fmt::format("\n[[inventories]]\ndate = {}\nlabel = \"Inventaire {}\"\nfolder = \"{}\"\n", date,
                       date.substr(0, 4), date.substr(0, 4));
  }
  for (const DepartmentPlan& department : departments())
    out += fmt::format("\n[[departments]]\ncode = \"{}\"\nname = \"{}\"\nfte = {}\n", department.code,
                       department.name, department.fte);
  return out;
}

// The spreadsheet of the audiovisual team is nobody's format: the city says what its columns mean.
constexpr std::string_view audiovisual_mapping = R"toml(# The audiovisual team's spreadsheet.
name = "audiovisuel"
description = "Parc audiovisuel"

[[table]]
entity = "equipment"
recognise = ["Référence", "Désignation", "Consommation (kWh/an)"]
fields.name = { headers = ["Référence"] }
fields.type = { headers = ["Désignation"] }
fields.manufacturer = { headers = ["Marque"] }
fields.model = { headers = ["Modèle"] }
fields.quantity = { headers = ["Quantité"] }
fields.department = { headers = ["Direction"] }
fields.purchase_date = { headers = ["Date d'achat"] }
fields.annual_kwh = { headers = ["Consommation (kWh/an)"] }
fields.status = { headers = ["État"] }
fields.grade = { constant = "declared" }
)toml";

Result<> create_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", error.message()}},
                {.file = folder.string()});
  return {};
}

}  // namespace

Result<> write_city(const std::filesystem::path& folder, std::uint64_t seed, double scale) {
  for (std::size_t year = 0; year < inventory_dates().size(); ++year) {
    const YearContext context = {folder / std::to_string(year_of(inventory_dates()[year])), year, seed,
                                 scale};
    TRY_VOID(create_folder(context.folder));
    TRY_VOID(write_glpi(context));
    TRY_VOID(write_ocs(context));
    TRY_VOID(write_snipe_it(context));
    TRY_VOID(write_audiovisual(context));
    TRY_VOID(write_numecoeval(context));
    TRY_VOID(write_services(context));
  }
  TRY_VOID(create_folder(folder / "mappings"));
  TRY_VOID(write_file(folder / "mappings" / "audiovisuel.toml", audiovisual_mapping));
  return write_file(folder / "city.toml", city_toml());
}

}  // namespace capnr::demo
