// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/scenario.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "footprint/class_factors.h"
#include "steering/lever_selector.h"
#include "steering/replacement.h"

namespace capnr {
namespace {

constexpr auto use = static_cast<std::size_t>(Phase::use);

std::string_view text_of(const Footprint& footprint, const Group& group, Dimension dimension) {
  return footprint.texts[group.key[static_cast<std::size_t>(dimension)]];
}

// What a lever that only scales takes off, at full intensity: units, all but use, use.
void set_scales(const Lever& lever, LeverReach& reach) {
  const double share = lever.number("share");
  switch (lever.kind) {
    case LeverKind::lengthen_lifetime:
      reach.made = 1 - lever.number("years_before") / lever.number("years_after");
      return;
    case LeverKind::buy_refurbished:
      reach.made = share * lever.number("avoided");
      return;
    case LeverKind::switch_off:
      reach.used = share * (lever.number("hours_off") / 168) * lever.number("night_load");
      return;
    case LeverKind::consolidate:
      reach.units = reach.made = share;
      reach.used = share * (1 - lever.number("transfer"));
      return;
    case LeverKind::reduce_equipment:
    case LeverKind::clean_storage:
    case LeverKind::reduce_services:
      reach.units = reach.made = reach.used = share;
      return;
    case LeverKind::better_hosting:
      reach.pue = lever.number("pue");
      [[fallthrough]];
    case LeverKind::replace_type:
    case LeverKind::electricity_contract:
      reach.share = share;
      return;
    case LeverKind::lighten_pages:
      return;  // needs the traffic: set_page_scale
  }
}

// The gigabytes saved, over those of the traffic selected; at most all of it.
void set_page_scale(const Lever& lever, const Footprint& footprint, LeverReach& reach) {
  double gigabytes = 0;
  for (const std::uint32_t part : reach.selected) gigabytes += footprint.groups[part].amount[use];
  const double saved =
      lever.number("visits") * (lever.number("megabytes_before") - lever.number("megabytes_after")) / 1000;
  const double part = gigabytes > 0 ? std::min(1.0, saved / gigabytes) : 0;
  reach.units = reach.made = reach.used = part;
}

}  // namespace

std::vector<Dimension> dimensions_needed(const LeverBook& book) {
  std::vector<Dimension> needed;
  const auto need = [&](bool wanted, Dimension dimension) {
    if (wanted && std::find(needed.begin(), needed.end(), dimension) == needed.end())
      needed.push_back(dimension);
  };
  for (const Lever& lever : book.levers) {
    need(!lever.filter.departments.empty(), Dimension::department);
    need(!lever.filter.statuses.empty(), Dimension::status);
    need(!lever.filter.datacentres.empty() || lever.kind == LeverKind::better_hosting, Dimension::datacentre);
  }
  return needed;
}

Result<ScenarioModel> ScenarioModel::make(Footprint footprint, const InventoryData& inventory,
                                          const FactorSet& set, LeverBook book) {
  ScenarioModel model;
  model.book_ = std::move(book);
  model.basis_ = std::move(footprint);
  split_use(model.basis_.groups, set);
  model.base_year_ = year_of(model.basis_.as_of);
  model.inventory_parts_ = model.basis_.groups.size();
  for (std::uint32_t g = 0; g < model.inventory_parts_; ++g)
    model.parts_.push_back({g, g, g, model.basis_.groups[g].key[static_cast<std::size_t>(Dimension::type)]});
  model.find_pues(inventory, set);
  for (const Lever& lever : model.book_.levers) TRY_VOID(model.add_reach(lever, set));
  for (const Lever& lever : model.book_.levers) {
    const LeverSelector selector(lever, model.basis_, set);
    std::vector<bool>& matched = model.matched_.emplace_back();
    for (const ScenarioPart& part : model.parts_)
      matched.push_back(selector.takes(model.basis_.groups[part.group], part.type));
  }
  model.set_figures();
  return model;
}

// The PUE of servers in a datacentre, as the engine found it.
void ScenarioModel::find_pues(const InventoryData& inventory, const FactorSet& set) {
  const bool needed = std::any_of(book_.levers.begin(), book_.levers.end(),
                                  [](const Lever& lever) { return lever.kind == LeverKind::better_hosting; });
  if (!needed) return;
  const ClassResolver resolver(inventory.city, inventory.datacentres, set, basis_.profile, basis_.as_of);
  for (ScenarioPart& part : parts_) {
    const Group& group = basis_.groups[part.group];
    if (text_of(basis_, group, Dimension::datacentre).empty()) continue;
    EquipmentClass words;
    words.type = text_of(basis_, group, Dimension::type);
    words.datacentre = text_of(basis_, group, Dimension::datacentre);
    if (group.item != no_index) words.item = set.items[group.item].id;
    words.item_score = 1;
    const ClassFactors factors = resolver.resolve(words);
    if (factors.pue_from != ClassFactors::PueFrom::none) part.pue = factors.pue;
  }
}

Result<> ScenarioModel::add_reach(const Lever& lever, const FactorSet& set) {
  LeverReach reach;
  const LeverSelector selector(lever, basis_, set);
  for (std::uint32_t p = 0; p < parts_.size(); ++p) {
    if (!selector.takes(basis_.groups[p], parts_[p].type)) continue;
    if (lever.kind == LeverKind::better_hosting && std::isnan(parts_[p].pue)) continue;
    reach.selected.push_back(p);
    if (p < inventory_parts_) reach.quantity += basis_.groups[p].quantity;
  }
  set_scales(lever, reach);
  if (lever.kind == LeverKind::lighten_pages) set_page_scale(lever, basis_, reach);
  TRY_VOID(add_targets(lever, set, reach));
  std::vector<std::uint32_t> touched = reach.selected;
  touched.insert(touched.end(), reach.target.begin(), reach.target.end());
  touched_.push_back(std::move(touched));
  reaches_.push_back(std::move(reach));
  return {};
}

namespace {

Result<std::uint32_t> item_named(const Lever& lever, const FactorSet& set) {
  const ReferenceItem* item = set.item(lever.text("to"));
  if (item != nullptr && item->unit == ItemUnit::unit)
    return static_cast<std::uint32_t>(item - set.items.data());
  return fail(Kind::not_found,
              "the lever {id} replaces by {item}, which is not an equipment of the factor set {set}: see "
              "capnr factors",
              {{"id", lever.id}, {"item", std::string(lever.text("to"))}, {"set", set.name}});
}

Result<std::uint32_t> mix_named(const Lever& lever, const FactorSet& set, int year) {
  const ElectricityMix* mix = set.mix(lever.text("zone"), year);
  if (mix != nullptr) return static_cast<std::uint32_t>(mix - set.mixes.data());
  return fail(Kind::not_found,
              "the lever {id} names the electricity mix {zone}, which the factor set {set} does not have",
              {{"id", lever.id}, {"zone", std::string(lever.text("zone"))}, {"set", set.name}});
}

double ratio_or(double over, double under, double otherwise) {
  return std::isnan(over) || std::isnan(under) ? otherwise : over / under;
}

// The energy of the new machine over that of the old: as told, else by the defaults of both items.
double energy_ratio(const Lever& lever, const FactorSet& set, std::uint32_t from, std::uint32_t to) {
  const double told = ratio_or(lever.number("kwh_after"), lever.number("kwh_before"), unknown);
  if (!std::isnan(told) || from == no_index) return told;
  const Default& old_kwh = set.items[from].annual_kwh;
  const Default& new_kwh = set.items[to].annual_kwh;
  return old_kwh.known() && new_kwh.known() && old_kwh.value > 0 ? new_kwh.value / old_kwh.value : unknown;
}

}  // namespace

Result<> ScenarioModel::add_targets(const Lever& lever, const FactorSet& set, LeverReach& reach) {
  const bool by_item = lever.kind == LeverKind::replace_type;
  const bool by_mix = lever.kind == LeverKind::electricity_contract ||
                      (lever.kind == LeverKind::better_hosting && !lever.text("zone").empty());
  if (!by_item && !by_mix) return {};
  std::uint32_t to = no_index;
  if (by_item) {
    TRY(to, item_named(lever, set));
  } else {
    TRY(to, mix_named(lever, set, base_year_));
  }
  std::uint32_t name = 0;
  if (by_item) {
    name = static_cast<std::uint32_t>(basis_.texts.size());
    basis_.texts.push_back(set.items[to].id);
  }
  basis_.groups.reserve(basis_.groups.size() + reach.selected.size());
  for (const std::uint32_t from : reach.selected) {
    const Group& group = basis_.groups[from];
    Replacement made = by_mix
                           ? on_mix(group, parts_[from], to, set)
                           : as_item(group, parts_[from],
                                     {to, lever.number("ratio"),
                                      ratio_or(lever.number("years_before"), lever.number("years_after"), 1),
                                      energy_ratio(lever, set, group.item, to)},
                                     set);
    // The type stays that of the old: the doubt on how many there are is the same. Filters ask for the new one.
    if (by_item) made.group.key[static_cast<std::size_t>(Dimension::item)] = name;
    const auto number = static_cast<std::uint32_t>(parts_.size());
    parts_.push_back(
        {number, from, parts_[from].origin, by_item ? name : parts_[from].type, parts_[from].pue, made.kept});
    basis_.groups.push_back(std::move(made.group));
    reach.target.push_back(number);
  }
  return {};
}

double ScenarioModel::figure(std::uint32_t part, std::size_t phase, std::size_t criterion) const {
  while (parts_[part].kept[place(phase, criterion)]) part = parts_[part].source;
  return basis_.groups[part].impacts[phase][criterion].value;
}

void ScenarioModel::set_figures() {
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (!basis_.criteria[c]) continue;
    std::vector<Figure> figures(parts_.size());
    bool any = false;
    for (std::uint32_t p = 0; p < parts_.size(); ++p) {
      for (std::size_t phase = 0; phase < phase_count; ++phase) {
        const double value = figure(p, phase, c);
        if (std::isnan(value)) continue;
        any = true;
        (phase == use ? figures[p].used : figures[p].made) += value;
      }
    }
    if (!any) continue;
    criteria_.push_back(static_cast<Criterion>(c));
    figures_.push_back(std::move(figures));
  }
}

