// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>

namespace capnr {

/// An identifier of the database. Ids of different things do not mix.
template <class Tag>
struct Id {
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
};

using OrgId = Id<struct OrgTag>;
using InventoryId = Id<struct InventoryTag>;
using ValueId = Id<struct ValueTag>;

}  // namespace capnr
