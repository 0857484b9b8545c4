// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"

namespace capnr {

/// How a table of a pack is read. A column is its names separated by | (several generations of a file name it
/// differently), compared without case, accents and punctuation; a * before it says that the file must have
/// it.
struct TableSpec {
  std::string shown_name;  ///< "ademe/factors.csv", for messages
  std::span<const std::string_view> columns;
  bool other_columns = false;  ///< whether columns that are not listed are let through
  bool hidden = false;         ///< whether messages must not quote cells
};

/// A data row, its cells named by their position in TableSpec::columns. Cells "" and "NULL" are empty.
class PackRow {
 public:
  PackRow(const TableSpec& spec, std::span<const int> places) : spec_(spec), places_(places) {}

  std::string_view text(std::size_t column) const;
  bool has(std::size_t column) const {
    return places_[column] >= 0;
  }  ///< whether the file has the column at all
  Result<double> number(std::size_t column) const;
  Result<std::optional<double>> number_or_none(std::size_t column) const;
  Result<std::optional<bool>> boolean_or_none(std::size_t column) const;
  std::uint32_t line() const { return line_; }

  /// The cell as a message may quote it: "…" when the pack is hidden.
  std::string quoted(std::size_t column) const;
  Where at(std::size_t column) const;
  tl::unexpected<Error> wrong(std::size_t column, std::string message,
                              std::vector<std::pair<std::string, std::string>> parameters = {}) const;

  void set(std::span<const std::string_view> cells, std::int64_t number);

 private:
  const TableSpec& spec_;
  std::span<const int> places_;
  std::span<const std::string_view> cells_;
  std::uint32_t line_ = 0;
};

/// Reads the header, then calls back for each row that is not blank.
Result<> read_pack_table(const std::filesystem::path& file, const TableSpec& spec,
                         FunctionRef<Result<>(const PackRow&)> on_row);

}  // namespace capnr
