// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "inventory/header_match.h"
#include "inventory/reject.h"
#include "inventory/row_checks.h"

namespace capnr {

struct RowCount {
  std::int64_t accepted = 0, rejected = 0;
};

/// Gives each row of data of a file to `on_row` with the index of its table in the plan; refused rows go to the sink with their cells. Rows that
/// no table of the plan takes are refused too, unless the file is read once more for another of its tables (`strays` false).
Result<RowCount> each_data_row(const std::filesystem::path& path, const std::string& shown_path,
                               const FilePlan& plan, const ReadOptions& options, RejectSink& rejects,
                               FunctionRef<Result<RowResult>(std::size_t table, const Row&, Reject&)> on_row,
                               bool strays = true);

/// The sample and the plan of one file.
Result<FilePlan> plan_file(const std::filesystem::path& path, const std::vector<Mapping>& mappings,
                           std::string_view wanted, const ReadOptions& options);

/// "csv ; utf-8", "xlsx Feuil1": SourceFile::format.
std::string format_text(const TableFormat& format);

}  // namespace capnr
