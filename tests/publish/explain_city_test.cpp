// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/text.h"
#include "footprint/explain.h"
#include "footprint/factor_set_loader.h"
#include "footprint/known_products.h"
#include "inventory/import.h"
#include "publish/detail_rows.h"
#include "table/json.h"

// The demonstration city (its sample of one item in fifty), as a user has it: imported, stored, loaded back.

namespace capnr {
namespace {

namespace fs = std::filesystem;

const FactorSet& set_named(const std::string& name) {
  static std::map<std::string, FactorSet> loaded;
  const auto at = loaded.find(name);
  if (at != loaded.end()) return at->second;
  const auto definition = find_set(CAPNR_SOURCE_DIR "/catalog", name);
  return loaded.emplace(name, load_factor_set(CAPNR_SOURCE_DIR "/catalog", *definition).value())
      .first->second;
}

struct City {
  Database database = Database::open(":memory:").value();
  OrgId org = {};
  StoredInventory stored;
  InventoryData inventory;
  std::vector<Equipment> equipment;
  std::vector<std::uint32_t> classes;  ///< of each

  City() {
    const auto catalog = load_inventory_catalog(CAPNR_SOURCE_DIR "/catalog");
    EXPECT_TRUE(catalog);
    ImportOptions options;
    options.accept_partial = true;
    options.rejects = fs::temp_directory_path() / ("capnr-explain-" + std::to_string(::getpid()));
    const auto report = import_paths(database, *catalog, known_products(set_named("open")),
                                     {CAPNR_SOURCE_DIR "/examples/ville-demo/sample"}, options);
    fs::remove_all(options.rejects);
    EXPECT_TRUE(report) << describe(report.error(), Language::en);
    org = list_orgs(database).value().front().id;
    stored = list_inventories(database, org).value().back();
    inventory = load_inventory(database, org, stored.id).value();
    const auto all = each_equipment(database, org, stored.id, [&](const EquipmentView& row) -> Result<> {
      equipment.push_back(find_equipment(database, org, stored.id, row.name).value().value());
      return {};
    });
    EXPECT_TRUE(all);
    for (const EquipmentBlock& block : inventory.blocks)
      classes.insert(classes.end(), block.class_index.begin(), block.class_index.end());
    EXPECT_EQ(classes.size(), equipment.size());
  }
};

City& city() {
  static City loaded;
  return loaded;
}

ExplainInput input_of(City& of, const FactorSet& set, const MethodProfile& profile) {
  return {of.inventory,
          of.stored.sources,
          set,
          profile,
          of.stored.header.date,
          [&of](std::string_view name) { return find_equipment(of.database, of.org, of.stored.id, name); },
          [](FunctionRef<void(std::string_view)>) -> Result<> { return {}; }};
}

using Values = std::map<std::string, double>;  // "phase criterion"

Values values_of(const std::vector<ExplainedImpact>& impacts) {
  Values values;
  for (const ExplainedImpact& impact : impacts) {
    if (!std::isnan(impact.value))
      values[std::string(code(impact.phase)) + " " + std::string(code(impact.criterion))] = impact.value;
  }
  return values;
}

void expect_same(const Values& found, const Values& expected, double tolerance, const std::string& name) {
  for (const auto& [key, value] : expected) {
    const auto at = found.find(key);
    ASSERT_NE(at, found.end()) << name << " " << key;
    EXPECT_LE(std::abs(at->second - value), tolerance * std::abs(value)) << name << " " << key;
  }
  for (const auto& [key, value] : found) {
    EXPECT_TRUE(expected.contains(key) || value == 0) << name << " " << key << " " << value;
  }
}

class DemoCity : public testing::TestWithParam<std::pair<const char*, const char*>> {
 protected:
  MethodProfile profile = profile_named(GetParam().first).value();
  const FactorSet& set = set_named(GetParam().second);
};

TEST_P(DemoCity, EveryEquipmentIsExplainedAsItsLineSays) {
  City& of = city();
  std::string lines;
  const auto sink = [&](std::string_view piece) -> Result<> {
    lines += piece;
    return {};
  };
  DetailRows rows({of.inventory, set, profile, of.stored.header.date}, of.stored.sources,
                  DetailFormat::json_lines, sink);
  std::size_t next = 0;
  const auto all =
      each_equipment(of.database, of.org, of.stored.id, [&](const EquipmentView& row) -> Result<> {
        const std::uint32_t index = of.classes[next++];
        return rows.equipment(index, of.inventory.classes[index], row);
      });
  ASSERT_TRUE(all);
  ASSERT_TRUE(rows.finish());
  std::map<std::string, Values> expected;
  for (const std::string_view line : split(lines, '\n')) {
    if (line.empty()) continue;
    const Json object = parse_json(line).value();
    if (*object.find("source_kind")->text() != "equipment" || object.find("value")->is_null()) continue;
    expected[*object.find("name")->text()]
            [*object.find("phase")->text() + " " + *object.find("criterion")->text()] =
                *object.find("value")->number();
  }
  ASSERT_GT(of.equipment.size(), 400U);
  for (const Equipment& row : of.equipment) {
    const auto told = explain(input_of(of, set, profile), row.name, Explanation::Subject::equipment);
    ASSERT_TRUE(told) << describe(told.error(), Language::en);
    expect_same(values_of(told->impacts), expected[row.name], 1e-12, row.name);
  }
}

TEST_P(DemoCity, MachinesAndApplicationsAreExplainedAsTheFootprintHasThem) {
  City& of = city();
  const Footprint footprint = characterise(
      of.inventory, sum_weights(of.inventory, profile, of.stored.header.date), set, profile, true);
  std::map<std::string, Values> expected;
  for (const ResultRow& row :
       tabulate(footprint, {Dimension::application, Dimension::phase, Dimension::criterion}).rows) {
    if (!std::isnan(row.value)) expected[row.key[0]][row.key[1] + " " + row.key[2]] = row.value;
  }
  ASSERT_GT(of.inventory.applications.size(), 5U);
  for (const Application& application : of.inventory.applications) {
    const auto told =
        explain(input_of(of, set, profile), application.name, Explanation::Subject::application);
    ASSERT_TRUE(told) << describe(told.error(), Language::en);
    expect_same(values_of(told->impacts), expected[application.name], 1e-9, application.name);
  }
  // The machines of an application make it up: with one application on each, they are worth the same.
  ASSERT_GT(of.inventory.virtual_machines.size(), 20U);
  std::map<std::string, Values> by_machine;
  InventoryData alone = of.inventory;
  alone.applications.clear();
  for (const VirtualMachine& machine : of.inventory.virtual_machines) {
    Application& application = alone.applications.emplace_back();
    application.name = application.virtual_machine = machine.name;
  }
  const Footprint machines =
      characterise(alone, sum_weights(alone, profile, of.stored.header.date), set, profile, true);
  for (const ResultRow& row :
       tabulate(machines, {Dimension::application, Dimension::phase, Dimension::criterion}).rows) {
    if (!std::isnan(row.value)) by_machine[row.key[0]][row.key[1] + " " + row.key[2]] = row.value;
  }
  for (const VirtualMachine& machine : of.inventory.virtual_machines) {
    const auto told =
        explain(input_of(of, set, profile), machine.name, Explanation::Subject::virtual_machine);
    ASSERT_TRUE(told) << describe(told.error(), Language::en);
    expect_same(values_of(told->impacts), by_machine[machine.name], 1e-9, machine.name);
  }
}

INSTANTIATE_TEST_SUITE_P(Profiles, DemoCity,
                         testing::Values(std::pair("numecoeval", "open"), std::pair("ademe-rcp", "open"),
                                         std::pair("ademe-rcp", "boavizta")),
                         [](const auto& which) {
                           std::string name = std::string(which.param.first) + which.param.second;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace capnr
