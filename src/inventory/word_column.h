// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inventory/cell.h"

namespace capnr {

/// A column whose cells repeat: each distinct cell is read once, whatever the number of rows.
class WordColumn {
 public:
  struct Entry {
    std::string raw;
    std::uint64_t hash = 0;
    std::uint32_t value =
        0;  ///< index of its meaning; the same for all cells that mean the same, in every file. 0 is empty
    std::int32_t fault = -1;  ///< into faults()
  };

  WordColumn();
  /// `check`: one more check of a meaning that is not empty (does this datacentre exist?).
  void start_file(int column, const Field* field, const FieldMapping* mapping, const CellContext* context,
                  std::function<std::optional<CellFault>(std::string_view)> check = {});
  int column() const { return column_; }
  bool absent() const { return mapping_ == nullptr; }

  /// The entry lives until the next cell that is read.
  const Entry& read(std::string_view cell) {
    if (last_ < entries_.size() && entries_[last_].raw == cell) return entries_[last_];
    return look_up(cell);
  }
  std::string_view text(std::uint32_t value) const { return texts_[value]; }
  const CellFault& fault(const Entry& entry) const { return faults_[static_cast<std::size_t>(entry.fault)]; }
  const Field& field() const { return *field_; }

 private:
  const Entry& look_up(std::string_view cell);
  Entry make(std::string_view cell, std::uint64_t hash);
  void grow();

  int column_ = -1;
  const Field* field_ = nullptr;
  const FieldMapping* mapping_ = nullptr;
  const CellContext* context_ = nullptr;
  std::function<std::optional<CellFault>(std::string_view)> check_;
  struct Slot {
    std::uint32_t hash = 0;   // its upper half, which tells nearly all other cells apart
    std::uint32_t entry = 0;  // index + 1
  };
  std::size_t last_ = 0;
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // a power of two
  std::vector<CellFault> faults_;
  std::deque<std::string> values_;       // where the texts stay
  std::vector<std::string_view> texts_;  // of values_
  std::unordered_map<std::string_view, std::uint32_t> value_index_;
};

}  // namespace capnr
