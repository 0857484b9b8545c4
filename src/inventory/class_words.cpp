// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/class_words.h"

#include "base/text.h"

namespace capnr {
namespace {

std::uint64_t hash_of(const ClassWords::Row& row) {
  const std::string_view words(reinterpret_cast<const char*>(row.words.data()), sizeof row.words);
  const std::string_view score(reinterpret_cast<const char*>(&row.score), sizeof row.score);
  return hash_bytes(score, hash_bytes(words, static_cast<std::uint64_t>(row.grade)));
}

}  // namespace

ClassWords::Row ClassWords::row_of(const EquipmentClass& words) {
  Row row;
  for (std::size_t i = 0; i < class_members.size(); ++i) row.words[i] = word(words.*class_members[i]);
  row.score = words.item_score;
  row.grade = words.grade;
  return row;
}

std::uint32_t ClassWords::add(const EquipmentClass& words) {
  const Row row = row_of(words);
  const std::uint64_t hash = hash_of(row);
  const auto [first, last] = numbers_.equal_range(hash);
  for (auto at = first; at != last; ++at) {
    if (rows_[at->second] == row) return at->second;
  }
  const auto number = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back(row);
  numbers_.emplace(hash, number);
  return number;
}

EquipmentClass ClassWords::operator[](std::size_t number) const {
  const Row& row = rows_[number];
  EquipmentClass words;
  for (std::size_t i = 0; i < class_members.size(); ++i) words.*class_members[i] = text(row.words[i]);
  words.item_score = row.score;
  words.grade = row.grade;
  return words;
}

}  // namespace capnr
