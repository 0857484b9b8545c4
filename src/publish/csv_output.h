// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "footprint/engine.h"
#include "footprint/streamed_footprint.h"
#include "publish/result_document.h"
#include "publish/sink.h"
#include "publish/years.h"

namespace capnr {

// CSV meant for spreadsheets and programs alike: `;` between cells, numbers with a point, texts that a spreadsheet would run as a formula
// neutralised. Columns: the dimensions asked, value, unit, quantity, covered, p5, p95, pack, gap (docs/outputs.md).
//
// Where the factor set has nothing at all for a criterion in a phase (a hole), a table by phase and criterion says it once, with * for
// every other dimension: a million rows that repeat it would tell nothing more.

/// Rows as they come from the footprint, without intervals; they are never kept.
Result<> write_csv(const Footprint& footprint, std::span<const Dimension> dimensions, Sink sink);

/// The same, of groups that are not kept either.
Result<> write_csv(const StreamedFootprint& footprint, std::span<const Dimension> dimensions, Sink sink);

/// A table that is there already, with its intervals.
Result<> write_csv(const Footprint& footprint, const ResultTable& table, Sink sink);

/// The tables of several inventories, one below the other: their year tells them apart.
Result<> write_csv(std::span<const YearFootprint> years, Sink sink);

}  // namespace capnr
