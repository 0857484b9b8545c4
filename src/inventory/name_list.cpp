// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/name_list.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <span>

namespace capnr {
namespace {

constexpr std::size_t most_at_once = 1U << 20U;  // prints of one pass: eight megabytes, twice
constexpr unsigned bucket_bits = 10;

// Buckets are small enough for their table to stay in the cache.
bool twice_in(std::span<const std::uint64_t> bucket, std::vector<std::uint64_t>& table) {
  const std::size_t slots = std::bit_ceil(bucket.size() * 2 + 1);
  table.assign(slots, 0);
  for (const std::uint64_t print : bucket) {
    std::size_t at = (print * 0x9E3779B97F4A7C15ULL) >> (64 - std::countr_zero(slots));
    for (; table[at] != 0; at = (at + 1) & (slots - 1)) {
      if (table[at] == print) return true;
    }
    table[at] = print;
  }
  return false;
}

// `each_print` calls back with each of `count` prints, which have their first `passed` bits in common, as often as it is called.
template <class EachPrint>
bool twice_among(EachPrint each_print, std::size_t count, unsigned passed,
                 std::vector<std::uint64_t>& sorted) {
  constexpr std::size_t buckets = 1U << bucket_bits;
  const auto bucket_of = [&](std::uint64_t print) {
    return static_cast<std::size_t>((print << passed) >> (64 - bucket_bits));
  };
  std::array<std::size_t, buckets + 1> ends = {};
  each_print([&](std::uint64_t print) { ++ends[bucket_of(print) + 1]; });
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  const auto starts = ends;
  sorted.resize(count);
  each_print([&](std::uint64_t print) { sorted[ends[bucket_of(print)]++] = print; });
  std::vector<std::uint64_t> table;
  for (std::size_t b = 0; b < buckets; ++b) {
    if (twice_in(std::span(sorted).subspan(starts[b], starts[b + 1] - starts[b]), table)) return true;
  }
  return false;
}

}  // namespace

void NameList::grow() {
  chunks_.push_back(std::make_unique_for_overwrite<std::uint64_t[]>(chunk));
  last_ = chunks_.back().get();
  used_ = 0;
}

template <class Visit>
void NameList::each(Visit visit) const {
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    const std::size_t count = i + 1 == chunks_.size() ? used_ : chunk;
    for (std::size_t j = 0; j < count; ++j)
      visit(chunks_[i][j] | 1U);  // zero marks a free slot; the last bit is no loss
  }
}

bool NameList::has_duplicates() const {
  unsigned bits = 0;
  while ((size() >> bits) > most_at_once) ++bits;
  std::vector<std::uint64_t> prints, sorted;
  if (bits == 0) return twice_among([this](auto visit) { each(visit); }, size(), 0, sorted);
  for (std::uint64_t pass = 0; pass < (1ULL << bits); ++pass) {
    prints.clear();
    prints.reserve((size() >> bits) + (size() >> (bits + 4)) + 64);
    each([&](std::uint64_t print) {
      if (print >> (64 - bits) == pass) prints.push_back(print);
    });
    const auto each_print = [&prints](auto visit) { std::for_each(prints.begin(), prints.end(), visit); };
    if (twice_among(each_print, prints.size(), bits, sorted)) return true;
  }
  return false;
}

}  // namespace capnr
