// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/options.h"
#include "cli/progress.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::string remove;
};

Result<std::string> text_of(const Context& context, Database& database, const StoredOrg& org) {
  TRY(const std::vector<StoredInventory> inventories, list_inventories(database, org.id));
  std::string text = org.city.name;
  if (!org.city.insee_code.empty()) text += " (" + org.city.insee_code + ")";
  text += "\n";
  for (const StoredInventory& inventory : inventories) {
    const std::string label = inventory.header.label.empty() ? "" : "  " + inventory.header.label;
    text += "  " +
            tr(context.language, "{date}{label}: {rows} rows of equipment, {files} files",
               {{"date", to_string(inventory.header.date)},
                {"label", label},
                {"rows", count_text(inventory.equipment_rows, context.language)},
                {"files", std::to_string(inventory.sources.size())}}) +
            "\n";
  }
  if (inventories.empty())
    text +=
        "  " + std::string(tr(context.language, "the city has no inventory yet: capnr import FOLDER")) + "\n";
  return text;
}

Result<> list(const Context& context, const DatabaseOptions& options) {
  TRY(OpenDatabase opened, open_database(options));
  if (opened.orgs.empty())
    return fail(Kind::not_found, "the database holds no city yet: capnr import FOLDER");
  std::string text;
  for (const StoredOrg& org : opened.orgs) {
    if (!options.city.empty() && org.city.insee_code != options.city) continue;
    TRY(const std::string city, text_of(context, opened.database, org));
    text += (text.empty() ? "" : "\n") + city;
  }
  return print(text);
}

Result<> remove(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY(const StoredInventory inventory, choose_inventory(city.database, city.org.id, options.remove));
  TRY_VOID(remove_inventory(city.database, city.org.id, inventory.id));
  return print(tr(context.language,
                  "Removed: the inventory of {date}, its {rows} rows of equipment and all it held",
                  {{"date", to_string(inventory.header.date)},
                   {"rows", count_text(inventory.equipment_rows, context.language)}}) +
               "\n");
}

}  // namespace

Action declare_inventories(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_database(app, context, options->where);
  app.add_option("--remove", options->remove,
                 std::string(tr(context.language, "Remove this inventory: its date, year or label")));
  return [options, context] {
    return options->remove.empty() ? list(context, options->where) : remove(context, *options);
  };
}

}  // namespace capnr::cli
