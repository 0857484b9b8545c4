// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evidence/grade.h"
#include "inventory/word_index.h"

namespace capnr {

/// The words of an equipment row; one entry for each distinct combination in the inventory.
struct EquipmentClass {
  std::string department, type, manufacturer, model, country, datacentre, status, user_kind;
  std::string item;       ///< reference item recognised by rules, table or correction; empty when not
  double item_score = 0;  ///< 0 to 1
  Grade grade = Grade::imported;
};

/// The words of a class, in the order of the table's and the cache's columns.
enum class ClassWord : std::uint8_t {
  department,
  type,
  manufacturer,
  model,
  country,
  datacentre,
  status,
  user_kind,
  item
};
inline constexpr std::array class_members = {
    &EquipmentClass::department, &EquipmentClass::type,      &EquipmentClass::manufacturer,
    &EquipmentClass::model,      &EquipmentClass::country,   &EquipmentClass::datacentre,
    &EquipmentClass::status,     &EquipmentClass::user_kind, &EquipmentClass::item,
};

/// Equipment classes in few bytes: each word once, a class as the numbers of its words. An inventory of a million rows has tens of thousands
/// of classes made of a few hundred words; who compares classes compares numbers.
class ClassWords {
 public:
  struct Row {
    std::array<std::uint32_t, class_members.size()> words = {};
    double score = 0;
    Grade grade = Grade::imported;
    bool operator==(const Row&) const = default;
    std::uint32_t operator[](ClassWord word) const { return words[static_cast<std::size_t>(word)]; }
  };

  /// The number of a class equal to this one, which is added unless add() met it before.
  std::uint32_t add(const EquipmentClass& words);
  /// A class more, without looking whether there is one like it.
  void push_back(const EquipmentClass& words) { rows_.push_back(row_of(words)); }
  void push_back(const Row& row) { rows_.push_back(row); }  ///< of words numbered by word()
  /// So many classes more, to be filled in with words numbered by word().
  std::span<Row> add_rows(std::size_t count) {
    const std::size_t before = rows_.size();
    rows_.resize(before + count);
    return std::span(rows_).subspan(before);
  }
  void set(std::size_t number, const EquipmentClass& words) { rows_[number] = row_of(words); }
  void reserve(std::size_t classes) { rows_.reserve(classes); }

  EquipmentClass operator[](std::size_t number) const;
  EquipmentClass at(std::size_t number) const { return (*this)[number]; }
  const Row& row(std::size_t number) const { return rows_[number]; }
  const std::string& text(std::size_t number, ClassWord word) const { return text(rows_[number][word]); }
  std::size_t size() const { return rows_.size(); }

  std::uint32_t word(std::string_view text) { return words_.id(text); }  ///< 0 for the empty text
  const std::string& text(std::uint32_t word) const { return words_.text(word); }
  std::size_t word_count() const { return words_.size(); }

 private:
  Row row_of(const EquipmentClass& words);
  WordIndex words_;
  std::vector<Row> rows_;
  std::unordered_multimap<std::uint64_t, std::uint32_t>
      numbers_;  // by hash, of what add() was given: rows_ holds the classes themselves
};

}  // namespace capnr
