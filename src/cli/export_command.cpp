// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/import_report.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "inventory/export.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::string folder, inventory;
  bool force = false;
};

std::string report_text(const ExportReport& report, Language language) {
  std::string out;
  for (const ExportedInventory& inventory : report.inventories) {
    std::string contents;
    for (std::size_t i = 0; i < entity_count; ++i) {
      if (inventory.rows[i] == 0) continue;
      contents += (contents.empty() ? "" : ", ") + count_text(inventory.rows[i], language) + " " +
                  std::string(name(static_cast<Entity>(i), language));
    }
    out += "  " + inventory.folder + "  " +
           (contents.empty() ? std::string(tr(language, "no row")) : contents) + "\n";
  }
  if (report.corrections > 0)
    out += "  " +
           tr(language, "{count} corrections",
              {{"count", count_text(static_cast<std::int64_t>(report.corrections), language)}}) +
           "\n";
  return out + sections_text(report.sections, language);
}

Result<> export_to(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  ExportOptions how;
  how.force = options.force;
  if (!options.inventory.empty()) {
    TRY(const StoredInventory chosen, choose_inventory(city.database, city.org.id, options.inventory));
    how.inventory = chosen.header.date;
  }
  TRY(const ExportReport report, export_city(city.database, city.org, options.folder, how));
  return print(tr(context.language, "{city} is written to {folder}; capnr import reads it back:",
                  {{"city", city.org.city.name}, {"folder", options.folder}}) +
               "\n" + report_text(report, context.language));
}

}  // namespace

Action declare_export(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&](std::string_view sentence) { return std::string(tr(context.language, sentence)); };
  app.add_option("folder", options->folder, said("Folder to write, new or empty"))->required();
  declare_database(app, context, options->where);
  app.add_option("--inventory", options->inventory, said("Only this inventory: its date, year or label"));
  app.add_flag("--force", options->force, said("Replace the files of a folder that is not empty"));
  return [options, context] { return export_to(context, *options); };
}

}  // namespace capnr::cli
