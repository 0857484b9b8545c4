// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/detail_rows.h"

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "../footprint/open_set.h"
#include "base/text.h"
#include "table/json.h"

namespace capnr {
namespace {

using test::open_set;

struct Fleet {
  InventoryData inventory;
  std::vector<Equipment> rows;
  std::vector<SourceFile> sources = {{"parc.csv", "", "csv ;", "capnr", 0, 0},
                                     {"cloud.csv", "", "", "", 0, 0}};

  void add(Equipment row, std::string item) {
    EquipmentClass words;
    words.department = row.department;
    words.type = row.type;
    words.country = row.country;
    words.datacentre = row.datacentre;
    words.user_kind = row.user_kind;
    words.item = std::move(item);
    inventory.classes.push_back(words);
    if (inventory.blocks.empty()) inventory.blocks.emplace_back();
    EquipmentBlock& block = inventory.blocks.back();
    block.class_index.push_back(static_cast<std::uint32_t>(inventory.classes.size() - 1));
    block.quantity.push_back(row.quantity);
    block.start.push_back(row.purchase ? row.purchase->days : no_day);
    block.end.push_back(row.decommissioning ? row.decommissioning->days : no_day);
    block.annual_kwh.push_back(row.annual_kwh.value_or(unknown));
    block.usage_rate.push_back(row.usage_rate.value_or(unknown));
    block.lifetime_years.push_back(row.lifetime_years.value_or(unknown));
    row.source = {0, static_cast<std::int64_t>(rows.size()) + 2};
    rows.push_back(std::move(row));
  }
};

// Laptops, screens, servers in a datacentre, phones of unknown item; cloud, traffic, mail, services, a machine of no host.
Fleet fleet() {
  Fleet all;
  std::mt19937 random(7);
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const char* items[] = {"laptop", "screen", "rack-server", "smartphone", ""};
  for (int i = 0; i < 300; ++i) {
    Equipment row;
    row.name = "EQ-" + std::to_string(i);
    const unsigned kind = below(5);
    row.department = "D" + std::to_string(below(4));
    row.type = "type " + std::to_string(kind);
    row.country = below(5) == 0 ? "DE" : "FR";
    if (kind == 2) row.datacentre = below(3) == 0 ? "elsewhere" : "north";
    if (kind == 3) row.user_kind = "COPE";
    row.quantity = 1 + below(3);
    if (below(4) != 0) row.purchase = date_of(2015 + static_cast<int>(below(11)), 3, 1);
    if (below(6) == 0) row.decommissioning = date_of(2026, 5, 1);
    if (below(3) == 0) row.annual_kwh = 20 + below(500);
    if (below(7) == 0) row.usage_rate = 0.5;
    if (below(7) == 0) row.lifetime_years = 7;
    all.add(std::move(row), items[kind]);
  }
  InventoryData& inventory = all.inventory;
  inventory.city.insee_code = "13055";
  inventory.datacentres.push_back({"north", "", "FR", 1.4, std::nullopt, Grade::imported, {}});
  CloudInstance instance;
  instance.name = "cloud 1";
  instance.provider = "aws";
  instance.instance_type = "m5.large";
  instance.region = "eu-west-3";
  instance.source = {1, 2};
  inventory.cloud_instances.push_back(instance);
  inventory.traffic.push_back({"line", "fixed", "D1", "FR", 1200, Grade::imported, {1, 3}});
  inventory.volumes.push_back({"mail", "mail", "D1", "", std::nullopt, 4000, Grade::imported, {1, 4}});
  inventory.services.push_back(
      {"advice", "consulting", "", "D2", 1000, std::nullopt, Grade::imported, {1, 5}});
  VirtualMachine machine;
  machine.name = "vm";
  machine.host = "nowhere";
  inventory.virtual_machines.push_back(machine);
  return all;
}

std::string written(const Fleet& all, const FactorSet& set, const MethodProfile& profile, Date as_of,
                    DetailFormat format) {
  std::string text;
  const auto sink = [&](std::string_view piece) -> Result<> {
    text += piece;
    return {};
  };
  DetailRows lines({all.inventory, set, profile, as_of}, all.sources, format, sink);
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    const Equipment& row = all.rows[i];
    EquipmentView view;
    view.name = row.name;
    view.quantity = row.quantity;
    view.purchase = row.purchase;
    view.decommissioning = row.decommissioning;
    view.annual_kwh = row.annual_kwh;
    view.usage_rate = row.usage_rate;
    view.lifetime_years = row.lifetime_years;
    view.source = row.source;
    EXPECT_TRUE(lines.equipment(static_cast<std::uint32_t>(i), all.inventory.classes[i], view));
  }
  EXPECT_TRUE(lines.finish());
  return text;
}

using Cells = std::vector<std::string>;

std::vector<Cells> rows_of(const std::string& text) {
  std::vector<Cells> rows;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) continue;
    Cells& cells = rows.emplace_back();
    for (const std::string_view cell : split(line, ';')) cells.emplace_back(cell);
  }
  return rows;
}

