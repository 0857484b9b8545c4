// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/city_lives.h"
#include "cli/output.h"
#include "publish/renewals_output.h"
#include "table/table.h"

namespace capnr::cli {
namespace {

constexpr int usual_years = 5;
constexpr int most_years = 100;

struct Options {
  InventoryOptions inventory;
  MethodOptions method;
  std::vector<std::string> policy, prices;
  std::string price_file, format = "table", output;
  std::optional<int> until;
  bool default_lifetimes = false;
};

// Rows type;eur, with a header.
Result<> read_prices(const std::string& path, KindValues& prices) {
  TRY_VOID(read_table(path, {}, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1 || row.cells.empty() || (row.cells.size() == 1 && row.cells[0].empty()))
      return Flow::proceed;
    const Where where{.file = path, .row = row.number};
    const auto price = row.cells.size() < 2 ? std::nullopt : parse_number(row.cells[1]);
    if (!price)
      return fail(Kind::bad_input, "a price needs two columns: type;eur, such as laptop;900", {}, where);
    if (auto added = prices.add("--prices", row.cells[0], *price, price_range); !added)
      return tl::unexpected(added.error().at(where));
    return Flow::proceed;
  }));
  return {};
}

Result<RenewalRules> rules_of(const Options& options) {
  if (options.format != "table" && options.format != "json" && options.format != "csv")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json, csv"}});
  if (options.policy.empty() && !options.default_lifetimes)
    return fail(
        Kind::usage,
        "say how long equipment should last: --policy laptop=6,phone=3, or --default-lifetimes for those of "
        "the factor set");
  RenewalRules rules;
  TRY(rules.policy, KindValues::parse("--policy", options.policy, policy_range));
  TRY(rules.prices, KindValues::parse("--price", options.prices, price_range));
  if (!options.price_file.empty()) TRY_VOID(read_prices(options.price_file, rules.prices));
  rules.default_lifetimes = options.default_lifetimes;
  return rules;
}

// What is there at the date of the inventory.
RenewalDocument document_of(const CityLives& city, const FactorSet& set, const RenewalRules& rules) {
  RenewalDocument out;
  out.city = city.city.name;
  out.insee_code = city.city.insee_code;
  out.set = set.name;
  out.kinds = city.kinds;
  for (const EquipmentKind& kind : city.kinds)
    out.hidden.push_back(kind.manufacturing_pack != no_pack && !shown(set, kind.manufacturing_pack));
  std::vector<MachineInPlace> machines;
  for (const EquipmentLife& life : city.lives.lives) {
    if (life.how != LifeEnd::in_service) continue;
    const LifeClass& words = city.classes[life.class_number];
    if (words.personal) {
      out.personal += life.quantity;
    } else {
      machines.push_back({words.kind, life.quantity, life.start, life.status});
    }
  }
  out.plan = plan_renewals(machines, city.kinds, rules, city.as_of);
  return out;
}

void note_unused(const Context& context, const RenewalRules& rules, const CityLives& city) {
  for (const std::string& word : rules.policy.unused(city.kinds))
    note(tr(context.language, "--policy: the city has no equipment of the kind {word}", {{"word", word}}));
  for (const std::string& word : rules.prices.unused(city.kinds))
    note(tr(context.language, "--price: the city has no equipment of the kind {word}", {{"word", word}}));
}

Result<> run(const Context& context, const Options& options) {
  TRY(RenewalRules rules, rules_of(options));
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  TRY(const MethodProfile profile, method_profile(options.method));
  TRY(const CityLives city, city_lives(context, options.inventory, set, profile, VanishedRule::middle));
  const int year = year_of(city.as_of);
  rules.until = options.until.value_or(year + usual_years);
  if (rules.until < year || rules.until > year + most_years)
    return fail(Kind::usage, "--until: a year from {first} to {last}",
                {{"first", std::to_string(year)}, {"last", std::to_string(year + most_years)}});
  note_unused(context, rules, city);
  const RenewalDocument document = document_of(city, set, rules);
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "json") {
    TRY_VOID(write_json(document, sink));
  } else if (options.format == "csv") {
    TRY_VOID(write_csv(document, sink));
  } else {
    TRY_VOID(sink(to_terminal(document, output.terminal(context.language))));
  }
  return output.commit();
}

}  // namespace

Action declare_renewals(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_inventory(app, context, options->inventory);
  declare_method(app, context, options->method);
  app.add_option("--policy", options->policy,
                 std::string(tr(context.language, "Years that each kind should last: laptop=6,phone=3")))
      ->delimiter(',');
  app.add_flag(
      "--default-lifetimes", options->default_lifetimes,
      std::string(tr(context.language, "For kinds without a policy: the lifetime of the factor set")));
  app.add_option("--until", options->until,
                 std::string(tr(context.language, "Last year of the renewals; five years on by default")));
  app.add_option("--price", options->prices,
                 std::string(tr(context.language, "Euros of one machine of each kind: laptop=900,phone=350")))
      ->delimiter(',');
  app.add_option("--prices", options->price_file,
                 std::string(tr(context.language, "File of the prices: columns type and eur")));
  app.add_option("--format", options->format, std::string(tr(context.language, "table, json or csv")))
      ->capture_default_str();
  app.add_option("--output", options->output,
                 std::string(tr(context.language, "File to write, instead of the standard output")));
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
