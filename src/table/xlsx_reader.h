// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "table/zip_archive.h"

namespace capnr {

/// The rows of a sheet, in a stream (the shared strings are kept). Formulas give the value that was saved
/// with them; dates are yyyy-mm-dd by their number format; booleans are true and false. Rows with nothing are
/// counted, not given.
Result<TableFormat> read_xlsx(const ZipArchive& archive, const ReadOptions& options,
                              FunctionRef<Result<Flow>(const Row&)> on_row);

}  // namespace capnr
