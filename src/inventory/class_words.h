// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "inventory/model.h"

namespace capnr {

/// The words of a class, in the order of the table's and the cache's columns.
inline constexpr std::array class_members = {
    &EquipmentClass::department, &EquipmentClass::type,      &EquipmentClass::manufacturer,
    &EquipmentClass::model,      &EquipmentClass::country,   &EquipmentClass::datacentre,
    &EquipmentClass::status,     &EquipmentClass::user_kind, &EquipmentClass::item,
};

/// Equipment classes in few bytes: each word once, a class as the numbers of its words. Equal classes have one number.
class ClassWords {
 public:
  struct Row {
    std::array<std::uint32_t, class_members.size()> words = {};
    double score = 0;
    Grade grade = Grade::imported;
    bool operator==(const Row&) const = default;
  };

  ClassWords() { word(""); }
  std::uint32_t add(const EquipmentClass& words);
  EquipmentClass at(std::uint32_t number) const;
  const Row& row(std::uint32_t number) const { return rows_[number]; }
  const std::string& text(std::uint32_t word) const { return words_[word]; }
  std::size_t size() const { return rows_.size(); }
  std::size_t word_count() const { return words_.size(); }

 private:
  std::uint32_t word(std::string_view text);
  std::deque<std::string> words_;
  std::unordered_map<std::string_view, std::uint32_t> word_numbers_;
  std::vector<Row> rows_;
  std::unordered_multimap<std::uint64_t, std::uint32_t>
      numbers_;  // by hash: rows_ holds the classes themselves
};

}  // namespace capnr
