// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <cmath>

#include "base/text.h"
#include "footprint/formulas.h"
#include "footprint/group_collector.h"

namespace capnr {
namespace {

template <class Record>
Group start(GroupCollector& groups, const Record& record, std::string_view type, std::string_view item,
            std::string_view kind) {
  EquipmentClass words;
  words.department = record.department;
  words.type = type;
  words.grade = record.grade;
  return groups.start(words, item, kind);
}

void add_item_amount(GroupCollector& groups, Group group, std::string_view item_id, ItemUnit unit,
                     double amount) {
  group.unit = unit;
  const ReferenceItem* item = groups.set.item(item_id);
  if (item != nullptr) group.item = static_cast<std::uint32_t>(item - groups.set.items.data());
  group.quantity = 1;
  group.weights.rows = 1;
  apply_amount(group, item == nullptr ? nullptr : &item->factors, amount);
  groups.add(std::move(group));
}

double region_pue(GroupCollector& groups, const CloudRegion* region, double quantity) {
  if (region != nullptr && region->pue.known()) return region->pue.value;
  if (groups.profile.pue) return *groups.profile.pue;
  if (groups.set.hypotheses.pue.known()) {
    groups.assume("PUE of the cloud region unknown: the default of the factor set", quantity);
    return groups.set.hypotheses.pue.value;
  }
  groups.assume("PUE of the cloud region unknown and no default in the factor set: 1", quantity);
  return 1;
}

// Watts per vCPU between idle and full load, plus the memory beyond them (Cloud Carbon Footprint).
double hourly_kwh(const CloudInstanceType& type, double workload, double pue) {
  double kwh =
      formula::cloud_compute_kwh(type.min_watts_per_vcpu, type.max_watts_per_vcpu, workload, type.vcpu, pue);
  if (!std::isnan(type.memory_watts)) kwh += formula::metered(type.memory_watts / 1000, pue);
  return kwh;
}

void add_cloud_use(Group& group, const ElectricityMix* mix) {
  for (std::size_t c = 0; c < criterion_count; ++c) {
    Impact& impact = group.impacts[static_cast<std::size_t>(Phase::use)][c];
    if (std::isnan(group.kwh)) {
      impact.gap = Gap::no_energy;
    } else if (static_cast<Criterion>(c) == Criterion::fe) {
      impact = {formula::final_energy(group.kwh), Gap::none, no_pack, 1};
    } else if (mix == nullptr) {
      impact.gap = Gap::no_mix;
    } else if (mix->factors[c].known()) {
      impact = {formula::electricity(group.kwh, mix->factors[c].value), Gap::none, mix->factors[c].pack, 1};
    } else {
      impact.gap = Gap::no_factor;
    }
  }
}

void add_cloud(GroupCollector& groups, const CloudInstance& instance) {
  const CloudInstanceType* type = groups.set.cloud_type(instance.provider, instance.instance_type);
  const CloudRegion* region = groups.set.cloud_region(instance.provider, instance.region);
  Group group = start(groups, instance, instance.provider, instance.instance_type, "cloud");
  group.quantity = group.weights.quantity = instance.quantity;
  group.weights.rows = 1;
  if (region != nullptr) {
    GroupCollector::set_word(group, Dimension::country, groups.text(region->country));
    group.mix = groups.mix_of(region->country);
  }
  if (type != nullptr) {
    group.cloud_type = static_cast<std::uint32_t>(type - groups.set.cloud_types.data());
    const double hours = instance.quantity * instance.annual_hours.value_or(formula::hours_per_year);
    if (!instance.annual_hours)
      groups.assume("Hours of a cloud instance unknown: the whole year", instance.quantity);
    if (!instance.workload) groups.assume("Workload of a cloud instance unknown: 50 %", instance.quantity);
    group.kwh = hours * hourly_kwh(*type, instance.workload.value_or(formula::default_workload),
                                   region_pue(groups, region, instance.quantity));
    if (!std::isnan(group.kwh)) group.mix_kwh = group.kwh;
    const bool told = instance.annual_hours && instance.workload && region != nullptr && region->pue.known();
    group.default_kwh = told ? 0 : group.mix_kwh;
    ImpactFactors factors;
    factors[static_cast<std::size_t>(Phase::manufacturing)] = type->manufacturing_per_hour;
    apply_amount(group, &factors, hours);
    group.amount = {};
    group.amount[static_cast<std::size_t>(Phase::manufacturing)] = hours;
    add_cloud_use(group, group.mix == no_index ? nullptr : &groups.set.mixes[group.mix]);
  }
  groups.add(std::move(group));
}

}  // namespace

void add_record(GroupCollector& groups, const CloudInstance& instance) {
  add_cloud(groups, instance);
}

void add_record(GroupCollector& groups, const NetworkTraffic& traffic) {
  const std::string item = "network-" + traffic.kind;
  Group group = start(groups, traffic, traffic.kind, item, "traffic");
  GroupCollector::set_word(group, Dimension::country, groups.text(traffic.country));
  add_item_amount(groups, std::move(group), item, ItemUnit::gigabyte, traffic.annual_gb);
}

void add_record(GroupCollector& groups, const DataVolume& volume) {
  if (volume.items || volume.kind == "mail") {
    add_item_amount(groups, start(groups, volume, volume.kind, "email", "volume"), "email", ItemUnit::item,
                    volume.items.value_or(unknown));
  }
  if (volume.gb || volume.kind != "mail") {
    add_item_amount(groups, start(groups, volume, volume.kind, "stored-data", "volume"), "stored-data",
                    ItemUnit::gigabyte, volume.gb.value_or(unknown));
  }
}

void add_record(GroupCollector& groups, const PurchasedService& service) {
  const std::string item = "service/" + service.kind;
  const std::string_view id =
      groups.set.item(service.kind) != nullptr ? std::string_view(service.kind) : std::string_view(item);
  add_item_amount(groups, start(groups, service, service.kind, id, "service"), id, ItemUnit::euro,
                  service.amount_eur.value_or(unknown));
}

void add_services(GroupCollector& groups) {
  for (const CloudInstance& instance : groups.inventory.cloud_instances) add_record(groups, instance);
  for (const NetworkTraffic& traffic : groups.inventory.traffic) add_record(groups, traffic);
  for (const DataVolume& volume : groups.inventory.volumes) add_record(groups, volume);
  for (const PurchasedService& service : groups.inventory.services) add_record(groups, service);
}

void add_datacentre_share(GroupCollector& groups, const EquipmentClass& equipment,
                          const ClassFactors& factors, const Weights& weights) {
  if (!factors.server || equipment.datacentre.empty()) return;
  constexpr formula::DatacentreRatios ratios;
  const auto add = [&](std::string_view id, double per_server, double default_years, std::string_view kind) {
    Group group = groups.start(equipment, id, kind);
    const ReferenceItem* item = groups.set.item(id);
    if (item != nullptr) group.item = static_cast<std::uint32_t>(item - groups.set.items.data());
    group.quantity = weights.quantity * per_server;
    const double years =
        item != nullptr && item->lifetime_years.known() ? item->lifetime_years.value : default_years;
    const double amount = formula::amortised(group.quantity, 1, years);
    if (item != nullptr) {
      apply_amount(group, &item->factors, amount);
      for (Impact& impact : group.impacts[static_cast<std::size_t>(Phase::use)])
        impact = {unknown, Gap::no_energy, no_pack, 0};
    }
    group.amount = {amount, amount, 0, amount};
    if (std::isnan(amount)) group.amount = {};
    group.over_default_lifetime = group.amount;
    group.grade = Grade::estimated;
    groups.add(std::move(group));
  };
  if (groups.profile.mutualised_share) {
    add("firewall", ratios.firewalls, unknown, "mutualised");
    add("switch", ratios.switches, unknown, "mutualised");
    add("router", ratios.routers, unknown, "mutualised");
  }
  if (groups.profile.datacentre_share)
    add("datacentre-support", ratios.square_metres, ratios.building_years, "datacentre");
}

}  // namespace capnr
