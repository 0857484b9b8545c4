// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/table_bytes.h"

namespace capnr {

Result<std::string_view> TableBytes::next() {
  constexpr std::size_t enough = 64U << 10U;
  bytes_.clear();
  if (ended_) return std::string_view();
  if (!rows_) {
    TRY(StoredRows rows, StoredRows::of(*database_, table_));
    rows_.emplace(std::move(rows));
    bytes_ += rows_header;
  }
  while (!ended_ && bytes_.size() < enough) {
    TRY(const std::span<const Value> row, rows_->next());
    ended_ = row.empty();
    if (ended_) {
      bytes_ += rows_end;
    } else {
      append_row(bytes_, row);
      ++count_;
      counter_->count(table_.name);
    }
  }
  digest_.add(bytes_);
  return std::string_view(bytes_);
}

BackupTable TableBytes::told() {
  return {table_, count_, digest_.take()};
}

}  // namespace capnr
