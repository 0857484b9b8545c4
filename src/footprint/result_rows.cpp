// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/result_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace capnr {
namespace {

struct Sum {
  double value = 0;
  double covered = 0, quantity = 0;
  PackCombinations::Id packs = PackCombinations::none;
  PackIndex last_pack = no_pack;
  Gaps gaps = 0;
  bool any = false;
};

// What is asked, and how the impacts of a group fall into rows.
struct Shape {
  std::vector<std::size_t> words;     // the dimensions asked that are neither phase nor criterion
  std::vector<std::size_t> criteria;  // that the set covers
  bool by_phase = false, by_criterion = false, phase_first = false;
  std::size_t phases = 1;  // rows of a key: phases × columns
  std::size_t columns = 1;
  double cells = 1;  // impacts of a group gathered in one row
};

Shape shape_of(const Footprint& footprint, std::span<const Dimension> dimensions) {
  Shape shape;
  for (const Dimension dimension : dimensions) {
    if (dimension == Dimension::phase) {
      shape.by_phase = true;
      shape.phase_first = !shape.by_criterion;
    } else if (dimension == Dimension::criterion) {
      shape.by_criterion = true;
    } else {
      shape.words.push_back(static_cast<std::size_t>(dimension));
    }
  }
  for (std::size_t c = 0; c < criterion_count; ++c) {
    if (footprint.criteria[c]) shape.criteria.push_back(c);
  }
  if (shape.by_phase) {
    shape.phases = phase_count;
  } else {
    shape.cells *= phase_count;
  }
  const auto columns = std::max<std::size_t>(1, shape.criteria.size());
  if (shape.by_criterion) {
    shape.columns = columns;
  } else {
    shape.cells *= static_cast<double>(columns);
  }
  return shape;
}

// Groups in the order of the words asked; those of the same words keep the order of the footprint, which fixes the order of the sums.
std::vector<std::uint32_t> order_of_groups(const GroupSequence& groups, const Shape& shape) {
  std::vector<std::uint32_t> order(groups.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto& left = groups.key(a);
    const auto& right = groups.key(b);
    for (const std::size_t word : shape.words) {
      if (left[word] != right[word]) return left[word] < right[word];
    }
    return false;
  });
  return order;
}

using GroupKey = decltype(Group::key);

bool same_words(const GroupKey& a, const GroupKey& b, const Shape& shape) {
  return std::all_of(shape.words.begin(), shape.words.end(),
                     [&](std::size_t word) { return a[word] == b[word]; });
}

void add(const Group& group, const Shape& shape, PackCombinations& packs, std::vector<Sum>& sums) {
  const double share = group.quantity / shape.cells;
  for (std::size_t p = 0; p < phase_count; ++p) {
    for (std::size_t i = 0; i < shape.criteria.size(); ++i) {
      const Impact& impact = group.impacts[p][shape.criteria[i]];
      Sum& sum = sums[(shape.by_phase ? p * shape.columns : 0) + (shape.by_criterion ? i : 0)];
      sum.quantity += share;
      sum.covered += group.quantity * static_cast<double>(impact.covered) / shape.cells;
      sum.gaps |= gap_bit(impact.gap);
      if (std::isnan(impact.value)) continue;
      sum.value += impact.value;
      sum.any = true;
      if (impact.pack == no_pack || impact.pack == sum.last_pack) continue;
      sum.last_pack = impact.pack;
      sum.packs = packs.with(sum.packs, impact.pack);
    }
  }
}

class Emitter {
 public:
  Emitter(std::span<const Dimension> dimensions, const Shape& shape,
          FunctionRef<Result<>(const ResultCell&)> on_row)
      : dimensions_(dimensions), shape_(shape), key_(dimensions.size()), on_row_(on_row) {
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
      if (dimensions[d] == Dimension::phase) phase_at_.push_back(d);
      if (dimensions[d] == Dimension::criterion) criterion_at_.push_back(d);
    }
  }

  // The rows of one combination of words.
  Result<> emit(const GroupKey& words, const std::vector<Sum>& sums) {
    if (shape_.criteria.empty()) return {};
    for (std::size_t d = 0; d < dimensions_.size(); ++d)
      key_[d] = words[static_cast<std::size_t>(dimensions_[d])];
    const std::size_t outer = shape_.phase_first ? shape_.phases : shape_.columns;
    const std::size_t inner = shape_.phase_first ? shape_.columns : shape_.phases;
    for (std::size_t i = 0; i < outer; ++i) {
      for (std::size_t j = 0; j < inner; ++j) {
        const std::size_t phase = shape_.phase_first ? i : j, column = shape_.phase_first ? j : i;
        TRY_VOID(emit(phase, column, sums[phase * shape_.columns + column]));
      }
    }
    return {};
  }

 private:
  // The words are in the key already.
  Result<> emit(std::size_t phase, std::size_t column, const Sum& sum) {
    for (const std::size_t d : phase_at_) key_[d] = static_cast<std::uint32_t>(phase);
    for (const std::size_t d : criterion_at_) key_[d] = static_cast<std::uint32_t>(shape_.criteria[column]);
    const double value = sum.any && shape_.by_criterion ? sum.value : unknown;
    return on_row_({key_, value, sum.covered, sum.quantity, sum.packs, sum.gaps});
  }

  std::span<const Dimension> dimensions_;
  const Shape& shape_;
  std::vector<std::size_t> phase_at_, criterion_at_;
  std::vector<std::uint32_t> key_;
  FunctionRef<Result<>(const ResultCell&)> on_row_;
};

