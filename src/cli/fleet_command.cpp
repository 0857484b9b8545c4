// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include <CLI/App.hpp>

#include "cli/fleet_machines.h"
#include "cli/output.h"
#include "publish/fleet_output.h"
#include "steering/lifetime_policy.h"

namespace capnr::cli {
namespace {

constexpr int most_days = 3650;

struct Options {
  InventoryOptions inventory;
  MethodOptions method;
  std::vector<std::string> policy;
  int unseen_days = 90;
  std::string format = "table", output;
};

Result<> run(const Context& context, const Options& options) {
  if (options.format != "table" && options.format != "json")
    return fail(Kind::usage, "--format: {word} is not known; known: {known}",
                {{"word", options.format}, {"known", "table, json"}});
  if (options.unseen_days < 1 || options.unseen_days > most_days)
    return fail(Kind::usage, "--unseen-days: between 1 and {most}", {{"most", std::to_string(most_days)}});
  TRY(const KindValues policy, KindValues::parse("--policy", options.policy, policy_range));
  TRY(const FactorSet set, load_set(context, options.method, options.method.set));
  TRY(const MethodProfile profile, method_profile(options.method));
  TRY(const SupportCalendar calendar, SupportCalendar::load(context.catalog / "software/end_of_support.csv"));
  TRY(OpenInventory open, open_inventory(options.inventory));
  TRY(const FleetMachines fleet, read_fleet(context, open, set, profile));
  FleetRules rules;
  rules.unseen_days = options.unseen_days;
  for (const EquipmentKind& kind : fleet.kinds) {
    const double years = policy.of(kind);
    rules.expected_years.push_back(std::isnan(years) ? kind.lifetime_years : years);
  }
  const City& city = open.org.city;
  const FleetDocument document{
      city.name, city.insee_code, fleet.kinds,
      fleet_use(fleet.machines, fleet.kinds, city.departments, city.fte, calendar, rules, open.as_of)};
  TRY(Output output, Output::open(options.output));
  const auto sink = [&output](std::string_view piece) { return output.write(piece); };
  if (options.format == "json") {
    TRY_VOID(write_json(document, sink));
  } else {
    TRY_VOID(sink(to_terminal(document, output.terminal(context.language))));
  }
  return output.commit();
}

}  // namespace

Action declare_fleet(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_inventory(app, context, options->inventory);
  declare_method(app, context, options->method);
  app.add_option("--unseen-days", options->unseen_days,
                 std::string(tr(context.language, "Days after which what was not seen is dormant")))
      ->capture_default_str();
  app.add_option("--policy", options->policy,
                 std::string(tr(context.language, "Years that each kind should last: laptop=6,phone=3")))
      ->delimiter(',');
  app.add_option("--format", options->format, std::string(tr(context.language, "table or json")))
      ->capture_default_str();
  app.add_option("--output", options->output,
                 std::string(tr(context.language, "File to write, instead of the standard output")));
  return [options, context] { return run(context, *options); };
}

}  // namespace capnr::cli
