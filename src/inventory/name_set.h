// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace capnr {

/// The names of up to tens of millions of records as 64-bit fingerprints, eight bytes each: enough to find duplicates and dangling
/// references in flat memory. Two different names of ten million share a fingerprint with a probability of 3 in a million.
class NameSet {
 public:
  /// False when it was there already.
  bool insert(std::string_view name) { return insert_fingerprint(hash_bytes(name)); }
  bool insert_fingerprint(std::uint64_t print) {
    if (print == 0) print = 1;  // zero marks a free slot
    if ((count_ + 1) * 4 > slots_.size() * 3) grow();
    std::size_t at = place(print);
    while (slots_[at] != 0) {
      if (slots_[at] == print) return false;
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = print;
    ++count_;
    return true;
  }
  bool contains(std::string_view name) const { return contains_fingerprint(hash_bytes(name)); }
  bool contains_fingerprint(std::uint64_t print) const {
    if (slots_.empty()) return false;
    if (print == 0) print = 1;
    for (std::size_t at = place(print); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == print) return true;
    }
    return false;
  }
  std::size_t size() const { return count_; }

 private:
  std::size_t place(std::uint64_t print) const {
    return static_cast<std::size_t>(print >> (64 - std::countr_zero(slots_.size())));
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    old.swap(slots_);
    for (const std::uint64_t print : old) {
      if (print == 0) continue;
      std::size_t at = place(print);
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = print;
    }
  }

  std::vector<std::uint64_t> slots_;  // a power of two, at most three quarters full
  std::size_t count_ = 0;
};

}  // namespace capnr
