// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "inventory/model.h"
#include "web/exchange.h"
#include "web/sought_words.h"

namespace capnr::web {

/// Which rows of equipment a reader wants to see; what is empty asks nothing.
struct EquipmentFilter {
  SoughtWords words;  ///< in its name, type, manufacturer and model
  std::string department, type;

  bool takes(const EquipmentView& row) const;
};

/// As the address of a list or of a file of equipment says it: texte, direction, type.
EquipmentFilter equipment_filter_of(const Exchange& exchange);

}  // namespace capnr::web
