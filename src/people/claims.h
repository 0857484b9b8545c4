// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "table/json.h"

namespace capnr {

/// A member that is a text; empty when there is none.
inline std::string claim(const Json& object, std::string_view member) {
  const Json* found = object.find(member);
  return found == nullptr || found->text() == nullptr ? "" : *found->text();
}

}  // namespace capnr
