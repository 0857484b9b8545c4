// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "table/csv_reader.h"

namespace capnr {
namespace {

constexpr std::string_view separators = ";,\t|";

std::vector<std::uint32_t> cells_per_record(std::string_view sample, char separator, bool whole) {
  constexpr std::size_t enough = 1000;
  std::vector<std::uint32_t> marks(sample.size() + 64), counts;
  CsvScanState state;
  const CsvScanned scanned = scan_scalar(sample.data(), 0, static_cast<std::uint32_t>(sample.size()),
                                         separator, state, marks.data());
  std::uint32_t count = 1, record = 0;
  for (const std::uint32_t* mark = marks.data(); mark != scanned.end && counts.size() < enough; ++mark) {
    if (sample[*mark] == separator) {
      ++count;
    } else {
      if (*mark > record) counts.push_back(count);  // not an empty line, nor the \n of a \r\n
      count = 1;
      record = *mark + 1;
    }
  }
  if (whole && record < sample.size() && counts.size() < enough) counts.push_back(count);
  return counts;
}

// The share of records that have the commonest number of cells, favouring wide tables: a decimal comma in
// each row must not win over nine semicolons in most rows.
double regularity(const std::vector<std::uint32_t>& counts) {
  std::map<std::uint32_t, double> records;
  for (const std::uint32_t count : counts) ++records[count];
  double best = 0;
  for (const auto& [count, number] : records) {
    if (count > 1)
      best = std::max(best, number / static_cast<double>(counts.size()) * std::sqrt(count - 1.0));
  }
  return best;
}

}  // namespace

bool has_separator_line(std::string_view text) {
  return text.size() >= 6 && (text.starts_with("sep=") || text.starts_with("SEP=")) &&
         separators.find(text[4]) != std::string_view::npos && (text[5] == '\r' || text[5] == '\n');
}

char likely_separator(std::string_view sample, bool whole) {
  if (has_separator_line(sample)) return sample[4];
  char best = separators.front();
  double best_regularity = 0;
  for (const char separator : separators) {
    if (sample.find(separator) == std::string_view::npos) continue;  // every record would be one cell
    auto counts = cells_per_record(sample, separator, whole);
    if (counts.empty()) counts = cells_per_record(sample, separator, true);
    const double found = regularity(counts);
    if (found > best_regularity) {
      best = separator;
      best_regularity = found;
    }
  }
  return best;
}

}  // namespace capnr
