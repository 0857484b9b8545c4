// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>

#include "base/language.h"
#include "inventory/import.h"

namespace capnr::cli {

/// What a long import shows while it works: on a terminal one line that is written over, with the share done, the rate and the time left; elsewhere
/// (a log, a pipe) a plain line for each file.
class ProgressLine {
 public:
  explicit ProgressLine(Language language);
  ~ProgressLine() { finish(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const ImportProgress& progress);
  void finish();  ///< leaves the line of the terminal clean

 private:
  using Clock = std::chrono::steady_clock;
  Language language_;
  bool terminal_;
  bool drawn_ = false;
  std::string file_;
  Clock::time_point start_, last_;
};

/// "[#####.....]  50 %  1,200 rows  600 rows/s  2 s left  parc.csv", cut to `columns`; `seconds` since the beginning.
std::string progress_text(const ImportProgress& progress, double seconds, std::size_t columns,
                          Language language);

/// 1234567 as "1 234 567" or "1,234,567".
std::string count_text(std::int64_t count, Language language);

}  // namespace capnr::cli
