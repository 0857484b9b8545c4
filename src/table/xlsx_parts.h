// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "table/spreadsheet_value.h"
#include "table/zip_archive.h"

// The parts of an XLSX file beside its sheets (ECMA-376 part 1, SpreadsheetML): the list of sheets, the
// formats, the shared strings.

namespace capnr {

struct XlsxWorkbook {
  struct Sheet {
    std::string name, part;
    bool hidden = false;
  };
  std::vector<Sheet> sheets;
  bool since_1904 = false;
  std::string styles, shared_strings;  ///< parts; empty when there are none
};

Result<XlsxWorkbook> read_xlsx_workbook(const ZipArchive& archive, const ReadLimits& limits);

/// What each cell format (the s attribute of a cell) shows.
Result<std::vector<ShownAs>> read_xlsx_styles(const ZipArchive& archive, std::string_view part,
                                              const ReadLimits& limits);

/// Every shared string in one piece of memory.
class SharedStrings {
 public:
  static Result<SharedStrings> read(const ZipArchive& archive, std::string_view part,
                                    const ReadLimits& limits);
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

/// Excel writes characters that XML cannot hold as _x000D_: these become themselves from `from` on (the
/// carriage return is dropped).
void unescape_xlsx(std::string& text, std::size_t from = 0);

/// The sheet of that name, or the first that is not hidden. Kind::not_found names those there are.
Result<const XlsxWorkbook::Sheet*> choose_sheet(const XlsxWorkbook& workbook, std::string_view name);

/// "unknown sheet" with the names that there are.
tl::unexpected<Error> no_such_sheet(std::string_view name, const std::vector<std::string>& sheets);

}  // namespace capnr
