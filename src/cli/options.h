// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "footprint/factor_set.h"
#include "footprint/factor_set_loader.h"
#include "footprint/profile.h"
#include "inventory/repository.h"
#include "store/database.h"

// The options that several commands share, and what they mean.

namespace capnr::cli {

/// --database (capnr.db by default, or CAPNR_DATABASE), --city (INSEE code; needed when the database holds several).
struct DatabaseOptions {
  std::string database = "capnr.db";
  std::string city;
};
void declare_database(CLI::App& app, const Context& context, DatabaseOptions& options);

/// What --database says, as it is.
struct OpenDatabase {
  Database database;
  std::vector<StoredOrg> orgs;
};
/// Kind::not_found when there is none; the message says how to import.
Result<OpenDatabase> open_database(const DatabaseOptions& options);

struct OpenCity {
  Database database;
  StoredOrg org;
};
/// Kind::not_found when there is no database, no city, or not that one; the message says how to import.
Result<OpenCity> open_city(const DatabaseOptions& options);

/// --inventory (date or label; by default the last one dated on or before --as-of, else the last), --as-of (by default the inventory's date).
struct InventoryOptions {
  DatabaseOptions where;
  std::string inventory;
  std::string as_of;
};
void declare_inventory(CLI::App& app, const Context& context, InventoryOptions& options);

struct OpenInventory {
  Database database;
  StoredOrg org;
  StoredInventory inventory;
  Date as_of;
};
Result<OpenInventory> open_inventory(const InventoryOptions& options);
/// One of the city's inventories by its date, its year or its label.
Result<StoredInventory> choose_inventory(Database& database, OrgId org, std::string_view wanted);

/// --set, --profile, --rule NAME=VALUE (as often as wanted), --allow PACK:SUBJECT:CRITERION, --city-folder (own packs and sets).
struct MethodOptions {
  std::string set = "open", profile = "numecoeval";
  std::vector<std::string> rules, allow;
  std::string city_folder;
};
void declare_method(CLI::App& app, const Context& context, MethodOptions& options);
Result<FactorSet> load_set(const Context& context, const MethodOptions& options, std::string_view set);
Result<MethodProfile> method_profile(const MethodOptions& options);

/// A date typed on the command line; Kind::usage when it is none.
Result<Date> date_option(std::string_view option, std::string_view text);

/// Writes to the standard output; Kind::unavailable when it cannot (a full disk, a closed pipe).
Result<> print(std::string_view text);
/// To a file when `output` is not empty (whole or not at all), else to the standard output.
Result<> write_output(const std::string& output, std::string_view text);
/// A remark on the standard error.
void note(std::string_view text);

}  // namespace capnr::cli