std::vector<ScenarioScale> ScenarioModel::start() const {
  std::vector<ScenarioScale> scales(parts_.size());
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    if (p >= inventory_parts_) scales[p] = {0, 0, 0, unknown};
    scales[p].pue = parts_[p].pue;
  }
  return scales;
}

void ScenarioModel::apply(std::size_t lever, double intensity, std::vector<ScenarioScale>& scales) const {
  const LeverReach& reach = reaches_[lever];
  const double moved = intensity * reach.share;
  for (std::size_t i = 0; i < reach.selected.size(); ++i) {
    ScenarioScale& scale = scales[reach.selected[i]];
    if (!reach.target.empty()) {
      ScenarioScale& target = scales[reach.target[i]];
      target = {moved * scale.units, moved * scale.made, moved * scale.used, scale.pue};
      if (!std::isnan(reach.pue)) {
        target.used *= reach.pue / scale.pue;
        target.pue = reach.pue;
      }
      scale.units *= 1 - moved;
      scale.made *= 1 - moved;
      scale.used *= 1 - moved;
    } else if (!std::isnan(reach.pue)) {
      if (!(scale.pue > reach.pue)) continue;
      const double left = 1 - moved * (1 - reach.pue / scale.pue);
      scale.used *= left;
      scale.pue *= left;
    } else {
      scale.units *= 1 - intensity * reach.units;
      scale.made *= 1 - intensity * reach.made;
      scale.used *= 1 - intensity * reach.used;
    }
  }
}

