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
#include "inventory/cell_key.h"

namespace capnr {

/// A column whose cells repeat: each distinct cell is read once, whatever the number of rows.
class WordColumn {
 public:
  /// What a cell says.
  struct Meaning {
    std::uint32_t value =
        0;  ///< index of a text; the same for all cells that mean the same, in every file. 0 is empty
    std::int32_t fault = -1;  ///< into faults()
  };

  WordColumn();
  /// `check`: one more check of a meaning that is not empty (does this datacentre exist?).
  void start_file(int column, const Field* field, const FieldMapping* mapping, const CellContext* context,
                  std::function<std::optional<CellFault>(std::string_view)> check = {});
  /// Whether cells may have the mark of a neutralised formula, which is no part of what they say.
  void set_formula_guard(bool guard) { formula_guard_ = guard; }
  int column() const { return column_; }
  bool absent() const { return mapping_ == nullptr; }

  /// The cell as the file has it.
  Meaning read(std::string_view cell) { return look_up(cell, key_of(cell)); }
  /// The same of a cell of Row::padded: where nearly all are, at the first place that is looked at.
  Meaning read_padded(std::string_view cell) {
    if (cell.size() > CellKey::bytes) return read(cell);
    const CellKey key = key_of_padded(cell);
    const Slot& slot = slots_.data()[key.hash() & mask_];
    return slot.key == key ? slot.meaning : look_up(cell, key);
  }
  std::string_view text(std::uint32_t value) const { return texts_[value]; }
  const CellFault& fault(Meaning meaning) const { return faults_[static_cast<std::size_t>(meaning.fault)]; }
  const Field& field() const { return *field_; }

 private:
  struct alignas(64) Slot {  // a line of the cache
    CellKey key = CellKey::of_none();
    std::uint32_t entry = 0;  // index in raw_ + 1; 0 when the slot is free
    Meaning meaning;
  };
  Meaning look_up(std::string_view cell, const CellKey& key);
  Meaning add(std::string_view cell, const CellKey& key);
  Meaning meaning_of(std::string_view cell);
  void forget();
  void put(const Slot& slot);

  int column_ = -1;
  bool formula_guard_ = false;
  const Field* field_ = nullptr;
  const FieldMapping* mapping_ = nullptr;
  const CellContext* context_ = nullptr;
  std::function<std::optional<CellFault>(std::string_view)> check_;
  std::vector<Slot> slots_;       // a power of two
  std::size_t mask_ = 0;          // slots_.size() - 1
  std::vector<std::string> raw_;  // the cells
  std::vector<CellFault> faults_;
  std::deque<std::string> values_;       // where the texts stay
  std::vector<std::string_view> texts_;  // of values_
  std::unordered_map<std::string_view, std::uint32_t> value_index_;
};

}  // namespace capnr
