// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/word_column.h"

#include "base/text.h"

namespace capnr {
namespace {

// A column whose cells do not repeat (serial numbers mapped by mistake) must not fill the memory with raw cells.
constexpr std::size_t most_entries = 1U << 20U;

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
  last_ = 0;
  entries_.clear();
  faults_.clear();
  slots_.assign(64, {});
}

const WordColumn::Entry& WordColumn::look_up(std::string_view cell) {
  const std::uint64_t hash = hash_bytes(cell);
  const auto upper = static_cast<std::uint32_t>(hash >> 32U);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].entry != 0; at = (at + 1) & (slots_.size() - 1)) {
    const std::size_t index = slots_[at].entry - 1;
    if (slots_[at].hash == upper && entries_[index].raw == cell) return entries_[last_ = index];
  }
  if (entries_.size() >= most_entries) {
    entries_.clear();
    faults_.clear();
    slots_.assign(64, {});
    at = hash & 63U;
  }
  entries_.push_back(make(cell, hash));
  slots_[at] = {upper, static_cast<std::uint32_t>(entries_.size())};
  if (entries_.size() * 2 > slots_.size()) grow();
  last_ = entries_.size() - 1;
  return entries_.back();
}

WordColumn::Entry WordColumn::make(std::string_view cell, std::uint64_t hash) {
  Entry entry{std::string(cell), hash, 0, -1};
  std::string text;
  auto fault = read_text(cell, *field_, *mapping_, *context_, text);
  if (!fault && check_ && !text.empty()) fault = check_(text);
  if (fault) {
    entry.fault = static_cast<std::int32_t>(faults_.size());
    faults_.push_back(std::move(*fault));
    return entry;
  }
  if (const auto found = value_index_.find(text); found != value_index_.end()) {
    entry.value = found->second;
  } else {
    entry.value = static_cast<std::uint32_t>(values_.size());
    values_.push_back(std::move(text));
    texts_.push_back(values_.back());
    value_index_.emplace(values_.back(), entry.value);
  }
  return entry;
}

void WordColumn::grow() {
  slots_.assign(slots_.size() * 2, {});
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = entries_[i].hash & (slots_.size() - 1);
    while (slots_[at].entry != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {static_cast<std::uint32_t>(entries_[i].hash >> 32U), static_cast<std::uint32_t>(i + 1)};
  }
}

}  // namespace capnr
