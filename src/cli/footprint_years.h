// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/footprint_options.h"

namespace capnr::cli {

/// Whether --by has the year and nothing chooses one inventory or asks for what is told of one only (--detail, pcr-si).
bool asks_for_years(const FootprintOptions& options, const FootprintQuestion& question);

/// The inventories of the city side by side, oldest first, each computed as of its own date. With --as-of: those dated on or before it,
/// the last one computed as of that day, as capnr report does.
Result<> years_side_by_side(const Context& context, const FootprintOptions& options,
                            const FootprintQuestion& question, const FactorSet& set,
                            const MethodProfile& profile);

}  // namespace capnr::cli
