// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/text.h"

namespace capnr {

/// What a cell is looked up by. Up to thirty-two bytes the key is the cell, padded with zeros: four loads and four comparisons, where a hash and
/// a comparison of bytes would branch on the length, which nobody can foresee. A longer cell is its hash: its bytes are yet to be compared.
struct CellKey {
  static constexpr std::size_t bytes = 32;

  std::uint64_t first, second, third, fourth;
  std::uint32_t size;

  /// The key of no cell.
  static constexpr CellKey of_none() { return {0, 0, 0, 0, 0xFFFFFFFF}; }
  bool whole() const { return size <= bytes; }
  bool operator==(const CellKey& other) const {
    return ((first ^ other.first) | (second ^ other.second) | (third ^ other.third) |
            (fourth ^ other.fourth) | (size ^ other.size)) == 0;
  }
  std::size_t hash() const {
    // Two halves that do not wait for each other.
    const std::uint64_t odd = (first ^ std::rotl(third, 29)) * 0x9E3779B97F4A7C15ULL;
    const std::uint64_t even = (second ^ std::rotl(fourth, 41) ^ size) * 0xC2B2AE3D27D4EB4FULL;
    const std::uint64_t mixed = (odd ^ (odd >> 32U) ^ even) * 0xD6E8FEB86659FD93ULL;
    return mixed ^ (mixed >> 32U);
  }
};

/// Of a cell of Row::padded, of CellKey::bytes at most.
inline CellKey key_of_padded(std::string_view cell) {
  static constexpr auto mask = [] {  // from 32 - n on: n bytes that are kept, the others not
    std::array<unsigned char, 2 * CellKey::bytes> kept_then_not{};
    for (std::size_t i = 0; i < CellKey::bytes; ++i) kept_then_not[i] = 0xFF;
    return kept_then_not;
  }();
  const auto word = [](const auto* at) {
    std::uint64_t loaded = 0;
    std::memcpy(&loaded, at, sizeof loaded);
    return loaded;
  };
  const auto* kept = mask.data() + CellKey::bytes - cell.size();
  const char* at = cell.data();
  return {word(at) & word(kept), word(at + 8) & word(kept + 8), word(at + 16) & word(kept + 16),
          word(at + 24) & word(kept + 24), static_cast<std::uint32_t>(cell.size())};
}

inline CellKey key_of(std::string_view cell) {
  const auto size = static_cast<std::uint32_t>(cell.size());
  if (cell.empty()) return {0, 0, 0, 0, 0};
  if (cell.size() > CellKey::bytes) return {hash_bytes(cell), 0, 0, 0, size};
  std::array<char, CellKey::bytes> copy{};
  std::copy(cell.begin(), cell.end(), copy.begin());
  return key_of_padded({copy.data(), cell.size()});
}

}  // namespace capnr