double ScenarioModel::total(std::size_t criterion, const std::vector<ScenarioScale>& scales,
                            const std::vector<double>& growth) const {
  const std::vector<Figure>& figures = figures_[criterion];
  double sum = 0;
  for (std::size_t p = 0; p < figures.size(); ++p)
    sum += growth[p] * (scales[p].made * figures[p].made + scales[p].used * figures[p].used);
  return sum;
}

std::vector<double> ScenarioModel::growth(int year) const {
  std::vector<double> growth(parts_.size(), 1.0);
  if (book_.growth.empty()) return growth;
  std::map<std::uint32_t, double> of_type;
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const Group& group = basis_.groups[parts_[p].origin];
    const auto [at, added] = of_type.try_emplace(group.key[static_cast<std::size_t>(Dimension::type)], 1.0);
    if (added) {
      const std::string type = folded(text_of(basis_, group, Dimension::type));
      const auto find = [&](const std::string& wanted) {
        return std::find_if(book_.growth.begin(), book_.growth.end(), [&](const auto& each) {
          return wanted == "*" ? each.first == "*" : folded(each.first) == wanted;
        });
      };
      auto found = find(type);
      if (found == book_.growth.end()) found = find("*");
      if (found != book_.growth.end()) at->second = std::pow(1 + found->second / 100, year - base_year_);
    }
    growth[p] = at->second;
  }
  return growth;
}

}  // namespace capnr
