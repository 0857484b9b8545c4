// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace capnr {

/// One CSV record at a time into a string (RFC 4180 quoting, CRLF when asked). A record of one empty cell is
/// written "", since a line with nothing is no record. `for_spreadsheets`: a text cell that starts with = + -
/// @ tab or return gets an apostrophe before it, so that no spreadsheet runs it as a formula; numbers written
/// by number() are left alone. One that starts with apostrophes before such a character gets one more, so
/// that without_formula_guard() gives back every text.
class CsvWriter {
 public:
  explicit CsvWriter(std::string& out, char separator = ';', bool for_spreadsheets = false, bool crlf = false)
      : out_(out), separator_(separator), for_spreadsheets_(for_spreadsheets), crlf_(crlf) {}
  CsvWriter& text(std::string_view cell);
  CsvWriter& verbatim(std::string_view cell);  ///< quoted where needed, never neutralised
  CsvWriter& number(double value);             ///< not-a-number is an empty cell
  CsvWriter& integer(long long value);
  CsvWriter& end_row();

 private:
  void separate();
  std::string& out_;
  char separator_;
  bool for_spreadsheets_, crlf_;
  bool first_ = true, lone_empty_ = false;
};

/// Whether the text, after any apostrophes, starts as a formula does.
inline bool may_run_as_formula(std::string_view text) {
  const std::size_t at = text.find_first_not_of('\'');
  return at != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(text[at]) != std::string_view::npos;
}

/// The text that a cell written for spreadsheets stands for.
inline std::string_view without_formula_guard(std::string_view cell) {
  return !cell.empty() && cell.front() == '\'' && may_run_as_formula(cell) ? cell.substr(1) : cell;
}

}  // namespace capnr
