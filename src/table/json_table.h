// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "table/byte_source.h"
#include "table/table.h"

namespace capnr {

/// The rows of [{…}, …], {"rows": [{…}, …]} or {"data": [{…}, …]}, as web interfaces give them: the first row
/// is the header, every key in the order in which it first appears. Objects inside become dotted names
/// ("model.name"); what an array holds is joined by line feeds; numbers are kept as written. `open` is called
/// twice: a first pass finds the keys, so that memory does not grow with the file.
Result<TableFormat> read_json_table(FunctionRef<Result<ByteSource>()> open, const ReadOptions& options,
                                    FunctionRef<Result<Flow>(const Row&)> on_row);

}  // namespace capnr
