// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "footprint/pack_merge.h"

namespace capnr {
namespace {

constexpr std::uint32_t no_item = 0xFFFFFFFF;

// What one pack says of each item of the set.
struct PackView {
  std::vector<PackFactor>
      factors;  // PackFactor::item is an index into set.items; one per item, slot and criterion
  std::vector<std::uint32_t> first;    // of item i: factors[first[i]] to factors[first[i + 1]]
  std::vector<const PackItem*> items;  // by item, or null
};

int rank(std::string_view geography, std::string_view home) {
  if (geography == home) return 0;
  if (geography.empty()) return 1;
  if (geography == "EU27" || geography == "EEE") return 2;
  if (geography == "WORLD") return 3;
  return 4;
}

class Items {
 public:
  Items(const std::vector<PackData>& packs, FactorSet& set) : packs_(packs), set_(set) {}

  Result<> declare() {
    std::size_t most = 0;
    for (const PackData& pack : packs_) most += pack.items.size();
    set_.items.reserve(most);
    index_.reserve(most);
    for (const PackData& pack : packs_) {
      for (const PackItem& row : pack.items) {
        const auto [at, added] = index_.try_emplace(row.id, static_cast<std::uint32_t>(set_.items.size()));
        if (added) set_.items.emplace_back().id = row.id;
        describe(set_.items[at->second], row, at->second);
      }
    }
    for (ReferenceItem& item : set_.items) {
      if (item.name_fr.empty()) item.name_fr = item.name_en.empty() ? item.id : item.name_en;
      if (item.name_en.empty()) item.name_en = item.name_fr;
    }
    return resolve_generics();
  }

  Result<PackView> view(const PackData& pack, std::string_view home) const {
    PackView view;
    view.items.assign(set_.items.size(), nullptr);
    view.factors.reserve(pack.factors.size());
    for (const PackItem& row : pack.items) view.items[index_.at(row.id)] = &row;
    std::vector<std::uint32_t> item_of_name(pack.names.size(), no_item);
    for (PackFactor factor : pack.factors) {
      std::uint32_t& item = item_of_name[factor.item];
      if (item == no_item) {
        const auto at = index_.find(pack.names[factor.item]);
        if (at == index_.end()) {
          return fail(
              Kind::bad_input,
              "the item {item} is in no items.csv of the set: check its name, or add the pack capnr-defaults",
              {{"item", pack.names[factor.item]}},
              Where{pack.manifest.info.id + '/' + pack.manifest.info.factors_file, factor.line, "item"});
        }
        item = at->second;
      }
      factor.item = item;
      view.factors.push_back(factor);
    }
    keep_best(view, pack, home);
    return view;
  }

  const std::vector<std::uint32_t>& generics() const { return generic_; }

 private:
  void describe(ReferenceItem& item, const PackItem& row, std::uint32_t index) {
    if (described_.size() <= index) described_.resize(index + 1);
    auto& [unit, server, generic_row, generic_pack] = described_[index];
    if (item.name_fr.empty()) item.name_fr = row.name_fr;
    if (item.name_en.empty()) item.name_en = row.name_en;
    if (item.category.empty()) item.category = row.category;
    if (item.generic.empty() && !row.generic.empty()) {
      item.generic = row.generic;
      generic_row = row.line;
      for (const PackData& pack : packs_) {
        if (&row >= pack.items.data() && &row < pack.items.data() + pack.items.size()) generic_pack = &pack;
      }
    }
    if (!unit && row.unit) item.unit = *(unit = row.unit);
    if (!server && row.server) item.server = *(server = row.server);
  }

  Result<> resolve_generics() {
    generic_.assign(set_.items.size(), no_item);
    for (std::size_t i = 0; i < set_.items.size(); ++i) {
      const ReferenceItem& item = set_.items[i];
      if (item.generic.empty()) continue;
      const auto at = index_.find(item.generic);
      if (at == index_.end()) {
        return fail(
            Kind::bad_input,
            "the generic item {generic} of {item} is in no items.csv of the set; add the pack capnr-defaults",
            {{"generic", item.generic}, {"item", item.id}}, place(i));
      }
      generic_[i] = at->second;
    }
    for (std::size_t i = 0; i < generic_.size(); ++i) {
      std::size_t steps = 0;
      for (std::uint32_t at = generic_[i]; at != no_item; at = generic_[at]) {
        if (++steps > 8) {
          return fail(Kind::bad_input, "the generic items of {item} run in a circle, or over eight steps",
                      {{"item", set_.items[i].id}}, place(i));
        }
      }
    }
    return {};
  }

