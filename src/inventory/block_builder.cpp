// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/block_builder.h"

#include "inventory/column_cache.h"

namespace capnr {
namespace {

void resize(EquipmentBlock& block, std::size_t rows) {
  block.class_index.resize(rows);
  block.quantity.resize(rows);
  block.start.resize(rows);
  block.end.resize(rows);
  block.annual_kwh.resize(rows);
  block.usage_rate.resize(rows);
  block.lifetime_years.resize(rows);
}

}  // namespace

BlockBuilder::BlockBuilder(std::function<Result<>(const EquipmentBlock&)> on_block)
    : on_block_(std::move(on_block)) {}

Result<std::uint32_t> BlockBuilder::add(std::uint32_t number, const EquipmentView& row) {
  if (index_.size() <= number) index_.resize(number + 1, 0);
  if (index_[number] == 0) {
    order_.push_back(number);
    index_[number] = static_cast<std::uint32_t>(order_.size());
  }
  if (filled_ == block_.class_index.size()) resize(block_, block_rows);
  const std::uint32_t index = index_[number] - 1;
  const auto& start = row.purchase ? row.purchase : row.commissioning;
  const std::size_t at = filled_++;
  block_.class_index[at] = index;
  block_.quantity[at] = row.quantity;
  block_.start[at] = start ? start->days : no_day;
  block_.end[at] = row.decommissioning ? row.decommissioning->days : no_day;
  block_.annual_kwh[at] = row.annual_kwh.value_or(unknown);
  block_.usage_rate[at] = row.usage_rate.value_or(unknown);
  block_.lifetime_years[at] = row.lifetime_years.value_or(unknown);
  ++rows_;
  if (filled_ == block_rows) TRY_VOID(close());
  return index;
}

Result<> BlockBuilder::close() {
  resize(block_, filled_);
  filled_ = 0;
  return on_block_(block_);
}

Result<> BlockBuilder::finish() {
  if (filled_ == 0) return {};
  return close();
}

}  // namespace capnr
