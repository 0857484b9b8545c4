// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/word_column.h"

#include <utility>

#include "table/csv_writer.h"

namespace capnr {
namespace {

// A column whose cells do not repeat (serial numbers mapped by mistake) must not fill the memory with raw cells.
constexpr std::size_t most_entries = 1U << 20U;

// Few words have room for nearly all to stand in the first place that is looked at: the places that are never met cost nothing.
constexpr std::size_t few_entries = 4096;
constexpr std::size_t room_for(std::size_t entries) {
  return entries <= few_entries ? 8 : 2;
}

}  // namespace

WordColumn::WordColumn() {
  values_.emplace_back();
  texts_.push_back(values_.front());
  value_index_.emplace(values_.front(), 0);
}

void WordColumn::start_file(int column, const Field* field, const FieldMapping* mapping,
                            const CellContext* context,
                            std::function<std::optional<CellFault>(std::string_view)> check) {
  column_ = column;
  field_ = field;
  mapping_ = mapping;
  context_ = context;
  check_ = std::move(check);
  forget();
}

void WordColumn::forget() {
  raw_.clear();
  faults_.clear();
  slots_.assign(64, {});
  mask_ = slots_.size() - 1;
}

WordColumn::Meaning WordColumn::look_up(std::string_view cell, const CellKey& key) {
  for (std::size_t at = key.hash() & mask_; slots_[at].entry != 0; at = (at + 1) & mask_) {
    if (slots_[at].key == key && (key.whole() || raw_[slots_[at].entry - 1] == cell))
      return slots_[at].meaning;
  }
  return add(cell, key);
}

WordColumn::Meaning WordColumn::add(std::string_view cell, const CellKey& key) {
  if (raw_.size() >= most_entries) forget();
  raw_.emplace_back(cell);
  const Meaning meaning = meaning_of(cell);
  if (raw_.size() * room_for(raw_.size()) > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.entry != 0) put(slot);
    }
  }
  put({key, static_cast<std::uint32_t>(raw_.size()), meaning});
  return meaning;
}

void WordColumn::put(const Slot& slot) {
  std::size_t at = slot.key.hash() & mask_;
  while (slots_[at].entry != 0) at = (at + 1) & mask_;
  slots_[at] = slot;
}

WordColumn::Meaning WordColumn::meaning_of(std::string_view cell) {
  std::string text;
  auto fault =
      read_text(formula_guard_ ? without_formula_guard(cell) : cell, *field_, *mapping_, *context_, text);
  if (!fault && check_ && !text.empty()) fault = check_(text);
  if (fault) {
    faults_.push_back(std::move(*fault));
    return {0, static_cast<std::int32_t>(faults_.size() - 1)};
  }
  if (const auto found = value_index_.find(text); found != value_index_.end()) return {found->second, -1};
  const auto value = static_cast<std::uint32_t>(values_.size());
  values_.push_back(std::move(text));
  texts_.push_back(values_.back());
  value_index_.emplace(values_.back(), value);
  return {value, -1};
}

}  // namespace capnr
