// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "inventory/storage_scan_store.h"
#include "publish/sink.h"
#include "publish/terminal.h"

namespace capnr {

/// Scans of file shares. docs/further-inputs.md explains the columns.
struct StorageDocument {
  std::string city, insee_code;
  std::vector<StorageScan> scans;
};

/// "1.5 TB", in powers of ten.
std::string shown_bytes(std::int64_t bytes, Language language);

std::string to_terminal(const StorageDocument& document, const TerminalOptions& options);
Result<> write_json(const StorageDocument& document, Sink sink);
/// One row for each scan and department, in bytes.
Result<> write_csv(const StorageDocument& document, Sink sink);

}  // namespace capnr
