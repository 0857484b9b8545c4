// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "table/zip_archive.h"

namespace capnr {

/// The rows of a sheet of an OpenDocument spreadsheet (ODF 1.3 part 3), in a stream. Values come from
/// office:value and its likes, not from the text shown; repeated columns and rows are expanded as far as they
/// hold something, within limits.
Result<TableFormat> read_ods(const ZipArchive& archive, const ReadOptions& options,
                             FunctionRef<Result<Flow>(const Row&)> on_row);

}  // namespace capnr
