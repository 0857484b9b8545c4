// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/lever_selector.h"

#include <algorithm>

#include "base/text.h"

namespace capnr {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool wanted(const LeverFilter& filter, const FactorSet& set, const ReferenceItem& item) {
  if (contains(filter.categories, item.category)) return true;
  if (filter.items.empty()) return false;
  const ReferenceItem* at = &item;
  for (int depth = 0; at != nullptr && depth < 8; ++depth) {
    if (contains(filter.items, at->id)) return true;
    at = at->generic.empty() ? nullptr : set.item(at->generic);
  }
  return false;
}

std::uint32_t word_of(const Group& group, Dimension dimension) {
  return group.key[static_cast<std::size_t>(dimension)];
}

}  // namespace

LeverSelector::Words LeverSelector::words(const std::vector<std::string>& wanted,
                                          const Footprint& footprint) {
  Words words;
  words.any = wanted.empty();
  if (words.any) return words;
  std::vector<std::string> keys;
  keys.reserve(wanted.size());
  for (const std::string& word : wanted) keys.push_back(folded(word));
  for (const std::string& text : footprint.texts)
    words.wanted.push_back(!text.empty() && contains(keys, folded(text)));
  return words;
}

LeverSelector::LeverSelector(const Lever& lever, const Footprint& footprint, const FactorSet& set)
    : any_what_(!lever.filter.names_what()),
      types_(words(lever.filter.types, footprint)),
      departments_(words(lever.filter.departments, footprint)),
      datacentres_(words(lever.filter.datacentres, footprint)),
      statuses_(words(lever.filter.statuses, footprint)),
      items_(set.items.size()) {
  const auto kinds = acts_on(lever.kind);
  source_kinds_ = words({kinds.begin(), kinds.end()}, footprint);
  if (lever.filter.items.empty() && lever.filter.categories.empty()) return;
  for (std::size_t i = 0; i < set.items.size(); ++i) items_[i] = wanted(lever.filter, set, set.items[i]);
}

bool LeverSelector::takes(const Group& group, std::uint32_t type) const {
  if (!source_kinds_.has(word_of(group, Dimension::source_kind)) ||
      !departments_.has(word_of(group, Dimension::department)) ||
      !datacentres_.has(word_of(group, Dimension::datacentre)) ||
      !statuses_.has(word_of(group, Dimension::status)))
    return false;
  if (any_what_ || (group.item != no_index && items_[group.item])) return true;
  return !types_.any && types_.wanted[type];
}

}  // namespace capnr
