// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "small_city.h"

#include <cmath>

namespace capnr::reference {

SmallCity::SmallCity() {
  set.packs.push_back({"case", "case", "1", "CC0-1.0", "case", true, false});
  inventory.blocks.emplace_back();
}

ReferenceItem& SmallCity::item(std::string_view id) {
  for (ReferenceItem& known : set.items) {
    if (known.id == id) return known;
  }
  set.items.emplace_back().id = id;
  return set.items.back();
}

void SmallCity::factor(std::string_view id, Phase phase, Criterion criterion, double value) {
  Factor& factor = item(id).factors[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
  factor.value = value;
  factor.pack = 0;
}

void SmallCity::lifetime(std::string_view id, double years) {
  item(id).lifetime_years = {years, 0, 1};
}

void SmallCity::mix(std::string_view zone, Criterion criterion, double value) {
  ElectricityMix* of = nullptr;
  for (ElectricityMix& known : set.mixes) {
    if (known.zone == zone) of = &known;
  }
  if (of == nullptr) {
    of = &set.mixes.emplace_back();
    of->zone = zone;
  }
  Factor& factor = of->factors[static_cast<std::size_t>(criterion)];
  factor.value = value;
  factor.pack = 0;
}

std::size_t SmallCity::row(std::string_view item_id, const RowNumbers& numbers, std::string_view name) {
  const auto index = static_cast<std::uint32_t>(inventory.classes.size());
  EquipmentClass words;
  words.item = item_id;
  words.country = "FR";
  words.status = std::to_string(index);  // so that no two rows are one group
  inventory.classes.push_back(words);
  EquipmentBlock& block = inventory.blocks.front();
  block.class_index.push_back(index);
  block.quantity.push_back(numbers.quantity);
  block.start.push_back(numbers.start);
  block.end.push_back(numbers.end);
  block.annual_kwh.push_back(numbers.annual_kwh);
  block.usage_rate.push_back(numbers.usage_rate);
  block.lifetime_years.push_back(numbers.lifetime_years);
  if (!name.empty()) {
    inventory.hosts.push_back({std::string(name), index, numbers.quantity, numbers.start, numbers.end,
                               numbers.annual_kwh, numbers.usage_rate, numbers.lifetime_years});
  }
  return index;
}

void SmallCity::put_in_datacentre(std::size_t row, std::string_view datacentre) {
  EquipmentClass words = inventory.classes[row];
  words.datacentre = datacentre;
  inventory.classes.set(row, words);
}

Footprint SmallCity::footprint(bool by_application) {
  set.index();
  return characterise(inventory, sum_weights(inventory, profile, as_of), set, profile, by_application);
}

double SmallCity::total(Phase phase, Criterion criterion, std::string_view application) {
  const Footprint all = footprint(application != "*");
  double sum = unknown;
  for (const Group& group : all.groups) {
    const std::string& of = all.texts[group.key[static_cast<std::size_t>(Dimension::application)]];
    if (application != "*" && of != application) continue;
    const double value =
        group.impacts[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)].value;
    if (!std::isnan(value)) sum = std::isnan(sum) ? value : sum + value;
  }
  return sum;
}

double SmallCity::total(Criterion criterion) {
  double sum = 0;
  for (const Phase phase : phases) {
    const double value = total(phase, criterion);
    if (!std::isnan(value)) sum += value;
  }
  return sum;
}

double SmallCity::kwh() {
  double sum = 0;
  for (const Group& group : footprint().groups) {
    if (!std::isnan(group.kwh)) sum += group.kwh;
  }
  return sum;
}

}  // namespace capnr::reference
