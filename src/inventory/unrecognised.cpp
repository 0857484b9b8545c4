// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/unrecognised.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace capnr {
namespace {

// Classes differ by department or status too: what is recognised is the type, manufacturer and model.
using Words = std::tuple<std::string_view, std::string_view, std::string_view>;

Words words_of(const ClassWords& classes, std::size_t i) {
  return {classes.text(i, ClassWord::type), classes.text(i, ClassWord::manufacturer),
          classes.text(i, ClassWord::model)};
}

Recognition recognised(const Recogniser& recogniser, const Words& words) {
  return std::apply([&](auto... text) { return recogniser.recognise(text...); }, words);
}

}  // namespace

std::vector<UnrecognisedGroup> unrecognised_groups(const InventoryData& inventory,
                                                   const Recogniser& recogniser) {
  std::vector<std::int64_t> rows(inventory.classes.size(), 0);
  std::vector<double> units(inventory.classes.size(), 0);
  for (const EquipmentBlock& block : inventory.blocks) {
    for (std::size_t i = 0; i < block.class_index.size(); ++i) {
      ++rows[block.class_index[i]];
      units[block.class_index[i]] += block.quantity[i];
    }
  }
  std::map<Words, UnrecognisedGroup> groups;
  for (std::size_t i = 0; i < inventory.classes.size(); ++i) {
    if (rows[i] == 0) continue;
    const Words words = words_of(inventory.classes, i);
    const auto found = groups.find(words);
    if (found == groups.end()) {
      Recognition recognition = recognised(recogniser, words);
      if (!recognition.item.empty()) continue;
      const auto& [type, manufacturer, model] = words;
      groups.emplace(
          words, UnrecognisedGroup{std::string(type), std::string(manufacturer), std::string(model), rows[i],
                                   units[i], std::move(recognition.guesses)});
    } else {
      found->second.rows += rows[i];
      found->second.quantity += units[i];
    }
  }
  std::vector<UnrecognisedGroup> all;
  all.reserve(groups.size());
  for (auto& [words, group] : groups) all.push_back(std::move(group));
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.quantity > b.quantity; });
  return all;
}

bool recognised_alike(const InventoryData& inventory, const Recogniser& recogniser) {
  std::map<Words, std::string> items;
  for (std::size_t i = 0; i < inventory.classes.size(); ++i) {
    const auto [found, fresh] = items.try_emplace(words_of(inventory.classes, i));
    if (fresh) found->second = recognised(recogniser, found->first).item;
    if (found->second != inventory.classes.text(i, ClassWord::item)) return false;
  }
  return true;
}

std::int64_t recognised_rows(const InventoryData& inventory) {
  std::int64_t rows = 0;
  for (const EquipmentBlock& block : inventory.blocks) {
    rows += std::count_if(block.class_index.begin(), block.class_index.end(), [&](std::uint32_t index) {
      return !inventory.classes.text(index, ClassWord::item).empty();
    });
  }
  return rows;
}

}  // namespace capnr
