// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/App.hpp>

#include "cli/options.h"
#include "publish/factor_export.h"
#include "publish/factor_listing.h"

namespace capnr::cli {
namespace {

struct Options {
  std::string set, city_folder, as_of, export_folder, check_folder, format = "text";
  std::vector<std::string> allow;
  bool everything = false;
};

constexpr std::size_t width = 110;

Result<> check(const Context& context, const Options& options) {
  TRY(const FactorSet pack, load_pack_alone(context.catalog, options.check_folder));
  return print(check_text(pack, context.language, width));
}

Result<> list(const Context& context, const Options& options) {
  TRY(const std::vector<SetDefinition> sets, list_sets(context.catalog, options.city_folder));
  TRY(const std::vector<KnownPack> packs, list_packs(context.catalog, options.city_folder));
  return print(options.format == "json" ? sets_json(sets, packs, context.language)
                                        : sets_text(sets, packs, context.language, width));
}

Result<> export_to(const Context& context, const Options& options, const FactorSet& set) {
  if (options.as_of.empty()) {
    return fail(Kind::usage, "--export needs the year of the electricity mix: --as-of 2026-12-31");
  }
  TRY(const Date as_of, date_option("--as-of", options.as_of));
  TRY(const ExportedFactors done, export_factors(set, as_of, options.export_folder));
  if (done.withheld > 0) {
    note(tr(context.language, "{count} numbers of hidden packs are not written: their licence forbids it",
            {{"count", std::to_string(done.withheld)}}));
  }
  return print(tr(context.language, "{types} types, {factors} factors and {zones} zones written in {folder}",
                  {{"types", std::to_string(done.types)},
                   {"factors", std::to_string(done.factors)},
                   {"zones", std::to_string(done.zones)},
                   {"folder", options.export_folder}}) +
               "\n");
}

Result<> run_factors(const Context& context, const Options& options) {
  if (!options.check_folder.empty()) return check(context, options);
  if (options.set.empty() && options.export_folder.empty()) return list(context, options);
  const std::string name = options.set.empty() ? "open" : options.set;
  TRY(SetDefinition definition, find_set(context.catalog, name, options.city_folder));
  definition.allow.insert(definition.allow.end(), options.allow.begin(), options.allow.end());
  TRY(const FactorSet set, load_factor_set(context.catalog, definition, options.city_folder));
  if (!options.export_folder.empty()) return export_to(context, options, set);
  const SetListing listing{definition, set, options.everything};
  return print(options.format == "json" ? set_json(listing, context.language)
                                        : set_text(listing, context.language, width));
}

}  // namespace

Action declare_factors(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const Language language = context.language;
  app.add_option("--set", options->set,
                 std::string(tr(language, "Show what this factor set covers, and what was set aside")));
  app.add_option("--city-folder", options->city_folder,
                 std::string(tr(language, "Folder with the city's own packs/ and sets/")));
  app.add_option(
      "--allow", options->allow,
      std::string(tr(language, "Use a factor that was set aside, as PACK:ITEM OR ZONE:CRITERION")));
  app.add_flag("--all", options->everything,
               std::string(tr(language, "Every item and every factor that was set aside")));
  app.add_option(
      "--export", options->export_folder,
      std::string(tr(language, "Write the set as plain CSV files in this folder, for other programs")));
  app.add_option("--as-of", options->as_of,
                 std::string(tr(language, "Date whose year chooses the electricity mixes to export")));
  app.add_option("--check", options->check_folder,
                 std::string(tr(language, "Check a pack's folder and say what is wrong with it")));
  app.add_option("--format", options->format, std::string(tr(language, "text or json")))
      ->check(CLI::IsMember({"text", "json"}));
  return [options, context] { return run_factors(context, *options); };
}

}  // namespace capnr::cli
