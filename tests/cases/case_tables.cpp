// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <optional>
#include <tuple>

#include "base/text.h"
#include "text_case.h"

namespace capnr::cases {
namespace {

// One row of a text table, by column name.
class Cells {
 public:
  Cells(const TextTable& table, const std::vector<std::string>& row) : table_(table), row_(row) {}
  std::string text(std::string_view column, std::string_view fallback = "") const {
    for (std::size_t i = 0; i < row_.size(); ++i) {
      if (table_.columns[i] == column) return row_[i].empty() ? std::string(fallback) : row_[i];
    }
    return std::string(fallback);
  }
  std::optional<double> number(std::string_view column) const { return parse_number(text(column), true); }
  double number_or(std::string_view column, double fallback) const {
    return number(column).value_or(fallback);
  }
  std::int32_t day(std::string_view column) const {
    const auto date = parse_date(text(column));
    return date ? date->days : no_day;
  }

 private:
  const TextTable& table_;
  const std::vector<std::string>& row_;
};

template <class OnRow>
void each(const Case& test, const std::string& name, OnRow on_row) {
  const auto table = test.tables.find(name);
  if (table == test.tables.end()) return;
  for (const auto& row : table->second.rows) on_row(Cells(table->second, row));
}

Default known(const std::optional<double>& value) {
  Default result;
  if (value) result = {*value, 0, 1};
  return result;
}

Factor factor(double value) {
  Factor result;
  result.value = value;
  result.pack = 0;
  return result;
}

void read_equipment(const Case& test, InventoryData& inventory) {
  EquipmentBlock block;
  each(test, "equipment", [&](const Cells& row) {
    EquipmentClass words;
    words.department = row.text("department");
    words.type = row.text("type");
    words.model = row.text("model");
    words.country = row.text("country");
    words.datacentre = row.text("datacentre");
    words.status = row.text("status");
    words.user_kind = row.text("user_kind");
    words.item = row.text("item");
    const auto index = static_cast<std::uint32_t>(inventory.classes.size());
    inventory.classes.push_back(words);
    Host host{row.text("name"),
              index,
              row.number_or("quantity", 1),
              row.day("start"),
              row.day("end"),
              row.number_or("kwh", unknown),
              row.number_or("usage_rate", unknown),
              row.number_or("lifetime", unknown)};
    block.class_index.push_back(index);
    block.quantity.push_back(host.quantity);
    block.start.push_back(host.start);
    block.end.push_back(host.end);
    block.annual_kwh.push_back(host.annual_kwh);
    block.usage_rate.push_back(host.usage_rate);
    block.lifetime_years.push_back(host.lifetime_years);
    if (!host.name.empty()) inventory.hosts.push_back(host);
  });
  inventory.blocks.push_back(std::move(block));
}

void read_hosted(const Case& test, InventoryData& inventory) {
  each(test, "virtual_machines", [&](const Cells& row) {
    VirtualMachine machine;
    machine.name = row.text("name");
    machine.host = row.text("host");
    machine.quantity = row.number_or("quantity", 1);
    machine.vcpu = row.number("vcpu");
    machine.memory_gb = row.number("memory");
    machine.disk_gb = row.number("disk");
    machine.allocation_key = row.number("key");
    machine.annual_kwh = row.number("kwh");
    const std::string kind = row.text("kind");
    machine.kind = kind == "compute"   ? VmKind::compute
                   : kind == "storage" ? VmKind::storage
                                       : VmKind::unspecified;
    inventory.virtual_machines.push_back(machine);
  });
  each(test, "applications", [&](const Cells& row) {
    Application application;
    application.name = row.text("name");
    application.environment = row.text("environment");
    application.virtual_machine = row.text("machine");
    application.host = row.text("host");
    inventory.applications.push_back(application);
  });
}

void read_services(const Case& test, InventoryData& inventory) {
  each(test, "cloud", [&](const Cells& row) {
    CloudInstance instance;
    instance.provider = row.text("provider");
    instance.instance_type = row.text("type");
    instance.region = row.text("region");
    instance.quantity = row.number_or("quantity", 1);
    instance.annual_hours = row.number("hours");
    instance.workload = row.number("workload");
    inventory.cloud_instances.push_back(instance);
  });
  each(test, "traffic", [&](const Cells& row) {
    NetworkTraffic traffic;
    traffic.kind = row.text("kind");
    traffic.annual_gb = row.number_or("gb", 0);
    inventory.traffic.push_back(traffic);
  });
  each(test, "volumes", [&](const Cells& row) {
    DataVolume volume;
    volume.kind = row.text("kind");
    volume.gb = row.number("gb");
    inventory.volumes.push_back(volume);
  });
  each(test, "services", [&](const Cells& row) {
    PurchasedService service;
    service.kind = row.text("kind");
    service.amount_eur = row.number("euros");
    inventory.services.push_back(service);
  });
}

void read_items(const Case& test, FactorSet& set) {
  each(test, "items", [&](const Cells& row) {
    ReferenceItem item;
    item.id = row.text("item");
    item.server = row.text("server") == "yes";
    item.lifetime_years = known(row.number("lifetime"));
    item.annual_kwh = known(row.number("kwh"));
    set.items.push_back(item);
  });
  each(test, "factors", [&](const Cells& row) {
    for (ReferenceItem& item : set.items) {
      if (item.id != row.text("item")) continue;
      item.factors[static_cast<std::size_t>(*phase_from(row.text("phase")))]
                  [static_cast<std::size_t>(*criterion_from(row.text("criterion")))] =
          factor(*row.number("value"));
    }
  });
  each(test, "types", [&](const Cells& row) {
    EquipmentType type;
    type.name = row.text("type");
    type.default_item = row.text("item");
    if (!row.text("server").empty()) type.server = row.text("server") == "yes";
    type.lifetime_years = known(row.number("lifetime"));
    set.types.push_back(type);
  });
}

void read_energy(const Case& test, FactorSet& set) {
  std::map<std::pair<std::string, int>, ElectricityMix> mixes;
  each(test, "mixes", [&](const Cells& row) {
    const int year = static_cast<int>(row.number_or("year", 0));
    ElectricityMix& mix = mixes[{row.text("zone"), year}];
    mix.zone = row.text("zone");
    mix.year = year;
    mix.factors[static_cast<std::size_t>(*criterion_from(row.text("criterion")))] =
        factor(*row.number("value"));
  });
  for (auto& [key, mix] : mixes) set.mixes.push_back(mix);
  each(test, "hypotheses", [&](const Cells& row) {
    const Default value = known(row.number("value"));
    const std::string key = row.text("key");
    if (key == "pue") set.hypotheses.pue = value;
    if (key == "lifetime") set.hypotheses.lifetime_years = value;
    if (key == "cope") set.hypotheses.usage_rate_cope = value;
    if (key == "byod") set.hypotheses.usage_rate_byod = value;
  });
  each(test, "cloud_types", [&](const Cells& row) {
    CloudInstanceType type;
    type.provider = row.text("provider");
    type.name = row.text("type");
    type.vcpu = row.number_or("vcpu", unknown);
    type.min_watts_per_vcpu = row.number_or("min_watts", unknown);
    type.max_watts_per_vcpu = row.number_or("max_watts", unknown);
    if (const auto value = row.number("gwp_per_hour")) type.manufacturing_per_hour[0] = factor(*value);
    set.cloud_types.push_back(type);
  });
  each(test, "regions", [&](const Cells& row) {
    set.cloud_regions.push_back(
        {row.text("provider"), row.text("region"), row.text("country"), known(row.number("pue")), {}});
  });
}

}  // namespace

InventoryData inventory_of(const Case& test) {
  InventoryData inventory;
  const auto insee = test.settings.find("insee");
  if (insee != test.settings.end()) inventory.city.insee_code = insee->second;
  each(test, "datacentres", [&](const Cells& row) {
    Datacentre place;
    place.name = row.text("name");
    place.country = row.text("country");
    place.pue = row.number("pue");
    place.wue = row.number("wue");
    inventory.datacentres.push_back(place);
  });
  read_equipment(test, inventory);
  read_hosted(test, inventory);
  read_services(test, inventory);
  return inventory;
}

FactorSet factors_of(const Case& test) {
  FactorSet set;
  set.packs.push_back({"case", "case", "1", "CC0-1.0", "case", true, false});
  read_items(test, set);
  read_energy(test, set);
  set.index();
  return set;
}

}  // namespace capnr::cases
