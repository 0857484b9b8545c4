// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "inventory/reject.h"
#include "steering/standing.h"

// Values that people tell: one on the command line, or a table of them.
//
//   indicateur;periode;valeur;unite;perimetre;bas;haut;grade;source;document;motif;par
//   I-1.8c;2025;63,5;%;city;;;declared;tickets GLPI;tickets-2025.pdf;;Alice
//
// Headers are French or English (indicator, period, value, unit, scope, low, high, grade, source, document, reason, by). An empty value withdraws.

namespace capnr {

struct DeclaredValue {
  std::int64_t row = 0;  ///< of the file; 0 on the command line
  std::string indicator, period, value, unit, scope, low, high, grade, source, document, reason, by;
  std::vector<std::string> cells;  ///< the row as it was, for the rejects
};

/// The entry that it says, checked against the programme: its indicator, unit, bounds, period, scope and grade. `sources` has the source that is
/// named; the document is the caller's to keep. Kind::bad_input or Kind::not_found; where.column names the field.
Result<LedgerEntry> entry_of(const DeclaredValue& declared, const Programme& programme);

/// Every row of a CSV, XLSX, ODS or JSON table. Kind::bad_input when it has no column for the indicator, the period and the value, or one that is not
/// known.
struct DeclaredTable {
  TableFormat format;
  std::vector<std::string> header;
  std::vector<DeclaredValue> values;
};
Result<DeclaredTable> read_declared_values(const std::filesystem::path& path);

}  // namespace capnr
