// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "footprint/factor_set_loader.h"

namespace capnr::test {

/// The set that the program uses by default, read once.
inline const FactorSet& open_set() {
  static const FactorSet set = [] {
    const auto definition = find_set(CAPNR_SOURCE_DIR "/catalog", "open");
    return load_factor_set(CAPNR_SOURCE_DIR "/catalog", *definition).value();
  }();
  return set;
}

}  // namespace capnr::test
