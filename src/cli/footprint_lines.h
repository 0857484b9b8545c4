// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "cli/footprint_source.h"
#include "publish/result_document.h"
#include "publish/sink.h"

// The outputs of capnr footprint that have a line for each record: the rows are read again and written as they come.

namespace capnr::cli {

struct ComputedFootprint {
  FootprintSource& source;
  const FactorSet& set;
  const MethodProfile& profile;
  const Footprint& footprint;
};

/// --format pcr-si. What it says is written at this moment is the time of the machine.
Result<> write_pcr_si(const FootprintOptions& options, const ComputedFootprint& computed,
                      const DocumentInput& input, Sink sink);

/// --detail, as CSV or one JSON object a line.
Result<> write_detail(const FootprintOptions& options, const ComputedFootprint& computed, Sink sink);

}  // namespace capnr::cli
