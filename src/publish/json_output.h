// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "publish/result_document.h"
#include "publish/sink.h"
#include "publish/years.h"

namespace capnr {

/// The whole document as one JSON object (docs/outputs.md describes it); its rows come last and are written as they come from the
/// footprint, or from the document's table when it has one, with its intervals. What is not covered is null.
Result<> write_json(const ResultDocument& document, const Footprint& footprint,
                    std::span<const Dimension> dimensions, Language language, Sink sink);

/// Several inventories side by side: "years" has the members of each one's document, "rows" those of all their tables.
Result<> write_json(std::span<const YearFootprint> years, std::span<const Dimension> dimensions,
                    Language language, Sink sink);

}  // namespace capnr
