// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/group_collector.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "footprint/formulas.h"

namespace capnr {
namespace {

void merge(Impact& into, double into_quantity, const Impact& from, double from_quantity) {
  const double whole = into_quantity + from_quantity;
  if (!std::isnan(from.value)) into.value = std::isnan(into.value) ? from.value : into.value + from.value;
  if (whole > 0) {
    into.covered = static_cast<float>((into_quantity * static_cast<double>(into.covered) +
                                       from_quantity * static_cast<double>(from.covered)) /
                                      whole);
  }
  if (into.gap == Gap::none) into.gap = from.gap;
  if (into.pack == no_pack) into.pack = from.pack;
}

void merge(Group& into, const Group& from) {
  for (std::size_t p = 0; p < phase_count; ++p) {
    into.amount[p] += from.amount[p];
    into.over_told_lifetime[p] += from.over_told_lifetime[p];
    into.over_default_lifetime[p] += from.over_default_lifetime[p];
    for (std::size_t c = 0; c < criterion_count; ++c)
      merge(into.impacts[p][c], into.quantity, from.impacts[p][c], from.quantity);
  }
  into.quantity += from.quantity;
  if (!std::isnan(from.kwh)) into.kwh = std::isnan(into.kwh) ? from.kwh : into.kwh + from.kwh;
  into.mix_kwh += from.mix_kwh;
  into.default_kwh += from.default_kwh;
  into.weights += from.weights;
}

}  // namespace

GroupCollector::GroupCollector(const InventoryData& inventory_, const FactorSet& set_,
                               const MethodProfile& profile_, Date as_of_)
    : inventory(inventory_),
      set(set_),
      profile(profile_),
      resolver(inventory_.city, inventory_.datacentres, set_, profile_, as_of_),
      as_of(as_of_),
      year_(std::to_string(year_of(as_of_))) {
  kept_.fill(true);
}

void GroupCollector::keep(const std::vector<Dimension>& dimensions) {
  kept_.fill(false);
  for (const Dimension dimension : {Dimension::type, Dimension::item, Dimension::source_kind})
    kept_[static_cast<std::size_t>(dimension)] = true;
  for (const Dimension dimension : dimensions) kept_[static_cast<std::size_t>(dimension)] = true;
}

Group GroupCollector::start(const EquipmentClass& equipment, std::string_view item,
                            std::string_view source_kind) {
  Group group;
  group.grade = equipment.grade;
  const auto set_to = [&](Dimension dimension, std::string_view words) {
    set_word(group, dimension, word(dimension, words));
  };
  set_to(Dimension::department, equipment.department);
  set_to(Dimension::type, equipment.type);
  set_to(Dimension::item, item);
  set_to(Dimension::country, equipment.country);
  set_to(Dimension::datacentre, equipment.datacentre);
  set_to(Dimension::status, equipment.status);
  set_to(Dimension::user_kind, equipment.user_kind);
  set_to(Dimension::year, year_);
  set_to(Dimension::source_kind, source_kind);
  return group;
}

std::uint32_t GroupCollector::mix_of(std::string_view zone) const {
  const ElectricityMix* mix = set.mix(zone, year_of(as_of));
  return mix == nullptr ? no_index : static_cast<std::uint32_t>(mix - set.mixes.data());
}

auto GroupCollector::group_of(const Entry& entry) {
  return std::tie(entry.key, entry.grade, entry.item, entry.mix, entry.cloud_type);
}

std::vector<GroupCollector::Entry> GroupCollector::entries_in_order(
    const std::vector<std::uint32_t>& rank) const {
  std::vector<Entry> entries;
  entries.reserve(drafts_.size() + groups_.size());
  const auto add_entry = [&](Entry entry) {
    for (std::size_t d = 0; d < entry.key.size(); ++d) entry.key[d] = kept_[d] ? rank[entry.key[d]] : 0;
    entry.number = static_cast<std::uint32_t>(entries.size());
    entries.push_back(entry);
  };
  for (const GroupDraft& draft : drafts_)
    add_entry({draft.key, draft.grade, draft.factors->item_index, draft.factors->mix_index, no_index});
  for (const Group& group : groups_)
    add_entry({group.key, group.grade, group.item, group.mix, group.cloud_type});
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tuple_cat(group_of(a), std::tie(a.number)) < std::tuple_cat(group_of(b), std::tie(b.number));
  });
  return entries;
}

void GroupCollector::put(const Entry& entry, Group& group) const {
  if (entry.number < drafts_.size()) {
    const GroupDraft& draft = drafts_[entry.number];
    static const Group blank;
    group = blank;
    group.grade = draft.grade;
    apply_weights(group, *draft.factors, draft.shared, draft.own, set, profile);
  } else {
    group = groups_[entry.number - drafts_.size()];
  }
  group.key = entry.key;
}

void GroupCollector::finish(Footprint& footprint) {
  std::vector<std::uint32_t> order(words_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return words_.text(a) < words_.text(b); });
  std::vector<std::uint32_t> rank(words_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    footprint.texts.push_back(words_.text(order[i]));
  }
  entries_ = entries_in_order(rank);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    if (i == 0 || group_of(entries_[i - 1]) != group_of(entries_[i])) first_entry_.push_back(i);
  }
  first_entry_.push_back(static_cast<std::uint32_t>(entries_.size()));
  for (const auto& [message, quantity] : assumptions_) footprint.assumptions.push_back({message, quantity});
}

void GroupCollector::compute(std::size_t number, Group& group) const {
  const std::uint32_t first = first_entry_[number], end = first_entry_[number + 1];
  put(entries_[first], group);
  for (std::uint32_t i = first + 1; i < end; ++i) {
    Group more;
    put(entries_[i], more);
    merge(group, more);
  }
}

void apply_amount(Group& group, const ImpactFactors* factors, double amount) {
  constexpr auto use = static_cast<std::size_t>(Phase::use);
  group.amount.fill(std::isnan(amount) ? 0 : amount);
  if (factors == nullptr) return;
  for (std::size_t p = 0; p < phase_count; ++p) {
    for (std::size_t c = 0; c < criterion_count; ++c) {
      Impact& impact = group.impacts[p][c];
      const Factor& factor = (*factors)[p][c];
      const bool within_use = !factor.known() && (*factors)[use][c].known();
      if (std::isnan(amount)) {
        impact.gap = Gap::no_amount;
      } else if (factor.known() || within_use) {
        impact = {within_use ? 0 : formula::per_amount(amount, factor.value), Gap::none,
                  within_use ? (*factors)[use][c].pack : factor.pack, 1};
      } else {
        impact.gap = Gap::no_factor;
      }
    }
  }
}

Group scaled(const Group& group, const std::array<double, phase_count>& share) {
  constexpr auto use = static_cast<std::size_t>(Phase::use);
  constexpr auto made = static_cast<std::size_t>(Phase::manufacturing);
  Group part = group;
  part.quantity *= share[made];
  part.kwh *= share[use];
  part.mix_kwh *= share[use];
  part.default_kwh *= share[use];
  part.weights = {};
  part.weights.quantity = part.quantity;
  for (std::size_t p = 0; p < phase_count; ++p) {
    part.amount[p] *= share[p];
    part.over_told_lifetime[p] *= share[p];
    part.over_default_lifetime[p] *= share[p];
    for (Impact& impact : part.impacts[p]) impact.value *= share[p];
  }
  return part;
}

}  // namespace capnr
