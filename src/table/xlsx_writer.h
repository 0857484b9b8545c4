// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/error.h"

namespace capnr {

/// One sheet, row by row, in memory that does not grow with it. Text is always text, never a formula. The
/// file appears whole at commit(), or not at all.
///
///   TRY(XlsxWriter writer, XlsxWriter::create("report.xlsx", "Équipements"));
///   TRY_VOID(writer.header(names));
///   writer.text("PC-1").number(12.5).date(date_of(2024, 3, 1));
///   TRY_VOID(writer.end_row());
///   TRY_VOID(writer.commit());
class XlsxWriter {
 public:
  /// The sheet's name is cut to the 31 characters that Excel takes, without those that it refuses.
  static Result<XlsxWriter> create(const std::filesystem::path& path, std::string_view sheet);
  XlsxWriter(XlsxWriter&&) noexcept;
  XlsxWriter& operator=(XlsxWriter&&) noexcept;
  ~XlsxWriter();

  /// A row in bold that stays in sight.
  Result<> header(std::span<const std::string_view> names);
  XlsxWriter& text(std::string_view cell);
  XlsxWriter& number(std::optional<double> value);  ///< nothing and not-a-number are an empty cell
  XlsxWriter& date(std::optional<Date> value);      ///< text before March 1900, which the format cannot hold
  /// Kind::limit when a cell of the row is longer than 32,767 characters or the sheet has more than 1,048,576
  /// rows.
  Result<> end_row();
  Result<> commit();

 private:
  struct State;
  explicit XlsxWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace capnr
