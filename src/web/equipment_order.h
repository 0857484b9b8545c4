// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/repository.h"

namespace capnr::web {

enum class EquipmentColumn : std::uint8_t { name, type, model, department, item, quantity, purchase, status };
inline constexpr std::size_t equipment_column_count = 8;

/// In which order a list of equipment is shown; without a column, as it was imported.
struct EquipmentOrder {
  std::optional<EquipmentColumn> column = {};
  bool downwards = false;

  /// As an address says it: "achat", "-achat" downwards. Anything else is the order of import.
  static EquipmentOrder from(std::string_view text);
  std::string text() const;
  /// What a click on the heading of a column asks for: upwards first, then downwards, then as imported.
  EquipmentOrder after_click_on(EquipmentColumn clicked) const;
};

/// Finds which of many rows come at the places `from` to `from + many` of an order, in memory that grows with
/// `from` and not with the rows. Words are compared without case and accents; rows that do not say what they
/// are sorted by come last, upwards and downwards; equal ones stay as imported.
class EquipmentPlaces {
 public:
  EquipmentPlaces(EquipmentOrder order, std::size_t from, std::size_t many)
      : order_(order), from_(from), most_(from + many) {}
  void add(const StoredEquipment& row);
  /// The number of each, in the order of add(), from 0.
  std::vector<std::size_t> take() &&;

 private:
  struct Key {
    bool missing = false;
    double number = 0;
    std::string text = {};
    std::size_t place = 0;
  };
  bool before(const Key& a, const Key& b) const;
  Key key_of(const StoredEquipment& row) const;
  EquipmentOrder order_;
  std::size_t from_, most_, seen_ = 0;
  std::vector<Key> first_;  ///< a heap, the last of the order on top
};

}  // namespace capnr::web
