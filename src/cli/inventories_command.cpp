// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>

#include <CLI/App.hpp>
#include <unistd.h>

#include "cli/options.h"
#include "cli/progress.h"
#include "inventory/count_rows.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::string remove;
  bool yes = false;
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

// "3 datacentres, 524 physical equipment, …"
std::string contents(const Context& context, const std::array<std::int64_t, entity_count>& rows) {
  std::string text;
  for (std::size_t e = 0; e < entity_count; ++e) {
    if (rows[e] == 0) continue;
    text += (text.empty() ? "" : ", ") + count_text(rows[e], context.language) + " " +
            std::string(name(static_cast<Entity>(e), context.language));
  }
  return text.empty() ? std::string(tr(context.language, "no row")) : text;
}

// Nobody is asked where nobody can answer.
Result<> confirm(const Context& context, const Options& options, const std::string& what) {
  if (options.yes) return {};
  if (::isatty(STDIN_FILENO) == 0)
    return fail(Kind::usage, "this would remove {what}: say --yes to do it", {{"what", what}});
  std::fputs((tr(context.language,
                 "Remove {what}? It cannot be undone, but its files can be imported again. [yes/no] ",
                 {{"what", what}}))
                 .c_str(),
             stderr);
  std::string answer;
  for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar()) answer += static_cast<char>(c);
  if (answer == "yes" || answer == "oui") return {};
  return fail(Kind::usage, "nothing is removed: the answer was not yes");
}

Result<> remove(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY(const StoredInventory inventory, choose_inventory(city.database, city.org.id, options.remove));
  TRY(const auto rows, count_rows(city.database, inventory.id));
  const std::string what =
      tr(context.language, "the inventory of {date} of {city} ({contents}; {files} files)",
         {{"date", to_string(inventory.header.date)},
          {"city", city.org.city.name},
          {"contents", contents(context, rows)},
          {"files", std::to_string(inventory.sources.size())}});
  TRY_VOID(confirm(context, options, what));
  TRY_VOID(remove_inventory(city.database, city.org.id, inventory.id));
  return print(tr(context.language, "Removed: {what}", {{"what", what}}) + "\n");
}

}  // namespace

Action declare_inventories(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_database(app, context, options->where);
  app.add_option("--remove", options->remove,
                 std::string(tr(context.language, "Remove this inventory: its date, year or label")));
  app.add_flag("--yes", options->yes, std::string(tr(context.language, "With --remove: do not ask")));
  return [options, context] {
    return options->remove.empty() ? list(context, options->where) : remove(context, *options);
  };
}

}  // namespace capnr::cli
