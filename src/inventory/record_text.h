// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "inventory/record_members.h"

namespace capnr {

/// A record as the cells of its canonical file, in the order of fields_of(entity), which reading gives back: numbers with a decimal point, dates
/// as yyyy-mm-dd. The cells of the origin (source_file, source_row) are left empty.
template <class Record>
void cells_of(const Record& record, std::vector<std::string>& cells);

}  // namespace capnr
