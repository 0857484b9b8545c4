// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inventory/storage_scan.h"
#include "store/database.h"

// The scans of file shares, dated: sums only.

namespace capnr {

struct StorageScan {
  Date date;
  std::string share;  ///< what people call it; empty when the city scans all of its shares at once
  std::vector<StorageSums> departments;
  std::string recorded_at, recorded_by;

  StorageSums total() const;
};

/// In place of what was scanned of that share on that day; whether there was something.
Result<bool> keep_storage_scan(Database& database, OrgId org, const StorageScan& scan);
/// By date, then by share.
Result<std::vector<StorageScan>> load_storage_scans(Database& database, OrgId org);
/// Kind::not_found when there is none.
Result<> remove_storage_scan(Database& database, OrgId org, Date date, std::string_view share);

/// The last scan of each share in a year, or the first.
enum class ScanOfYear : std::uint8_t { first, last };
std::vector<const StorageScan*> scans_of_year(std::span<const StorageScan> scans, int year, ScanOfYear which);

}  // namespace capnr