  Where place(std::size_t item) const {
    const Described& at = described_[item];
    return {at.generic_pack == nullptr ? "" : at.generic_pack->manifest.info.id + "/items.csv",
            at.generic_row, "generic"};
  }

  // Of several places and years: the best place, then the latest year. One number holds the order: the item,
  // criterion and phase, then the rank of the place and the years to go until 4095.
  static void keep_best(PackView& view, const PackData& pack, std::string_view home) {
    std::vector<std::uint64_t> ranks;
    ranks.reserve(pack.names.size());
    for (const std::string& place : pack.names)
      ranks.push_back(static_cast<std::uint64_t>(rank(place, home)));
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(view.factors.size());
    for (const PackFactor& f : view.factors) {
      const std::uint64_t slot =
          ((std::uint64_t{f.item} * criterion_count + static_cast<std::uint64_t>(f.criterion)) * 4 +
           static_cast<std::uint64_t>(f.phase)) *
              2 +
          (f.embodied ? 1 : 0);
      order.emplace_back((slot * 8 + ranks[f.geography]) << 12U | static_cast<std::uint64_t>(4095 - f.year),
                         static_cast<std::uint32_t>(order.size()));
    }
    std::ranges::sort(order);
    std::vector<PackFactor> best;
    best.reserve(order.size());
    std::uint64_t last = ~std::uint64_t{0};
    for (const auto& [key, index] : order) {
      if (key >> 15U == last) continue;
      last = key >> 15U;
      best.push_back(view.factors[index]);
    }
    view.factors = std::move(best);
    view.first.assign(view.items.size() + 1, 0);
    for (const PackFactor& factor : view.factors) ++view.first[factor.item + 1];
    for (std::size_t i = 1; i < view.first.size(); ++i) view.first[i] += view.first[i - 1];
  }

  struct Described {
    std::optional<ItemUnit> unit;
    std::optional<bool> server;
    std::uint32_t generic_row = 0;
    const PackData* generic_pack = nullptr;
  };

  const std::vector<PackData>& packs_;
  FactorSet& set_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<Described> described_;
  std::vector<std::uint32_t> generic_;
};

Factor& at(ImpactFactors& factors, Phase phase, Criterion criterion) {
  return factors[static_cast<std::size_t>(phase)][static_cast<std::size_t>(criterion)];
}

// The block rule of factor_set_loader.h.
void serve(ImpactFactors& factors, const PackFactor& from, PackIndex pack) {
  const Factor factor{.value = from.value, .sigma = from.sigma, .pack = pack, .line = from.line};
  if (!from.embodied) {
    Factor& slot = at(factors, from.phase, from.criterion);
    if (!slot.known()) slot = factor;
    return;
  }
  for (const Phase phase : {Phase::manufacturing, Phase::distribution, Phase::end_of_life}) {
    if (at(factors, phase, from.criterion).known()) return;
  }
  at(factors, Phase::manufacturing, from.criterion) = factor;
  for (const Phase phase : {Phase::distribution, Phase::end_of_life}) {
    at(factors, phase, from.criterion) = {
        .value = 0, .sigma = 0, .pack = pack, .included = true, .line = from.line};
  }
}

void fill(ReferenceItem& item, std::uint32_t index, const PackView& view,
          const std::vector<std::uint32_t>& generics, PackIndex pack) {
  for (std::uint32_t node = index; node != no_item; node = generics[node]) {
    for (std::uint32_t i = view.first[node]; i < view.first[node + 1]; ++i)
      serve(item.factors, view.factors[i], pack);
    const PackItem* row = view.items[node];
    if (row == nullptr) continue;
    if (!item.lifetime_years.known() && row->lifetime_years)
      item.lifetime_years = {*row->lifetime_years, pack, row->line};
    if (!item.annual_kwh.known() && row->annual_kwh) item.annual_kwh = {*row->annual_kwh, pack, row->line};
  }
}

}  // namespace

Result<> merge_items(const std::vector<PackData>& packs, std::string_view geography, FactorSet& set) {
  Items items(packs, set);
  TRY_VOID(items.declare());
  for (std::size_t p = 0; p < packs.size(); ++p) {
    TRY(const PackView view, items.view(packs[p], geography));
    for (std::size_t i = 0; i < set.items.size(); ++i) {
      fill(set.items[i], static_cast<std::uint32_t>(i), view, items.generics(), static_cast<PackIndex>(p));
    }
  }
  return {};
}

}  // namespace capnr
