// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "backup/archive.h"
#include "evidence/sha256.h"
#include "store/stored_rows.h"

namespace capnr {

/// A table of a database as the bytes of its entry, made as they are asked for, and counted. In a transaction, and once.
class TableBytes {
 public:
  TableBytes(Database& database, StoredTable table, RowCounter& counter)
      : database_(&database), table_(std::move(table)), counter_(&counter) {}
  /// Some bytes, until the next call; none at the end.
  Result<std::string_view> next();
  /// What was told until now: after the end, all of it.
  BackupTable told();

 private:
  Database* database_;
  StoredTable table_;
  RowCounter* counter_;
  std::optional<StoredRows> rows_;
  Sha256 digest_;
  std::int64_t count_ = 0;
  std::string bytes_;
  bool ended_ = false;
};

}  // namespace capnr
