// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <utility>

#include "base/huge_pages.h"
#include "footprint/factors_by_class.h"
#include "footprint/group_collector.h"
#include "footprint/packed_index.h"
#include "footprint/streamed_footprint.h"

namespace capnr {
namespace {

const Weights& weights_of(const std::vector<Weights>& by_class, std::size_t index) {
  static const Weights none;
  return index < by_class.size() ? by_class[index] : none;
}

// Classes that differ only by maker or model, or by words that nobody asks for, are one group.
std::vector<GroupDraft> drafts_of(GroupCollector& groups, const FactorsByClass& factors,
                                  const WeightTable& weights) {
  std::vector<GroupDraft> drafts;
  PackedIndex<8> index;
  const ClassWords& classes = groups.inventory.classes;
  constexpr std::array told_apart = {std::pair(Dimension::department, ClassWord::department),
                                     std::pair(Dimension::type, ClassWord::type),
                                     std::pair(Dimension::country, ClassWord::country),
                                     std::pair(Dimension::datacentre, ClassWord::datacentre),
                                     std::pair(Dimension::status, ClassWord::status),
                                     std::pair(Dimension::user_kind, ClassWord::user_kind)};
  std::array<bool, told_apart.size()> kept = {};
  for (std::size_t d = 0; d < kept.size(); ++d) kept[d] = groups.keeps(told_apart[d].first);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const Weights& shared = weights_of(weights.by_class, i);
    const Weights& own = weights_of(weights.own_rate, i);
    if (shared.rows == 0 && own.rows == 0) continue;
    const ClassWords::Row& row = classes.row(i);
    PackedIndex<8>::Key key = {};
    for (std::size_t d = 0; d < kept.size(); ++d) key[d] = kept[d] ? row[told_apart[d].second] : 0;
    key[kept.size()] = factors.number(i);
    key[kept.size() + 1] = static_cast<std::uint32_t>(row.grade);
    const std::uint32_t number = index.id(key);
    if (number == drafts.size()) {
      GroupDraft draft;
      draft.factors = &factors[i];
      draft.grade = row.grade;
      draft.key =
          groups.start(classes[i], draft.factors->item == nullptr ? "" : draft.factors->item->id, "equipment")
              .key;
      drafts.push_back(draft);
    }
    drafts[number].shared += shared;
    drafts[number].own += own;
  }
  return drafts;
}

// What is taken for granted, for all that has the same factors.
void add_assumptions(GroupCollector& groups, const FactorsByClass& factors, const WeightTable& weights) {
  std::vector<Weights> sums(factors.distinct().size());
  for (std::size_t i = 0; i < groups.inventory.classes.size(); ++i) {
    sums[factors.number(i)] += weights_of(weights.by_class, i);
    sums[factors.number(i)] += weights_of(weights.own_rate, i);
  }
  for (std::size_t n = 0; n < sums.size(); ++n) {
    const Weights& all = sums[n];
    if (all.rows == 0) continue;
    for (const char* message : factors.distinct()[n].assumptions) groups.assume(message, all.quantity);
    const double undefined = all.quantity - all.lifetime_count;
    if (undefined > 0)
      groups.assume("Lifetime not told by the row: the default of the item or type", undefined);
    if (all.quantity_without_kwh > 0)
      groups.assume("Energy not told by the row: the default of the item", all.quantity_without_kwh);
  }
}

// Before hosts are taken off the classes: the building of a datacentre concerns all the servers in it.
void add_datacentre_shares(GroupCollector& groups, const FactorsByClass& factors,
                           const WeightTable& weights) {
  if (!groups.profile.datacentre_share && !groups.profile.mutualised_share) return;
  for (std::size_t i = 0; i < groups.inventory.classes.size(); ++i) {
    Weights all = weights_of(weights.by_class, i);
    all += weights_of(weights.own_rate, i);
    if (all.rows > 0) add_datacentre_share(groups, groups.inventory.classes[i], factors[i], all);
  }
}

}  // namespace

std::array<bool, criterion_count> covered_criteria(const FactorSet& set) {
  std::array<bool, criterion_count> covered = {};
  covered[static_cast<std::size_t>(Criterion::fe)] = true;
  const auto see = [&](const std::array<Factor, criterion_count>& factors) {
    for (std::size_t c = 0; c < criterion_count; ++c) covered[c] = covered[c] || factors[c].known();
  };
  for (const ReferenceItem& item : set.items) {
    for (const auto& phase : item.factors) see(phase);
  }
  for (const ElectricityMix& mix : set.mixes) see(mix.factors);
  for (const CloudInstanceType& type : set.cloud_types) see(type.manufacturing_per_hour);
  return covered;
}

struct StreamedFootprint::State {
  Footprint head;
  GroupCollector groups;
  FactorsByClass factors;

  State(const InventoryData& inventory, const WeightTable& weights, const FactorSet& set,
        const MethodProfile& profile)
      : groups(inventory, set, profile, weights.as_of), factors(inventory.classes, groups.resolver) {
    head.inventory_label = inventory.header.label;
    head.as_of = weights.as_of;
    head.criteria = covered_criteria(set);
    for (std::size_t c = 0; c < criterion_count; ++c) head.per_person[c] = set.people.per_person[c].value;
    head.packs = set.packs;
    head.set_name = set.name;
    head.profile = profile;
    head.fte = inventory.city.fte;
  }

  void gather(const WeightTable& weights, const CharacteriseOptions& options) {
    if (options.keep) groups.keep(*options.keep);
    add_assumptions(groups, factors, weights);
    add_datacentre_shares(groups, factors, weights);
    if (options.by_application) {
      WeightTable left = weights;
      add_applications(groups, factors, left);
      groups.add(drafts_of(groups, factors, left));
    } else {
      groups.add(drafts_of(groups, factors, weights));
    }
    add_homeless_machines(groups);
    add_services(groups);
    groups.finish(head);
  }
};

StreamedFootprint::StreamedFootprint(const InventoryData& inventory, const WeightTable& weights,
                                     const FactorSet& set, const MethodProfile& profile,
                                     const CharacteriseOptions& options)
    : state_(std::make_unique<State>(inventory, weights, set, profile)) {
  state_->gather(weights, options);
}
StreamedFootprint::~StreamedFootprint() = default;

const Footprint& StreamedFootprint::head() const {
  return state_->head;
}
Footprint& StreamedFootprint::head() {
  return state_->head;
}
std::size_t StreamedFootprint::size() const {
  return state_->groups.size();
}
const decltype(Group::key)& StreamedFootprint::key(std::size_t number) const {
  return state_->groups.key(number);
}
void StreamedFootprint::compute(std::size_t number, Group& group) const {
  state_->groups.compute(number, group);
}

Footprint characterise(const InventoryData& inventory, const WeightTable& weights, const FactorSet& set,
                       const MethodProfile& profile, const CharacteriseOptions& options) {
  StreamedFootprint streamed(inventory, weights, set, profile, options);
  Footprint footprint = std::move(streamed.head());
  reserve_huge(footprint.groups, streamed.size());
  for (std::size_t i = 0; i < streamed.size(); ++i) streamed.compute(i, footprint.groups.emplace_back());
  return footprint;
}

Footprint characterise(const InventoryData& inventory, const WeightTable& weights, const FactorSet& set,
                       const MethodProfile& profile, bool by_application) {
  CharacteriseOptions options;
  options.by_application = by_application;
  return characterise(inventory, weights, set, profile, options);
}

}  // namespace capnr
