// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "cli/options.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <CLI/App.hpp>

#include "base/file.h"

namespace capnr::cli {
namespace {

std::string said(const Context& context, std::string_view sentence) {
  return std::string(tr(context.language, sentence));
}

std::string names_of(const std::vector<StoredOrg>& orgs) {
  std::string names;
  for (const StoredOrg& org : orgs) {
    if (!names.empty()) names += ", ";
    names += org.city.insee_code + " (" + org.city.name + ")";
  }
  return names;
}

Result<StoredOrg> choose_org(std::vector<StoredOrg> orgs, const std::string& wanted) {
  if (orgs.empty()) return fail(Kind::not_found, "the database holds no city yet: capnr import FOLDER");
  if (wanted.empty() && orgs.size() == 1) return std::move(orgs.front());
  if (wanted.empty()) {
    return fail(Kind::usage, "the database holds several cities: choose one with --city: {cities}",
                {{"cities", names_of(orgs)}});
  }
  for (StoredOrg& org : orgs) {
    if (org.city.insee_code == wanted || org.city.name == wanted) return std::move(org);
  }
  return fail(Kind::not_found, "there is no city {city}; the database holds {cities}",
              {{"city", wanted}, {"cities", names_of(orgs)}});
}

bool is_server(std::string_view where) {
  return where.starts_with("postgresql://") || where.starts_with("postgres://");
}

Result<StoredInventory> last_until(Database& database, OrgId org, std::optional<Date> as_of) {
  TRY(std::vector<StoredInventory> inventories, list_inventories(database, org));
  if (inventories.empty()) return fail(Kind::not_found, "the city has no inventory yet: capnr import FOLDER");
  StoredInventory* last = nullptr;
  for (StoredInventory& inventory : inventories) {
    if (as_of && inventory.header.date > *as_of) continue;
    if (last == nullptr || inventory.header.date > last->header.date) last = &inventory;
  }
  if (last == nullptr) {
    return fail(Kind::not_found, "no inventory is dated on or before {date}: see capnr inventories",
                {{"date", to_string(*as_of)}});
  }
  return std::move(*last);
}

}  // namespace

void declare_database(CLI::App& app, const Context& context, DatabaseOptions& options) {
  app.add_option("--database", options.database, said(context, "SQLite file, or postgresql://…"))
      ->envname("CAPNR_DATABASE")
      ->capture_default_str();
  app.add_option("--city", options.city,
                 said(context, "INSEE code of the city, when the database holds several"));
}

Result<OpenDatabase> open_database(const DatabaseOptions& options) {
  std::error_code error;
  if (!is_server(options.database) && !std::filesystem::exists(options.database, error)) {
    return fail(Kind::not_found, "there is no database {path} yet: capnr import FOLDER makes it",
                {{"path", options.database}});
  }
  TRY(Database database, Database::open(options.database));
  TRY(std::vector<StoredOrg> orgs, list_orgs(database));
  return OpenDatabase{std::move(database), std::move(orgs)};
}

Result<OpenCity> open_city(const DatabaseOptions& options) {
  TRY(OpenDatabase opened, open_database(options));
  TRY(StoredOrg org, choose_org(std::move(opened.orgs), options.city));
  return OpenCity{std::move(opened.database), std::move(org)};
}

void declare_inventory(CLI::App& app, const Context& context, InventoryOptions& options) {
  declare_database(app, context, options.where);
  app.add_option("--inventory", options.inventory,
                 said(context, "Date, year or label of the inventory; the last one by default"));
  app.add_option("--as-of", options.as_of,
                 said(context, "Date of the computation; that of the inventory by default"));
}

Result<StoredInventory> choose_inventory(Database& database, OrgId org, std::string_view wanted) {
  TRY(std::vector<StoredInventory> inventories, list_inventories(database, org));
  const auto date = parse_date(wanted);
  StoredInventory* found = nullptr;
  std::string known;
  for (StoredInventory& inventory : inventories) {
    known += (known.empty() ? "" : ", ") + to_string(inventory.header.date);
    const bool same =
        date ? inventory.header.date == *date
             : inventory.header.label == wanted || std::to_string(year_of(inventory.header.date)) == wanted;
    if (same && (found == nullptr || found->header.date < inventory.header.date)) found = &inventory;
  }
  if (found == nullptr) {
    return fail(Kind::not_found, "there is no inventory {wanted}; the city has {known}",
                {{"wanted", std::string(wanted)}, {"known", known.empty() ? "-" : known}});
  }
  return std::move(*found);
}

Result<OpenInventory> open_inventory(const InventoryOptions& options) {
  std::optional<Date> as_of;
  if (!options.as_of.empty()) {
    TRY(as_of, date_option("--as-of", options.as_of));
  }
  TRY(OpenCity city, open_city(options.where));
  auto chosen = options.inventory.empty() ? last_until(city.database, city.org.id, as_of)
                                          : choose_inventory(city.database, city.org.id, options.inventory);
  TRY(StoredInventory inventory, std::move(chosen));
  const Date date = as_of.value_or(inventory.header.date);
  return OpenInventory{std::move(city.database), std::move(city.org), std::move(inventory), date};
}

void declare_method(CLI::App& app, const Context& context, MethodOptions& options) {
  app.add_option("--set", options.set, said(context, "Factor set: see capnr factors"))->capture_default_str();
  app.add_option("--profile", options.profile, said(context, "Method profile: numecoeval or ademe-rcp"))
      ->capture_default_str();
  std::string rules_help = said(context, "A rule of the method, as NAME=VALUE:");
  for (const Rule& rule : rules())
    rules_help += " " + std::string(rule.name) + "=" + std::string(rule.values);
  app.add_option("--rule", options.rules, rules_help);
  app.add_option("--allow", options.allow,
                 said(context, "Use a factor that was set aside, as PACK:ITEM OR ZONE:CRITERION"));
  app.add_option("--city-folder", options.city_folder,
                 said(context, "Folder with the city's own packs/ and sets/"));
}

Result<FactorSet> load_set(const Context& context, const MethodOptions& options, std::string_view set) {
  TRY(SetDefinition definition, find_set(context.catalog, set, options.city_folder));
  definition.allow.insert(definition.allow.end(), options.allow.begin(), options.allow.end());
  return load_factor_set(context.catalog, definition, options.city_folder);
}

Result<MethodProfile> method_profile(const MethodOptions& options) {
  TRY(MethodProfile profile, profile_named(options.profile));
  for (const std::string& rule : options.rules) TRY_VOID(set_rule(profile, rule));
  return profile;
}

Result<Date> date_option(std::string_view option, std::string_view text) {
  if (const auto date = parse_date(text)) return *date;
  return fail(Kind::usage, "{option}: {text} is not a date; write it as 2026-12-31",
              {{"option", std::string(option)}, {"text", std::string(text)}});
}

Result<> print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return {};
  return fail(Kind::unavailable, "the standard output cannot be written");
}

Result<> write_output(const std::string& output, std::string_view text) {
  return output.empty() ? print(text) : write_file(output, text);
}

void note(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
}

}  // namespace capnr::cli
