// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/record_impacts.h"

#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "footprint/group_collector.h"
#include "footprint/row_impacts.h"

namespace capnr {
namespace {

// Purchase, else commissioning, starts the life of a row.
RowNumbers row_numbers(const EquipmentView& row) {
  RowNumbers numbers;
  numbers.quantity = row.quantity;
  if (row.purchase) {
    numbers.start = row.purchase->days;
  } else if (row.commissioning) {
    numbers.start = row.commissioning->days;
  }
  if (row.decommissioning) numbers.end = row.decommissioning->days;
  numbers.annual_kwh = row.annual_kwh.value_or(unknown);
  numbers.usage_rate = row.usage_rate.value_or(unknown);
  numbers.lifetime_years = row.lifetime_years.value_or(unknown);
  return numbers;
}

}  // namespace

struct RecordImpacts::State {
  const InventoryData& inventory;
  const FactorSet& set;
  const MethodProfile& profile;
  Date as_of;
  RowEngine engine;
  GroupCollector groups;
  OnRecord on_record;
  std::vector<std::unique_ptr<const ClassFactors>> factors = {};  ///< by class, found at its first row

  const ClassFactors& factors_of(std::uint32_t class_index, const EquipmentClass& words) {
    if (factors.size() <= class_index) factors.resize(class_index + 1);
    auto& found = factors[class_index];
    if (!found) found = std::make_unique<const ClassFactors>(engine.resolve(words));
    return *found;
  }

  /// What the collector was given for a record.
  Result<> give_groups(std::string_view name, SourceRow source) {
    for (const Group& group : groups.take_groups()) {
      ImpactRecord record;
      record.name = name;
      record.source_kind = groups.text_of(group, Dimension::source_kind);
      record.department = groups.text_of(group, Dimension::department);
      record.type = groups.text_of(group, Dimension::type);
      record.item = groups.text_of(group, Dimension::item);
      record.grade = group.grade;
      record.source = source;
      if (group.cloud_type != no_index) record.kwh = group.kwh;
      const bool equipment = record.source_kind == "mutualised" || record.source_kind == "datacentre";
      if (equipment && group.item != no_index) record.lifetime = set.items[group.item].lifetime_years;
      TRY_VOID(on_record(record, group));
    }
    return {};
  }

  template <class Record>
  Result<> give_all(const std::vector<Record>& records) {
    for (const Record& record : records) {
      add_record(groups, record);
      TRY_VOID(give_groups(record.name, record.source));
    }
    return {};
  }

  Result<> give_homeless_machines() {
    std::set<std::string_view> hosts;
    for (const Host& host : inventory.hosts) hosts.insert(host.name);
    for (const VirtualMachine& machine : inventory.virtual_machines) {
      if (hosts.contains(machine.host.empty() ? machine.cluster : machine.host)) continue;
      add_homeless_machine(groups, machine);
      TRY_VOID(give_groups(machine.name, machine.source));
    }
    return {};
  }
};

RecordImpacts::RecordImpacts(const ImpactSource& from, OnRecord on_record)
    : state_(new State{from.inventory,
                       from.set,
                       from.profile,
                       from.as_of,
                       {from.inventory.city, from.inventory.datacentres, from.set, from.profile, from.as_of},
                       {from.inventory, from.set, from.profile, from.as_of},
                       std::move(on_record)}) {}

RecordImpacts::~RecordImpacts() = default;

Result<> RecordImpacts::equipment(std::uint32_t class_index, const EquipmentClass& words,
                                  const EquipmentView& row) {
  State& state = *state_;
  const ClassFactors& factors = state.factors_of(class_index, words);
  const RowNumbers numbers = row_numbers(row);
  const Weights weights = row_weights(numbers, state.profile, state.as_of);
  if (weights.rows == 0) return {};
  ImpactRecord record;
  record.name = row.name;
  record.source_kind = "equipment";
  record.department = words.department;
  record.type = words.type;
  record.manufacturer = words.manufacturer;
  record.model = words.model;
  record.grade = words.grade;
  if (factors.item != nullptr) record.item = factors.item->id;
  record.source = row.source;
  const double lifetime = row_lifetime(numbers, state.profile, state.as_of);
  record.lifetime = std::isnan(lifetime) ? factors.lifetime : Default{lifetime, no_pack, 0};
  if (std::isnan(numbers.annual_kwh) && factors.item != nullptr)
    record.energy_pack = factors.item->annual_kwh.pack;
  const Group impacts = state.engine.impacts(factors, numbers);
  record.kwh = impacts.kwh;
  TRY_VOID(state.on_record(record, impacts));
  add_datacentre_share(state.groups, words, factors, weights);
  return state.give_groups(row.name, row.source);
}

Result<> RecordImpacts::others() {
  TRY_VOID(state_->give_homeless_machines());
  TRY_VOID(state_->give_all(state_->inventory.cloud_instances));
  TRY_VOID(state_->give_all(state_->inventory.traffic));
  TRY_VOID(state_->give_all(state_->inventory.volumes));
  return state_->give_all(state_->inventory.services);
}

}  // namespace capnr
