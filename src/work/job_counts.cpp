// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/job_counts.h"

namespace capnr {

Result<std::map<std::string, std::int64_t>> count_jobs(Database& database) {
  TRY(Statement rows, database.prepare("SELECT state, count(*) FROM job GROUP BY state"));
  TRY_VOID(rows.bind());
  std::map<std::string, std::int64_t> counts;
  while (true) {
    TRY(const bool row, rows.step());
    if (!row) return counts;
    counts.emplace(rows.text(0), rows.integer(1));
  }
}

}  // namespace capnr
