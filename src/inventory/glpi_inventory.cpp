// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "base/text.h"
#include "inventory/rows.h"

// The inventory that the GLPI agent sends: glpi-project/inventory_format, inventory.schema.json (MIT).

namespace capnr {
namespace {

const Json& member(const Json& object, std::initializer_list<std::string_view> path) {
  static const Json nothing;
  const Json* at = &object;
  for (const std::string_view key : path) {
    at = at->find(key);
    if (at == nullptr) return nothing;
  }
  return *at;
}

std::string text_at(const Json& object, std::initializer_list<std::string_view> path) {
  const Json& value = member(object, path);
  if (const auto* text = value.text()) return std::string(trimmed(*text));
  if (const auto* number = value.number()) return to_text(*number);
  return {};
}

// Sum of a number over a list of objects; nothing when none of them says it.
std::string sum_at(const Json& content, std::string_view list, std::string_view key) {
  double sum = 0;
  bool any = false;
  if (const auto* items = member(content, {list}).array()) {
    for (const Json& item : *items) {
      const Json* value = item.find(key);
      const auto* number = value != nullptr ? value->number() : nullptr;
      if (number == nullptr) continue;
      sum += *number;
      any = true;
    }
  }
  return any ? to_text(sum) : std::string();
}

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) return text;
  }
  return {};
}

bool is_portable(const std::string& chassis) {
  constexpr std::array portable = {"laptop",      "notebook",   "portable", "sub notebook",
                                   "convertible", "detachable", "tablet"};
  return std::find(portable.begin(), portable.end(), folded(chassis)) != portable.end();
}

}  // namespace

CellTable glpi_inventory(const Json& document) {
  CellTable table = {{"kind", "name", "type", "manufacturer", "model", "cpu", "cpu_cores", "memory_mb",
                      "disk_mb", "host", "vcpu", "tag", "deviceid"}};
  const Json& content = member(document, {"content"});
  const std::string device = text_at(document, {"deviceid"}), tag = text_at(document, {"tag"});
  const std::string name = first_of(
      {text_at(content, {"hardware", "name"}), text_at(content, {"network_device", "name"}), device});
  const std::string type =
      first_of({text_at(content, {"hardware", "chassis_type"}), text_at(content, {"network_device", "type"}),
                text_at(document, {"itemtype"}), "Computer"});
  std::string cpu;
  if (const auto* cpus = member(content, {"cpus"}).array(); cpus != nullptr && !cpus->empty())
    cpu = text_at(cpus->front(), {"name"});
  table.push_back(
      {"machine", name, type,
       first_of({text_at(content, {"bios", "smanufacturer"}),
                 text_at(content, {"network_device", "manufacturer"})}),
       first_of({text_at(content, {"bios", "smodel"}), text_at(content, {"network_device", "model"})}), cpu,
       sum_at(content, "cpus", "core"), text_at(content, {"hardware", "memory"}),
       sum_at(content, "storages", "disksize"), "", "", tag, device});
  if (const auto* monitors = member(content, {"monitors"}).array()) {
    // A portable machine lists its own panel first: it is part of the machine, not one more screen.
    std::size_t index = is_portable(type) ? 1 : 0;
    for (; index < monitors->size(); ++index) {
      const Json& monitor = (*monitors)[index];
      const std::string label = first_of({text_at(monitor, {"serial"}), std::to_string(index + 1)});
      table.push_back({"monitor", name + " / " + label, "Monitor", text_at(monitor, {"manufacturer"}),
                       first_of({text_at(monitor, {"caption"}), text_at(monitor, {"name"})}), "", "", "", "",
                       "", "", tag, device});
    }
  }
  if (const auto* machines = member(content, {"virtualmachines"}).array()) {
    for (const Json& machine : *machines) {
      table.push_back({"virtualmachine", first_of({text_at(machine, {"name"}), text_at(machine, {"uuid"})}),
                       "", "", "", "", "", text_at(machine, {"memory"}), "", name, text_at(machine, {"vcpu"}),
                       tag, device});
    }
  }
  return table;
}

}  // namespace capnr
