// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/factor_set.h"

#include "base/text.h"

namespace capnr {
namespace {

std::string cloud_key(std::string_view provider, std::string_view name) {
  return folded(provider) + '/' + folded(name);
}

// The first one wins: packs are filled in priority order.
template <class Rows, class Index, class Key>
void index_by(const Rows& rows, Index& index, Key key) {
  index.clear();
  index.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    index.try_emplace(key(rows[i]), static_cast<std::uint32_t>(i));
  }
}

template <class Rows, class Index>
auto found(const Rows& rows, const Index& index, const std::string& key) -> const typename Rows::value_type* {
  const auto at = index.find(key);
  return at == index.end() ? nullptr : &rows[at->second];
}

}  // namespace

void FactorSet::index() {
  index_by(items, item_index_, [](const ReferenceItem& item) { return item.id; });
  index_by(types, type_index_, [](const EquipmentType& type) { return folded(type.name); });
  index_by(model_matches, match_index_, [](const auto& match) { return folded(match.first); });
  index_by(cloud_types, cloud_type_index_,
           [](const CloudInstanceType& type) { return cloud_key(type.provider, type.name); });
  index_by(cloud_regions, cloud_region_index_,
           [](const CloudRegion& region) { return cloud_key(region.provider, region.region); });
  mix_index_.clear();
  for (std::size_t i = 0; i < mixes.size(); ++i) {
    mix_index_[mixes[i].zone].try_emplace(mixes[i].year, static_cast<std::uint32_t>(i));
  }
}

const ReferenceItem* FactorSet::item(std::string_view id) const {
  return found(items, item_index_, std::string(id));
}

const EquipmentType* FactorSet::type(std::string_view type_name) const {
  return found(types, type_index_, folded(type_name));
}

const std::string* FactorSet::matched_item(std::string_view model) const {
  const auto* match = found(model_matches, match_index_, folded(model));
  return match == nullptr ? nullptr : &match->second;
}

const ElectricityMix* FactorSet::mix(std::string_view zone, int year) const {
  const auto years = mix_index_.find(zone);
  if (years == mix_index_.end() || years->second.empty()) return nullptr;
  auto at = years->second.upper_bound(year);
  if (at != years->second.begin()) --at;
  return &mixes[at->second];
}

const CloudInstanceType* FactorSet::cloud_type(std::string_view provider, std::string_view type_name) const {
  return found(cloud_types, cloud_type_index_, cloud_key(provider, type_name));
}

const CloudRegion* FactorSet::cloud_region(std::string_view provider, std::string_view region) const {
  return found(cloud_regions, cloud_region_index_, cloud_key(provider, region));
}

bool shown(const FactorSet& set, PackIndex pack) {
  return pack >= set.packs.size() || !set.packs[pack].hidden;
}

}  // namespace capnr
