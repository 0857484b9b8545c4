// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/explored.h"

#include <algorithm>
#include <array>

#include "publish/result_document.h"

namespace capnr {
namespace {

bool is_of_groups(Dimension dimension) {
  return dimension != Dimension::phase && dimension != Dimension::criterion && dimension != Dimension::year;
}

}  // namespace

Footprint part_of(const Footprint& footprint, const ExplorerQuestion& question) {
  Footprint part;
  part.inventory_label = footprint.inventory_label;
  part.as_of = footprint.as_of;
  part.texts = footprint.texts;
  part.criteria = footprint.criteria;
  part.per_person = footprint.per_person;
  part.packs = footprint.packs;
  part.set_name = footprint.set_name;
  part.profile = footprint.profile;
  part.fte = footprint.fte;
  if (question.criterion) {
    part.criteria = {};
    const auto c = static_cast<std::size_t>(*question.criterion);
    part.criteria[c] = footprint.criteria[c];
  }
  std::copy_if(footprint.groups.begin(), footprint.groups.end(), std::back_inserter(part.groups),
               [&](const Group& group) {
                 return std::all_of(
                     question.filters.begin(), question.filters.end(), [&](const auto& filter) {
                       const auto& [dimension, word] = filter;
                       return !is_of_groups(dimension) ||
                              footprint.texts[group.key[static_cast<std::size_t>(dimension)]] == word;
                     });
               });
  return part;
}

Result<Explored> explore(const Footprint& footprint, const FactorSet& set, const ExplorerQuestion& question,
                         const std::optional<UncertaintyOptions>& uncertainty) {
  const Footprint part = part_of(footprint, question);
  if (std::none_of(part.criteria.begin(), part.criteria.end(), [](bool one) { return one; }))
    return fail(Kind::not_found, "the factor set {set} has no figure for that criterion: choose another",
                {{"set", footprint.set_name}});
  Explored explored{tabulate(part, {Dimension::criterion}),
                    tabulate(part, with_criterion(question.dimensions))};
  if (uncertainty) {
    const std::array<ResultTable*, 2> tables = {&explored.total, &explored.rows};
    add_intervals(tables, part, set, *uncertainty);
  }
  return explored;
}

}  // namespace capnr
