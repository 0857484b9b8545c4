// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <CLI/App.hpp>

#include "cli/footprint_options.h"
#include "publish/comparison.h"
#include "publish/result_document.h"

namespace capnr::cli {
namespace {

struct Options {
  std::vector<std::string> sides, sets, profiles, by, criteria;
  DatabaseOptions where;
  std::string inventory;
  MethodOptions method;
  std::string format = "table", output;
};

// One of the two footprints, as it was asked for.
struct Side {
  StoredInventory inventory;
  MethodOptions method;
};

struct Sides {
  Side before, after;
};

// Names that are no inventory of the city may be factor sets: capnr compare open boavizta.
Result<bool> are_sets(const Context& context, OpenCity& city, const Options& options) {
  for (const std::string& name : options.sides) {
    const auto inventory = choose_inventory(city.database, city.org.id, name);
    if (inventory) return false;
    if (inventory.error().kind != Kind::not_found) return tl::unexpected(inventory.error());
    if (!find_set(context.catalog, name, options.method.city_folder)) return false;
  }
  return true;
}

Result<StoredInventory> one_inventory(OpenCity& city, const std::string& wanted) {
  if (!wanted.empty()) return choose_inventory(city.database, city.org.id, wanted);
  TRY(std::vector<StoredInventory> all, list_inventories(city.database, city.org.id));
  if (all.empty()) return fail(Kind::not_found, "the city has no inventory yet: capnr import FOLDER");
  return *std::max_element(all.begin(), all.end(), [](const StoredInventory& a, const StoredInventory& b) {
    return a.header.date < b.header.date;
  });
}

Result<Sides> two_inventories(OpenCity& city, const Options& options) {
  if (!options.inventory.empty())
    return fail(Kind::usage,
                "--inventory goes with --sets or --profiles; name the two inventories to compare");
  TRY(StoredInventory before, choose_inventory(city.database, city.org.id, options.sides[0]));
  TRY(StoredInventory after, choose_inventory(city.database, city.org.id, options.sides[1]));
  if (before.id == after.id)
    return fail(Kind::usage, "both are the inventory of {date}: name another, or compare --sets A,B",
                {{"date", to_string(before.header.date)}});
  return Sides{{std::move(before), options.method}, {std::move(after), options.method}};
}

// The same inventory under two sets, two profiles, or both.
Result<Sides> two_methods(OpenCity& city, const Options& options, const std::vector<std::string>& sets) {
  const auto two_or_none = [](const std::vector<std::string>& names) {
    return names.empty() || names.size() == 2;
  };
  if (!two_or_none(sets) || !two_or_none(options.profiles))
    return fail(Kind::usage, "--sets and --profiles take two names between commas");
  TRY(StoredInventory inventory, one_inventory(city, options.inventory));
  Sides sides{{inventory, options.method}, {inventory, options.method}};
  if (!sets.empty()) {
    sides.before.method.set = sets[0];
    sides.after.method.set = sets[1];
  }
  if (!options.profiles.empty()) {
    sides.before.method.profile = options.profiles[0];
    sides.after.method.profile = options.profiles[1];
  }
  return sides;
}

Result<Sides> sides_of(const Context& context, OpenCity& city, const Options& options) {
  const bool methods = !options.sets.empty() || !options.profiles.empty();
  if (methods && options.sides.size() > 1)
    return fail(Kind::usage,
                "compare two inventories, or two sets or profiles of one inventory, not both at once");
  if (methods) {
    Options of_one = options;
    if (!options.sides.empty()) of_one.inventory = options.sides[0];
    return two_methods(city, of_one, options.sets);
  }
  if (options.sides.size() != 2)
    return fail(
        Kind::usage,
        "say what to compare: two inventories (capnr compare 2024 2026), or the same one under two sets "
        "(--sets open,boavizta) or two profiles (--profiles numecoeval,ademe-rcp)");
  TRY(const bool sets, are_sets(context, city, options));
  return sets ? two_methods(city, options, options.sides) : two_inventories(city, options);
}

struct Computed {
  Footprint footprint;
  ComparisonSide side;
};

Result<Computed> compute(OpenCity& city, const Side& side, const FactorSet& set,
                         const CharacteriseOptions& how) {
  TRY(const MethodProfile profile, method_profile(side.method));
  TRY(const InventoryData inventory, load_inventory(city.database, city.org.id, side.inventory.id));
  const Date date = side.inventory.header.date;
  Computed result{characterise(inventory, sum_weights(inventory, profile, date), set, profile, how),
                  {side.inventory.header.label, date, set.name, profile.name}};
  return result;
}

Result<> show(const Context& context, const Options& options, const ComparisonDocument& document) {
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "csv") {
    TRY_VOID(write_csv(document, sink));
  } else if (options.format == "json") {
    TRY_VOID(write_json(document, context.language, sink));
  } else {
    TRY_VOID(sink(to_terminal(document, output.terminal(context.language))));
  }
  return output.commit();
}

Result<> run(const Context& context, const Options& options) {
  if (options.format != "table" && options.format != "json" && options.format != "csv")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json, csv"}});
  TRY(std::vector<Dimension> dimensions, dimensions_of(options.by));
  TRY(const std::vector<Criterion> criteria, criteria_of(options.criteria));
  if (dimensions.empty()) dimensions = {Dimension::type};
  CharacteriseOptions how;
  how.keep = dimensions;
  how.by_application = by_application(dimensions);

  TRY(OpenCity city, open_city(options.where));
  TRY(const Sides sides, sides_of(context, city, options));
  TRY(const FactorSet set, load_set(context, sides.before.method, sides.before.method.set));
  std::optional<FactorSet> other;
  if (sides.after.method.set != sides.before.method.set) {
    TRY(other, load_set(context, sides.after.method, sides.after.method.set));
  }
  TRY(Computed before, compute(city, sides.before, set, how));
  TRY(Computed after, compute(city, sides.after, other ? *other : set, how));
  TRY_VOID(keep_criteria(before.footprint, criteria));
  TRY_VOID(keep_criteria(after.footprint, criteria));

  ComparisonDocument document{city.org.city.name,
                              city.org.city.insee_code,
                              before.side,
                              after.side,
                              compare(before.footprint, after.footprint, dimensions),
                              {}};
  if (sides.before.inventory.id == sides.after.inventory.id)
    document.side_by_side =
        compare_sets(before.footprint, after.footprint, with_criterion(document.comparison.dimensions));
  return show(context, options, document);
}

}  // namespace

Action declare_compare(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&](std::string_view sentence) { return std::string(tr(context.language, sentence)); };
  app.add_option("A B", options->sides,
                 said("Two inventories, before and after: their dates, years or labels; or two factor sets"));
  declare_database(app, context, options->where);
  app.add_option("--sets", options->sets, said("One inventory under two factor sets, between commas"))
      ->delimiter(',');
  app.add_option("--profiles", options->profiles,
                 said("One inventory by two method profiles, between commas"))
      ->delimiter(',');
  app.add_option(
      "--inventory", options->inventory,
      said("With --sets or --profiles: date, year or label of the inventory; the last one by default"));
  declare_method(app, context, options->method);
  app.add_option(
         "--by", options->by,
         said("What makes a class, between commas: type by default, department, item, country, datacentre, "
              "status, user_kind, application, environment, source_kind"))
      ->delimiter(',');
  app.add_option("--criterion", options->criteria,
                 said("Only these criteria, between commas: gwp, wu, adpe…"))
      ->delimiter(',');
  app.add_option("--format", options->format, said("table, json or csv"))->capture_default_str();
  app.add_option("--output", options->output, said("File to write, instead of the standard output"));
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
