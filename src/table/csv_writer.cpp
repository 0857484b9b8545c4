// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/csv_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace capnr {

void CsvWriter::separate() {
  if (!first_) out_ += separator_;
  lone_empty_ = false;
  first_ = false;
}

CsvWriter& CsvWriter::text(std::string_view cell) {
  if (!for_spreadsheets_ || !may_run_as_formula(cell)) return verbatim(cell);
  std::string harmless = "'";
  harmless += cell;
  return verbatim(harmless);
}

CsvWriter& CsvWriter::verbatim(std::string_view cell) {
  const bool lone_empty = first_ && cell.empty();
  separate();
  lone_empty_ = lone_empty;
  const auto is_special = [this](char c) { return c == separator_ || c == '"' || c == '\r' || c == '\n'; };
  if (std::none_of(cell.begin(), cell.end(), is_special)) {
    out_ += cell;
    return *this;
  }
  out_ += '"';
  for (const char c : cell) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::number(double value) {
  if (!std::isfinite(value)) return verbatim({});
  separate();
  // Most quantities are small whole numbers, which need no search for the shortest digits.
  std::array<char, 32> digits{};
  const auto whole = static_cast<std::int64_t>(std::abs(value) < 1e6 ? value : 0);
  const auto done = value != 0 && static_cast<double>(whole) == value
                        ? std::to_chars(digits.data(), digits.data() + digits.size(), whole)
                        : std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out_.append(digits.data(), done.ptr);
  return *this;
}

CsvWriter& CsvWriter::integer(long long value) {
  return verbatim(std::to_string(value));
}

CsvWriter& CsvWriter::end_row() {
  if (lone_empty_) out_ += "\"\"";
  out_ += crlf_ ? "\r\n" : "\n";
  first_ = true;
  lone_empty_ = false;
  return *this;
}

}  // namespace capnr
