// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/footprint_options.h"

namespace capnr::cli {

/// The set of that name; with --from a PCR-SI request, the electricity that the request brings comes before its packs. What of the
/// request is not used is told on the standard error.
Result<FactorSet> set_of(const Context& context, const FootprintOptions& options, std::string_view name);

}  // namespace capnr::cli
