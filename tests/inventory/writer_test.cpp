// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/writer.h"

#include <cmath>

#include "tests/inventory/inventory_records.h"

namespace capnr {
namespace {

using test::good;

class Writer : public test::OnEachDatabase {
 protected:
  InventoryId import(Database& database, OrgId org, const std::string& path = "parc.csv") {
    InventoryWriter writer = good(InventoryWriter::begin(database, org, test::end_of_2026, false));
    test::add_one_of_each(writer, good(writer.add_source(test::source(path))));
    return good(writer.commit());
  }
};

TEST_P(Writer, WhatIsWrittenIsLoaded) {
  Database database = open();
  const OrgId org = good(save_city(database, test::marseille()));
  const InventoryId id = import(database, org);
  const InventoryData data = good(load_inventory(database, org, id));
  EXPECT_EQ(data.city.name, "Marseille");
  ASSERT_EQ(data.city.departments.size(), 2);
  EXPECT_EQ(data.city.departments[1].fte, std::nullopt);
  ASSERT_EQ(data.classes.size(), 2);
  EXPECT_EQ(data.classes[0].model, "Modèle « 7 »");
  EXPECT_EQ(data.classes[0].item, "laptop");
  EXPECT_EQ(data.classes[0].item_score, 0.9);
  EXPECT_EQ(data.classes[1].grade, Grade::measured);
  ASSERT_EQ(data.blocks.size(), 1);
  EXPECT_EQ(data.blocks[0].class_index, (std::vector<std::uint32_t>{0, 1, 0}));
  EXPECT_EQ(data.blocks[0].quantity, (std::vector<double>{1, 2, 1}));
  EXPECT_EQ(data.blocks[0].start[1], date_of(2020, 1, 1).days);
  EXPECT_EQ(data.blocks[0].end, (std::vector<std::int32_t>{no_day, date_of(2027, 1, 1).days, no_day}));
  EXPECT_EQ(data.blocks[0].annual_kwh[1], 1234.5);
  EXPECT_TRUE(std::isnan(data.blocks[0].annual_kwh[0]));
  ASSERT_EQ(data.hosts.size(), 1);
  EXPECT_EQ(data.hosts[0].name, "srv-1");
  EXPECT_EQ(data.hosts[0].disk_gb, 4096.1);
  ASSERT_EQ(data.virtual_machines.size(), 1);
  EXPECT_EQ(data.virtual_machines[0].kind, VmKind::compute);
  EXPECT_EQ(data.virtual_machines[0].source.row, 6);
  ASSERT_EQ(data.services.size(), 1);
  EXPECT_EQ(data.services[0].date, date_of(2026, 5, 6));
  EXPECT_EQ(data.services[0].amount_eur, std::nullopt);
}

TEST_P(Writer, NothingRemainsWithoutCommit) {
  Database database = open();
  const OrgId org = good(save_city(database, test::marseille()));
  const std::string before = good(state_digest(database, org));
  {
    InventoryWriter writer = good(InventoryWriter::begin(database, org, test::end_of_2026, false));
    test::add_one_of_each(writer, good(writer.add_source(test::source("parc.csv"))));
  }
  EXPECT_EQ(good(state_digest(database, org)), before);
  EXPECT_TRUE(good(list_inventories(database, org)).empty());
}

TEST_P(Writer, AFileOfTheSamePathIsReplacedAndTheOthersStay) {
  Database database = open();
  const OrgId org = good(save_city(database, test::marseille()));
  import(database, org, "parc.csv");
  const std::string once = good(state_digest(database, org));
  const InventoryId id = import(database, org, "parc.csv");
  EXPECT_EQ(good(state_digest(database, org)), once);
  {
    InventoryWriter writer = good(InventoryWriter::begin(database, org, test::end_of_2026, false));
    const auto file = good(writer.add_source(test::source("ecoles.csv")));
    good(writer.add(test::laptop("pc-9", file, 2), "", 0));
    good(writer.commit());
  }
  const InventoryData data = good(load_inventory(database, org, id));
  EXPECT_EQ(data.blocks[0].class_index, (std::vector<std::uint32_t>{0, 1, 0, 2}));
  EXPECT_EQ(good(find_inventory(database, org, test::end_of_2026.date)).sources.size(), 2);
}

CAPNR_ON_EACH_DATABASE(Writer);

}  // namespace
}  // namespace capnr
