// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace capnr {

/// The fingerprints of names in the order they come, to be told at the end whether one came twice. Where a NameSet answers at once, by a
/// look at a random place of a large table, this only appends: for a file whose names are expected to be all different.
class NameList {
 public:
  void add(std::uint64_t print) {
    if (used_ == chunk) grow();
    last_[used_++] = print;
  }
  std::size_t size() const { return chunks_.empty() ? 0 : (chunks_.size() - 1) * chunk + used_; }
  bool has_duplicates() const;

 private:
  static constexpr std::size_t chunk = 64U << 10U;
  void grow();
  template <class Visit>
  void each(Visit visit) const;

  std::vector<std::unique_ptr<std::uint64_t[]>> chunks_;
  std::uint64_t* last_ = nullptr;
  std::size_t used_ = chunk;
};

}  // namespace capnr
