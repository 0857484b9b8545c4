// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace capnr {

/// Distinct keys (arrays of numbers), numbered in order of appearance. The table holds the keys themselves: a look at one place of the memory
/// tells.
template <class Key>
class KeyIndex {
 public:
  struct Found {
    std::uint32_t number;
    bool fresh;
  };
  Found number_of(const Key& key) {
    const Slot* const slots = slots_.data();
    for (std::size_t at = hash_of(key) & mask_; slots[at].number != 0; at = (at + 1) & mask_) {
      if (same(slots[at].key, key)) return {slots[at].number - 1, false};
    }
    return {add(key), true};
  }
  /// Where a key that will be looked up soon stands, for __builtin_prefetch. The caller says it: a function that did nothing else would
  /// count as one without effect, and g++ would leave it out.
  const void* place_of(const Key& key) const { return slots_.data() + (hash_of(key) & mask_); }
  const Key& key(std::uint32_t number) const { return keys_[number]; }

 private:
  // No slot lies across two lines of the cache.
  struct alignas(std::min<std::size_t>(64, std::bit_ceil(sizeof(Key) + sizeof(std::uint32_t)))) Slot {
    Key key = {};
    std::uint32_t number = 0;  // plus 1; 0 when the slot is free
  };
  static bool same(const Key& a, const Key& b) {
    std::uint32_t differ = 0;
    for (std::size_t i = 0; i < a.size(); ++i) differ |= a[i] ^ b[i];
    return differ == 0;
  }
  static std::uint64_t hash_of(const Key& key) {
    // Products that do not wait for each other; the high bits of their sum are the good ones (Dietzfelbinger, 1996).
    std::uint64_t hash = 0, odd = 0x9E3779B97F4A7C15ULL;
    for (const std::uint32_t id : key) {
      hash += id * odd;
      odd *= 0xD6E8FEB86659FD93ULL;  // known when this is compiled
    }
    return hash >> 32U;
  }
  std::uint32_t add(const Key& key) {
    keys_.push_back(key);
    // Few keys have room for nearly all to stand in the first place that is looked at.
    if (keys_.size() * (keys_.size() <= 4096 ? 8 : 2) > slots_.size()) {
      slots_.assign(slots_.size() * 2, {});
      mask_ = slots_.size() - 1;
      for (std::size_t i = 0; i + 1 < keys_.size(); ++i) put(keys_[i], i);
    }
    put(key, keys_.size() - 1);
    return static_cast<std::uint32_t>(keys_.size() - 1);
  }
  void put(const Key& key, std::size_t number) {
    std::size_t at = hash_of(key) & mask_;
    while (slots_[at].number != 0) at = (at + 1) & mask_;
    slots_[at] = {key, static_cast<std::uint32_t>(number + 1)};
  }
  std::vector<Key> keys_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two
  std::size_t mask_ = 63;
};

}  // namespace capnr
