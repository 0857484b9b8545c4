// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/text.h"

namespace capnr {

/// What a cell is looked up by. Up to sixteen bytes the key is the cell, padded with zeros: two loads and two comparisons, where a hash and
/// a comparison of bytes would branch on the length, which nobody can foresee. A longer cell is its hash: its bytes are yet to be compared.
struct CellKey {
  static constexpr std::size_t bytes = 16;

  std::uint64_t first = 0, second = 0;
  std::uint32_t size = 0;

  bool whole() const { return size <= bytes; }
  bool operator==(const CellKey& other) const {
    return ((first ^ other.first) | (second ^ other.second) | (size ^ other.size)) == 0;
  }
  std::size_t hash() const {
    std::uint64_t mixed = (first ^ size) * 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ (mixed >> 32U) ^ second) * 0xD6E8FEB86659FD93ULL;
    return mixed ^ (mixed >> 32U);
  }
};

/// `padded`: Row::padded.
inline CellKey key_of(std::string_view cell, bool padded) {
  static constexpr auto mask = [] {  // from 16 - n on: n bytes that are kept, the others not
    std::array<unsigned char, 2 * CellKey::bytes> kept_then_not{};
    for (std::size_t i = 0; i < CellKey::bytes; ++i) kept_then_not[i] = 0xFF;
    return kept_then_not;
  }();
  CellKey key;
  key.size = static_cast<std::uint32_t>(cell.size());
  if (cell.empty()) return key;
  if (cell.size() > CellKey::bytes) {
    key.first = hash_bytes(cell);
    return key;
  }
  std::array<char, CellKey::bytes> copy{};
  const char* at = cell.data();
  if (!padded) {
    std::copy(cell.begin(), cell.end(), copy.begin());
    at = copy.data();
  }
  std::uint64_t first = 0, second = 0;
  std::memcpy(&first, mask.data() + CellKey::bytes - cell.size(), 8);
  std::memcpy(&second, mask.data() + CellKey::bytes - cell.size() + 8, 8);
  std::memcpy(&key.first, at, 8);
  std::memcpy(&key.second, at + 8, 8);
  key.first &= first;
  key.second &= second;
  return key;
}

}  // namespace capnr
