// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/function_ref.h"

// Rows out of any file that a city's tools export. One call reads CSV, XLSX, ODS and JSON (an array of
// objects), whatever the separator and the encoding, and gives each row as UTF-8 cells. It does not know what
// the columns mean: see mapping.h.
//
//   TRY_VOID(read_table("parc.csv", {}, [&](const Row& row) -> Result<Flow> { … return Flow::proceed; }));

namespace capnr {

enum class FileFormat : std::uint8_t { csv, xlsx, ods, json };
enum class Encoding : std::uint8_t { utf8, windows_1252, latin1, utf16le, utf16be };

/// The cells live until the next row. `number` counts records from 1 as a spreadsheet does, whatever lines a
/// cell spans.
struct Row {
  std::span<const std::string_view> cells;
  std::int64_t number = 0;
  /// Thirty-two bytes can be read from the first of each cell on, whatever its size: what follows it is no part of it.
  bool padded = false;
};

enum class Flow : bool { proceed, stop };

/// Guards against hostile or mistaken files; passing one is Kind::limit, naming the row.
struct ReadLimits {
  std::uint64_t file_bytes = 8ULL << 30U;
  std::uint64_t cell_bytes = 1U << 20U;
  std::uint32_t columns = 4096;
  std::uint64_t unpacked_bytes = 2ULL << 30U;  ///< of a zip entry
  std::uint32_t unpack_ratio = 500;            ///< unpacked over packed, once past 10 MB
  std::uint32_t depth = 64;                    ///< of JSON and XML
};

struct ReadOptions {
  std::optional<char> separator = {};
  std::optional<Encoding> encoding = {};
  std::string sheet = {};  ///< the first one when empty
  ReadLimits limits = {};
  /// Bytes read so far, bytes in all; called a few times a second at most by the reader's own count, never by
  /// a clock.
  std::optional<FunctionRef<void(std::uint64_t, std::uint64_t)>> progress = {};
};

struct TableFormat {
  FileFormat format = FileFormat::csv;
  char separator = ';';                ///< CSV
  Encoding encoding = Encoding::utf8;  ///< CSV
  bool byte_order_mark = false;        ///< CSV
  std::string sheet = {};              ///< XLSX, ODS
};

/// Looks at the content, never at the name.
Result<TableFormat> detect_format(const std::filesystem::path& path, const ReadOptions& options = {});

/// Calls back once a row, the header's row included. A NUL byte, a quote that never closes, a broken archive,
/// a document type declaration are errors that name the row. Stops early at Flow::stop.
Result<TableFormat> read_table(const std::filesystem::path& path, const ReadOptions& options,
                               FunctionRef<Result<Flow>(const Row&)> on_row);

}  // namespace capnr