Result<> in_order_of_words(const Footprint& head, const GroupSequence& groups,
                           std::span<const Dimension> dimensions, PackCombinations& packs,
                           FunctionRef<Result<>(const ResultCell&)> on_row) {
  const Shape shape = shape_of(head, dimensions);
  Emitter emitter(dimensions, shape, on_row);
  std::vector<Sum> sums(shape.phases * shape.columns);
  const GroupKey* words = nullptr;
  for (const std::uint32_t index : order_of_groups(groups, shape)) {
    const GroupKey& key = groups.key(index);
    if (words != nullptr && !same_words(*words, key, shape)) {
      TRY_VOID(emitter.emit(*words, sums));
      sums.assign(sums.size(), {});
      words = nullptr;
    }
    if (words == nullptr) words = &key;
    add(groups[index], shape, packs, sums);
  }
  if (words != nullptr) TRY_VOID(emitter.emit(*words, sums));
  return {};
}

// Whether phases and criteria come after every word: then the rows come out in order by themselves.
bool words_first(std::span<const Dimension> dimensions) {
  bool after = false;
  for (const Dimension dimension : dimensions) {
    const bool own = dimension == Dimension::phase || dimension == Dimension::criterion;
    if (after && !own) return false;
    after = after || own;
  }
  return true;
}

}  // namespace

PackCombinations::Id PackCombinations::with(Id combination, PackIndex pack) {
  const auto [at, fresh] = more_.try_emplace({combination, pack}, combination);
  if (!fresh) return at->second;
  std::vector<PackIndex> wanted = combinations_[combination];
  const auto place = std::lower_bound(wanted.begin(), wanted.end(), pack);
  if (place != wanted.end() && *place == pack) return combination;
  wanted.insert(place, pack);
  const auto known = std::find(combinations_.begin(), combinations_.end(), wanted);
  at->second = static_cast<Id>(known - combinations_.begin());
  if (known == combinations_.end()) combinations_.push_back(std::move(wanted));
  return at->second;
}

std::string_view word_of(const Footprint& footprint, Dimension dimension, std::uint32_t value) {
  if (dimension == Dimension::phase) return code(static_cast<Phase>(value));
  if (dimension == Dimension::criterion) return code(static_cast<Criterion>(value));
  return footprint.texts[value];
}

Result<> each_result_row(const Footprint& footprint, std::span<const Dimension> dimensions,
                         PackCombinations& packs, FunctionRef<Result<>(const ResultCell&)> on_row) {
  return each_result_row(footprint, GroupSequence(footprint), dimensions, packs, on_row);
}

Result<> each_result_row(const Footprint& head, const GroupSequence& groups,
                         std::span<const Dimension> dimensions, PackCombinations& packs,
                         FunctionRef<Result<>(const ResultCell&)> on_row) {
  if (words_first(dimensions)) return in_order_of_words(head, groups, dimensions, packs, on_row);
  std::vector<std::uint32_t> keys;
  std::vector<ResultCell> cells;
  TRY_VOID(in_order_of_words(head, groups, dimensions, packs, [&](const ResultCell& cell) -> Result<> {
    keys.insert(keys.end(), cell.key.begin(), cell.key.end());
    cells.push_back(cell);
    return {};
  }));
  for (std::size_t i = 0; i < cells.size(); ++i)
    cells[i].key = {keys.data() + i * dimensions.size(), dimensions.size()};
  std::sort(cells.begin(), cells.end(), [](const ResultCell& a, const ResultCell& b) {
    return std::lexicographical_compare(a.key.begin(), a.key.end(), b.key.begin(), b.key.end());
  });
  for (const ResultCell& cell : cells) TRY_VOID(on_row(cell));
  return {};
}

}  // namespace capnr
