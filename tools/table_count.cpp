// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2

// capnr-table-count FILE [scalar|sse2|avx2]: rows, cells and bytes of cells of a table, with the CPU time and
// the peak memory of the whole process. For developers who measure a reader; `time` and a loop do the rest.

#include <cstdio>
#include <cstring>

#include <sys/resource.h>

#include "table/csv_reader.h"

using namespace capnr;

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::int64_t rows = 0;
  std::uint64_t cells = 0, bytes = 0;
  auto count = [&](const Row& row) -> Result<Flow> {
    ++rows;
    cells += row.cells.size();
    for (const std::string_view cell : row.cells) bytes += cell.size();
    return Flow::proceed;
  };
  Result<TableFormat> read;
  if (argc > 2) {
    auto source = ByteSource::open(argv[1], ~0ULL);
    if (!source) return 4;
    const CsvScan scan = std::strcmp(argv[2], "scalar") == 0 ? scan_scalar
                         : std::strcmp(argv[2], "sse2") == 0 ? scan_sse2
                                                             : scan_avx2;
    read = read_csv(std::move(*source), {.scan = scan}, count);
  } else {
    read = read_table(argv[1], {}, count);
  }
  if (!read) {
    std::fprintf(stderr, "%s\n", describe(read.error(), Language::en).c_str());
    return exit_code(read.error().kind);
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  std::printf("%lld rows, %llu cells, %llu bytes; CPU %.1f ms (user %.1f, system %.1f), peak %ld kB\n",
              static_cast<long long>(rows), static_cast<unsigned long long>(cells),
              static_cast<unsigned long long>(bytes),
              milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), milliseconds(usage.ru_utime),
              milliseconds(usage.ru_stime), usage.ru_maxrss);
  return 0;
}
