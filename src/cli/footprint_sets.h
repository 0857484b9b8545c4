// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/footprint_options.h"

namespace capnr::cli {

/// capnr footprint --compare-sets A,B: one inventory, recognised once, under the two sets.
Result<> compare_two_sets(const Context& context, const FootprintOptions& options,
                          const FootprintQuestion& question, const MethodProfile& profile);

}  // namespace capnr::cli
