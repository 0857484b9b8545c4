// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "inventory/model.h"

namespace capnr::web {

/// Which rows of equipment a reader wants to see; what is empty asks nothing.
struct EquipmentFilter {
  std::string words;  ///< folded(): somewhere in its name, type, manufacturer or model
  std::string department, type;

  bool takes(const EquipmentView& row) const;
};

}  // namespace capnr::web
