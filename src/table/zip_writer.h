// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "base/error.h"

namespace capnr {

struct ZipEntry {
  std::string name;
  std::string bytes;
  bool stored = false;  ///< not compressed: what programs look for at a fixed place
};

/// A zip archive of these entries, in this order. The same entries give the same bytes: nothing in it tells when it was made.
Result<std::string> zip_of(std::span<const ZipEntry> entries);

}  // namespace capnr
