// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/repository.h"
#include "inventory/writer.h"
#include "tests/inventory/inventory_records.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class PostgresPlans : public testing::TestWithParam<Engine> {};
INSTANTIATE_TEST_SUITE_P(, PostgresPlans, testing::Values(Engine::postgresql),
                         [](const auto&) { return "postgresql"; });

// Just after an import the server has no statistics: left to itself it sorts all that remains of the inventory, for each page.
TEST_P(PostgresPlans, APageOfRowsThatWereJustImportedFollowsTheIndex) {
  Database database = good(Database::open(test::new_postgres_database()));
  const OrgId org = good(save_city(database, test::marseille()));
  InventoryWriter writer = good(InventoryWriter::begin(database, org, test::end_of_2026, false));
  const std::uint32_t file = good(writer.add_source(test::source("parc.csv")));
  for (std::int64_t i = 0; i < 50000; ++i) {
    const std::string name = "pc-" + std::to_string(i);
    good(writer.add(test::laptop(name, file, i + 2), "", 0));
  }
  good(writer.commit());
  Statement plan =
      good(database.prepare("EXPLAIN SELECT id, name FROM equipment WHERE id >= 4294967296 AND id < "
                            "8589934592 ORDER BY id LIMIT 8192"));
  good(plan.bind());
  std::string said;
  while (good(plan.step())) (said += plan.text(0)) += "\n";
  EXPECT_NE(said.find("Index Scan using equipment_pkey"), std::string::npos) << said;
  EXPECT_EQ(said.find("Sort"), std::string::npos) << said;
}

}  // namespace
}  // namespace capnr
