// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/error.h"
#include "inventory/model.h"

namespace capnr {

/// Rows, in their order, to blocks, whose classes are numbered in the order of appearance.
class BlockBuilder {
 public:
  /// The block given to `on_block` is filled again afterwards: memory stays that of one block.
  explicit BlockBuilder(std::function<Result<>(const EquipmentBlock&)> on_block);
  /// `number`: of the class in a ClassWords. Every row must come: the index of its class is given back.
  Result<std::uint32_t> add(std::uint32_t number, const EquipmentView& row);
  Result<> finish();
  std::int64_t rows() const { return rows_; }
  const std::vector<std::uint32_t>& order() const { return order_; }

 private:
  Result<> close();
  std::function<Result<>(const EquipmentBlock&)> on_block_;
  EquipmentBlock block_;  // of block_rows rows, the first filled_ of which have come
  std::size_t filled_ = 0;
  std::int64_t rows_ = 0;
  std::vector<std::uint32_t> order_, index_;  // index_: by number, plus one; zero when not met yet
};

}  // namespace capnr
