// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "random_city.h"

#include <cmath>

#include <gtest/gtest.h>

namespace capnr::test {
RowNumbers RandomCity::numbers_of(const Equipment& row) {
  return {row.quantity,
          row.purchase ? row.purchase->days : no_day,
          row.decommissioning ? row.decommissioning->days : no_day,
          row.annual_kwh.value_or(unknown),
          row.usage_rate.value_or(unknown),
          row.lifetime_years.value_or(unknown)};
}

RandomCity::RandomCity(unsigned seed) : random_(seed) {
  inventory.city.insee_code = "13055";
  inventory.datacentres.push_back({"north", "", "FR", 1.4, std::nullopt, Grade::imported, {1, 2}});
  inventory.datacentres.push_back({"south", "", "DE", std::nullopt, std::nullopt, Grade::imported, {1, 3}});
  inventory.blocks.emplace_back();
  for (int i = 0; i < 120; ++i) add_equipment(i);
  for (int i = 0; i < 150; ++i) add_machine(i);
  for (int i = 0; i < 60; ++i) add_application(i);
}

ExplainInput RandomCity::input() const {
  return {inventory,
          sources,
          *set,
          profile,
          as_of,
          [this](std::string_view name) -> Result<std::optional<Equipment>> {
            for (const Equipment& row : rows) {
              if (row.name == name) return row;
            }
            return std::nullopt;
          },
          [this](FunctionRef<void(std::string_view)> offer) -> Result<> {
            for (const Equipment& row : rows) offer(row.name);
            return {};
          }};
}

void RandomCity::add_equipment(int i) {
  static constexpr const char* items[] = {"laptop", "screen", "rack-server", "smartphone", "", "switch"};
  const unsigned kind = i < 20 ? 2 : below(6);
  Equipment row;
  row.name = "EQ-" + std::to_string(i);
  row.type = kind == 4 ? "Laptop" : "type " + std::to_string(kind);
  row.department = "D" + std::to_string(i);  // so that each row is a class of its own
  row.country = below(4) == 0 ? "" : below(5) == 0 ? "DE" : "FR";
  if (kind == 2 && below(5) != 0)
    row.datacentre = below(3) == 0 ? "south" : below(3) == 0 ? "unknown" : "north";
  if (kind == 3) row.user_kind = below(2) == 0 ? "COPE" : "BYOD";
  row.quantity = number(3);
  if (below(4) != 0) row.purchase = date_of(2015 + static_cast<int>(below(12)), 3, 1);
  if (below(6) == 0) row.decommissioning = date_of(2026, 5, 1);
  if (below(3) == 0) row.annual_kwh = number(5000);
  if (below(7) == 0) row.usage_rate = 0.5;
  if (below(7) == 0) row.lifetime_years = 7;
  row.source = {0, i + 2};
  EquipmentClass words;
  words.department = row.department;
  words.type = row.type;
  words.country = row.country;
  words.datacentre = row.datacentre;
  words.user_kind = row.user_kind;
  words.item = items[kind];
  const auto index = static_cast<std::uint32_t>(inventory.classes.size());
  inventory.classes.push_back(words);
  const RowNumbers numbers = numbers_of(row);
  EquipmentBlock& block = inventory.blocks.front();
  block.class_index.push_back(index);
  block.quantity.push_back(numbers.quantity);
  block.start.push_back(numbers.start);
  block.end.push_back(numbers.end);
  block.annual_kwh.push_back(numbers.annual_kwh);
  block.usage_rate.push_back(numbers.usage_rate);
  block.lifetime_years.push_back(numbers.lifetime_years);
  if (i < 20) {
    inventory.hosts.push_back({row.name, index, numbers.quantity, numbers.start, numbers.end,
                               numbers.annual_kwh, numbers.usage_rate, numbers.lifetime_years});
  }
  rows.push_back(std::move(row));
}

void RandomCity::add_machine(int i) {
  VirtualMachine machine;
  machine.name = "VM-" + std::to_string(i);
  machine.host = "EQ-" + std::to_string(below(21));  // EQ-20 is no host
  machine.quantity = below(5) == 0 ? 2 : 1;
  const unsigned host = static_cast<unsigned>(machine.host.back() - '0');
  if (host % 3 != 0) machine.vcpu = number(16);
  if (host % 4 != 0) machine.memory_gb = number(64);
  if (host % 5 != 0) machine.disk_gb = number(500);
  machine.kind = below(2) == 0 ? VmKind::compute : VmKind::storage;
  if (host == 7) machine.allocation_key = 0.3;
  if (below(6) == 0) machine.annual_kwh = number(300);
  machine.source = {1, i + 10};
  inventory.virtual_machines.push_back(machine);
}

void RandomCity::add_application(int i) {
  Application application;
  application.name = "App " + std::to_string(i / 2);  // two rows each
  application.environment = below(2) == 0 ? "production" : "test";
  if (below(8) == 0) {
    application.host = "EQ-" + std::to_string(below(20));
  } else {
    application.virtual_machine = "VM-" + std::to_string(below(155));
  }
  application.source = {1, i + 500};
  inventory.applications.push_back(application);
}

void expect_same(double found, double expected, const std::string& what) {
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(found)) << what << " " << found;
  } else {
    EXPECT_LE(std::abs(found - expected), 1e-12 * std::abs(expected) + 1e-300) << what << " " << found;
  }
}

void expect_formulas(const Explanation& told) {
  for (const ExplainedImpact& impact : told.impacts) expect_formula(impact, told.name);
  for (const ExplainedPart& part : told.parts) {
    for (const ExplainedShare& share : part.shares) expect_formula(share, told.name);
    for (const ExplainedImpact& impact : part.impacts) expect_formula(impact, told.name);
  }
}

}  // namespace capnr::test
