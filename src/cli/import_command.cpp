// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <chrono>

#include <CLI/App.hpp>

#include "cli/import_report.h"
#include "cli/options.h"
#include "cli/preview_command.h"
#include "cli/products.h"
#include "cli/progress.h"
#include "inventory/import.h"
#include "inventory/pseudonym.h"
#include "store/migrations.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::vector<std::string> paths;
  std::string date, city_name, mapping, mappings, rejects, user_key, set = "open";
  bool accept_partial = false, dry_run = false, again = false;
  PreviewOptions preview;
};

// The one place where an import looks at the clock: files alone, when nobody says at which date they show the equipment.
Date today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Date{static_cast<std::int32_t>(days.time_since_epoch().count())};
}

bool brings_its_dates(const std::vector<std::string>& paths) {
  const std::filesystem::path path = paths.size() == 1 ? paths.front() : std::string();
  std::error_code ignored;
  return path.filename() == "city.toml" ||
         (!path.empty() && std::filesystem::exists(path / "city.toml", ignored));
}

Result<ImportOptions> import_options(const Context& context, const Options& options, ProgressLine& line) {
  ImportOptions out;
  if (!options.date.empty()) {
    TRY(out.date, date_option("--date", options.date));
  } else if (!brings_its_dates(options.paths)) {
    out.date = today();
    note(tr(context.language, "no --date: these files are taken as the state of today, {date}",
            {{"date", to_string(*out.date)}}));
  }
  out.city = options.where.city;
  out.city_name = options.city_name;
  out.mapping = options.mapping;
  out.mappings = options.mappings;
  out.accept_partial = options.accept_partial;
  out.dry_run = options.dry_run;
  out.again = options.again;
  if (!options.user_key.empty()) {
    TRY(out.user_key, read_user_key(options.user_key));
  }
  out.rejects = options.rejects;
  out.language = context.language;
  out.progress = [&line](const ImportProgress& progress) {
    line.show(progress);
    return true;
  };
  return out;
}

Result<RecognitionTable> products(const Context& context, const Options& options) {
  MethodOptions method;
  if (options.paths.size() == 1)
    method.city_folder = options.paths.front();  // its own packs/ and sets/, where it has some
  TRY(const FactorSet set, load_set(context, method, options.set));
  return products_of(set);
}

// A dry run leaves no database where there was none, and no table in one that is empty.
Result<bool> is_empty(const std::string& where) {
  if (where.starts_with("postgresql://") || where.starts_with("postgres://")) {
    TRY(Database as_it_is, Database::open(where, {.migrate = false}));
    TRY(const std::int64_t version, schema_version(as_it_is));
    return version == 0;
  }
  std::error_code ignored;
  return !std::filesystem::exists(where, ignored);
}

Result<Database> database_for(const Options& options) {
  const std::string& where = options.where.database;
  if (!options.dry_run) return Database::open(where);
  TRY(const bool empty, is_empty(where));
  return Database::open(empty ? ":memory:" : where);
}

std::string what_next(const Context& context, const Options& options, const ImportReport& report) {
  bool refused = false, stored = false, unrecognised = false;
  for (const InventoryReport& inventory : report.inventories) {
    refused |= !inventory.stored && !inventory.unchanged && inventory.rejected > 0;
    stored |= inventory.stored;
    unrecognised |= inventory.stored && !inventory.unrecognised.empty();
  }
  std::string out;
  const auto add = [&](std::string_view sentence) {
    out += "\n" + std::string(tr(context.language, sentence));
  };
  if (!refused && !options.dry_run && stored) {
    if (unrecognised) add("Next: capnr recognise says what the equipment is that was not recognised.");
    add("Next: capnr footprint computes the footprint of the last inventory.");
  }
  return out.empty() ? out : out + "\n";
}

Result<> verdict(const ImportReport& report) {
  std::int64_t rejected = 0;
  for (const InventoryReport& inventory : report.inventories) {
    if (!inventory.stored && !inventory.unchanged) rejected += inventory.rejected;
  }
  if (rejected == 0) return {};
  return fail(Kind::bad_input,
              "{count} rows are rejected: correct the files above and import again, or import without these "
              "rows: --accept-partial",
              {{"count", std::to_string(rejected)}});
}

// An inventory has no place for the electricity and the impacts that a PCR-SI request may bring.
void tell_requests(const Context& context, const ImportReport& report) {
  for (const auto& inventory : report.inventories) {
    for (const FileReport& file : inventory.files) {
      if (mapping_name(file.source.mapping) != "pcr-si") continue;
      note(tr(context.language,
              "{file}: of a PCR-SI request the inventory is imported; its electricity and impacts, if it has "
              "any, are "
              "not kept (capnr footprint --from uses the electricity)",
              {{"file", file.source.path}}));
    }
  }
}

Result<> import(const Context& context, const Options& options) {
  if (options.paths.empty()) return fail(Kind::usage, "say which folder or files to import");
  if (options.preview.wanted)
    return preview(context, options.preview, options.paths, options.mapping, options.mappings);
  ProgressLine line(context.language);
  TRY(const ImportOptions how, import_options(context, options, line));
  TRY(const InventoryCatalog catalog, load_inventory_catalog(context.catalog));
  TRY(const RecognitionTable table, products(context, options));
  TRY(Database database, database_for(options));
  const std::vector<std::filesystem::path> paths(options.paths.begin(), options.paths.end());
  const auto imported = import_paths(database, catalog, table, paths, how);
  line.finish();
  if (!imported) return tl::unexpected(imported.error());
  tell_requests(context, *imported);
  TRY_VOID(print(import_report_text(*imported, options.dry_run, context.language) +
                 what_next(context, options, *imported)));
  if (options.accept_partial) return {};
  return verdict(*imported);
}

}  // namespace

Action declare_import(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&](std::string_view sentence) { return std::string(tr(context.language, sentence)); };
  app.add_option("paths", options->paths, said("A city's folder (with city.toml), or files"));
  declare_database(app, context, options->where);
  app.add_option("--date", options->date,
                 said("Date of the inventory that files given alone belong to; of a city's folder, only the "
                      "inventory of this date"));
  app.add_option("--city-name", options->city_name,
                 said("Name of the city that files given alone make in an empty database"));
  app.add_option("--mapping", options->mapping,
                 said("Mapping to read every file with: its name, or its .toml"));
  app.add_option("--mappings", options->mappings, said("Folder of your own mappings"));
  app.add_flag("--accept-partial", options->accept_partial,
               said("Import without the rows that are rejected"));
  app.add_option("--rejects", options->rejects,
                 said("Folder for the rejected rows; \"rejets\" beside the files by default"));
  app.add_flag("--dry-run", options->dry_run, said("Read and check everything, store nothing"));
  app.add_option(
         "--user-key", options->user_key,
         said("File of a secret (16 characters at least) that turns the names of users into pseudonyms; "
              "without it they are left out"))
      ->envname("CAPNR_USER_KEY_FILE");
  app.add_flag("--again", options->again, said("Read again files that are stored already"));
  app.add_option("--set", options->set, said("Factor set whose manufacturers' products are recognised"))
      ->capture_default_str();
  declare_preview(app, context, options->preview);
  return [options, context] { return import(context, *options); };
}

}  // namespace capnr::cli
