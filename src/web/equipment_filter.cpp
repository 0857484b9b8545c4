// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/equipment_filter.h"

#include <string_view>

namespace capnr::web {

bool EquipmentFilter::takes(const EquipmentView& row) const {
  if (!department.empty() && row.department != department) return false;
  if (!type.empty() && row.type != type) return false;
  if (words.empty()) return true;
  std::string all(row.name);
  for (const std::string_view text : {row.type, row.manufacturer, row.model}) all.append(" ").append(text);
  return words.are_in(all);
}

EquipmentFilter equipment_filter_of(const Exchange& exchange) {
  return {SoughtWords(exchange.query("texte")), exchange.query("direction"), exchange.query("type")};
}

}  // namespace capnr::web
