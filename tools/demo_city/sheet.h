// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace capnr::demo {

/// A table of texts, on its way to a file.
struct Sheet {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::size_t column(std::string_view name) const;
  const std::string& cell(std::size_t row, std::size_t column) const;  ///< empty where a row is cut short
};

enum class Charset : bool { utf8, windows_1252 };

/// How a tool writes its CSV.
struct CsvStyle {
  char separator = ';';
  bool quote_all = false;
  bool byte_order_mark = false;
  bool blank_first_line = false;
  bool trailing_separator = false;  ///< GLPI ends each record with one
  bool carriage_return = false;
  Charset charset = Charset::utf8;
};

Result<> write_csv(const std::filesystem::path& path, const Sheet& sheet, const CsvStyle& style);
/// An array of objects; the columns named are numbers.
Result<> write_json(const std::filesystem::path& path, const Sheet& sheet,
                    std::span<const std::string_view> numbers);
/// One worksheet; the columns named are numbers, or dates (yyyy-mm-dd here, day numbers there). What is not one stays text.
Result<> write_xlsx(const std::filesystem::path& path, const Sheet& sheet,
                    std::span<const std::string_view> numbers, std::span<const std::string_view> dates);

}  // namespace capnr::demo