using Totals = std::map<std::string, double>;  // "phase criterion"

Totals totals_of(const Footprint& footprint) {
  Totals totals;
  for (const ResultRow& row : tabulate(footprint, {Dimension::phase, Dimension::criterion}).rows) {
    if (!std::isnan(row.value)) totals[row.key[0] + " " + row.key[1]] = row.value;
  }
  return totals;
}

class DetailRowsTest : public testing::TestWithParam<std::string> {};

TEST_P(DetailRowsTest, AddUpToTheTotalOfTheFootprint) {
  MethodProfile profile = profile_named(GetParam() == "flow" ? "numecoeval" : GetParam()).value();
  if (GetParam() == "flow") {
    ASSERT_TRUE(set_rule(profile, "view=flow"));
  }
  const Fleet all = fleet();
  const Date as_of = date_of(2026, 10, 31);
  const Totals expected =
      totals_of(characterise(all.inventory, sum_weights(all.inventory, profile, as_of), open_set(), profile));
  Totals found;
  const auto rows = rows_of(written(all, open_set(), profile, as_of, DetailFormat::csv));
  ASSERT_GT(rows.size(), 10000U);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    ASSERT_EQ(rows[i].size(), rows[0].size());
    if (const auto value = parse_number(rows[i][7], true)) found[rows[i][5] + " " + rows[i][6]] += *value;
  }
  ASSERT_EQ(found.size(), expected.size());
  ASSERT_GE(expected.size(), 12U);
  for (const auto& [key, value] : expected)
    EXPECT_LE(std::abs(found[key] - value), 1e-9 * std::abs(value)) << key;
}

INSTANTIATE_TEST_SUITE_P(Profiles, DetailRowsTest, testing::Values("numecoeval", "ademe-rcp", "flow"),
                         [](const auto& which) {
                           std::string name = which.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(DetailRows, SayWhereTheyComeFromAndWhyThereIsNoValue) {
  const Fleet all = fleet();
  const auto text = written(all, open_set(), {}, date_of(2026, 10, 31), DetailFormat::csv);
  EXPECT_NE(text.find("vm;virtual_machine;;;;manufacturing;gwp;;kg CO2 eq;1;;;;no_host;;\n"), text.npos);
  EXPECT_NE(text.find(";no_item;parc.csv;"), text.npos);
  // Mail sent is per message: manufacturing and use, no energy of its own, from row 4 of the second file.
  EXPECT_NE(text.find(";ademe;;cloud.csv;4\n"), text.npos);
}

TEST(DetailRows, AreOneJsonObjectALineToo) {
  const Fleet all = fleet();
  const Date as_of = date_of(2026, 10, 31);
  const auto json = written(all, open_set(), {}, as_of, DetailFormat::json_lines);
  const auto csv = rows_of(written(all, open_set(), {}, as_of, DetailFormat::csv));
  std::size_t lines = 0;
  for (const std::string_view line : split(json, '\n')) {
    if (line.empty()) continue;
    const Cells& cells = csv[++lines];
    const auto object = parse_json(line);
    ASSERT_TRUE(object) << line;
    ASSERT_EQ(object->object()->size(), csv[0].size());
    EXPECT_EQ(*object->find("name")->text(), cells[0]);
    const double* value = object->find("value")->number();
    EXPECT_EQ(value == nullptr ? "" : to_text(*value), cells[7]) << line;
  }
  EXPECT_EQ(lines + 1, csv.size());
}

TEST(DetailRows, OfAHiddenPackGiveNeitherLifetimeNorEnergy) {
  FactorSet set = open_set();
  for (PackInfo& pack : set.packs) pack.hidden = true;
  const Fleet all = fleet();
  const auto rows = rows_of(written(all, set, {}, date_of(2026, 10, 31), DetailFormat::csv));
  std::size_t served = 0;
  for (const Cells& cells : rows) {
    if (cells[12].empty() || cells[12] == "pack") continue;
    ++served;
    EXPECT_EQ(cells[10], "");
    EXPECT_EQ(cells[11], "");
  }
  EXPECT_GT(served, 1000U);
}

TEST(DetailRows, StopWhereTheOutputStops) {
  const Fleet all = fleet();
  const MethodProfile profile;
  const auto full = [](std::string_view) -> Result<> { return fail(Kind::unavailable, "the disk is full"); };
  DetailRows lines({all.inventory, open_set(), profile, date_of(2026, 10, 31)}, all.sources,
                   DetailFormat::csv, full);
  const auto result = lines.finish();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, Kind::unavailable);
}

}  // namespace
}  // namespace capnr
