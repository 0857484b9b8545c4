// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <deque>

#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/options.h"
#include "cli/output.h"
#include "footprint/class_factors.h"
#include "inventory/department_names.h"
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

struct Fleet {
  std::vector<FleetMachine> machines;
  std::deque<std::string> texts;  // that the machines look at
  std::vector<EquipmentKind> kinds;
};

Result<Fleet> read_fleet(const Context& context, OpenInventory& open, const FactorSet& set,
                         const MethodProfile& profile) {
  TRY(const StatusWords statuses, StatusWords::load(context.catalog / "recognition/statuses.csv"));
  const ClassResolver resolver(open.org.city, {}, set, profile, open.as_of);
  const DepartmentNames departments(open.org.city.departments);
  struct Known {
    std::uint32_t kind = 0;
    EquipmentStatus status = EquipmentStatus::unspecified;
    std::string_view department;
    bool personal = false;
  };
  Fleet fleet;
  KindTable kinds(set);
  std::unordered_map<const EquipmentClass*, Known> known;
  std::unordered_map<std::string, std::string_view> texts;
  const auto text = [&](std::string word) {
    const auto [at, added] = texts.try_emplace(std::move(word));
    if (added) at->second = fleet.texts.emplace_back(at->first);
    return at->second;
  };
  TRY_VOID(each_equipment(
      open.database, open.org.id, open.inventory.id, [&](const StoredEquipment& row) -> Result<> {
        const auto [at, added] = known.try_emplace(&row.words);
        if (added)
          at->second = {kinds.number_of(row.words, resolver.resolve(row.words)),
                        statuses.status(row.words.status), text(departments.name(row.words.department)),
                        folded(row.words.user_kind) == "byod"};
        const EquipmentView& view = row.view;
        if (at->second.personal || (view.decommissioning && *view.decommissioning <= open.as_of)) return {};
        FleetMachine machine;
        machine.kind = at->second.kind;
        machine.status = at->second.status;
        machine.department = at->second.department;
        machine.operating_system = text(std::string(view.operating_system));
        machine.user = text(std::string(view.user));
        machine.quantity = view.quantity;
        machine.start = view.purchase ? view.purchase : view.commissioning;
        machine.last_seen = view.last_seen;
        fleet.machines.push_back(machine);
        return {};
      }));
  fleet.kinds = kinds.kinds();
  return fleet;
}

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
  TRY(const Fleet fleet, read_fleet(context, open, set, profile));
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
