// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace capnr {

/// Combinations of N numbers, numbered in order of appearance.
template <std::size_t N>
class PackedIndex {
 public:
  using Key = std::array<std::uint32_t, N>;

  std::uint32_t id(const Key& key) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash(key) & mask;
    for (; slots_[at] != 0; at = (at + 1) & mask) {
      if (keys_[slots_[at] - 1] == key) return slots_[at] - 1;
    }
    keys_.push_back(key);
    slots_[at] = static_cast<std::uint32_t>(keys_.size());
    if (keys_.size() * 2 > slots_.size()) grow();
    return static_cast<std::uint32_t>(keys_.size() - 1);
  }
  const Key& key(std::uint32_t id) const { return keys_[id]; }
  std::size_t size() const { return keys_.size(); }

 private:
  static std::size_t hash(const Key& key) {
    return hash_bytes({reinterpret_cast<const char*>(key.data()), sizeof key});
  }
  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t i = 0; i < keys_.size(); ++i) {
      std::size_t at = hash(keys_[i]) & mask;
      while (slots_[at] != 0) at = (at + 1) & mask;
      slots_[at] = i + 1;
    }
  }

  std::vector<Key> keys_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256);  // id + 1, or 0; a power of two
};

}  // namespace capnr
