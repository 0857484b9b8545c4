// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "rows.h"

using namespace capnr;

namespace {

// A file of `repeats` times `piece` after `head`, written without holding it in memory.
std::filesystem::path big_file(const std::string& name, const std::string& head, const std::string& piece,
                               int repeats) {
  const auto path = scratch_file(name);
  std::ofstream out(path, std::ios::binary);
  out << head;
  for (int i = 0; i < repeats; ++i) out << piece;
  return path;
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST(CsvLimits, ACellOfAHundredMegabytesIsRefusedInBoundedMemory) {
  const std::string megabyte(1U << 20U, 'x');
  for (const char* head : {"a;b\n1;2\n3;", "a;b\n1;2\n3;\""}) {
    const auto path = big_file("cell.csv", head, megabyte, 100);
    const long before = peak_kilobytes();
    const Reading reading = file_rows(path);
    ASSERT_TRUE(reading.error);
    EXPECT_EQ(reading.error->kind, Kind::limit);
    EXPECT_EQ(reading.error->where.row, 3);
    EXPECT_EQ(reading.rows.size(), 2U);
    EXPECT_LT(peak_kilobytes() - before, 16 * 1024);
    std::filesystem::remove(path);
  }
}

TEST(CsvLimits, ARowOfManyLargeCellsIsRefused) {
  const std::string cell = std::string(500'000, 'x') + ";";
  const auto path = big_file("row.csv", "a;b\n", cell, 100);
  const Reading reading = file_rows(path, {.separator = ';'});
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->kind, Kind::limit);
  EXPECT_EQ(reading.error->where.row, 2);
  std::filesystem::remove(path);
}

TEST(CsvLimits, ACellJustUnderTheLimitIsRead) {
  CsvSettings settings{.separator = ';', .limits = {.cell_bytes = 1000}, .chunk_bytes = 64};
  EXPECT_EQ(csv_rows(std::string(1000, 'x') + ";y\n", settings).rows[0][0].size(), 1000U);
  EXPECT_EQ(csv_rows(std::string(1001, 'x') + ";y\n", settings).error->kind, Kind::limit);
}

TEST(CsvLimits, TooManyColumnsAreRefusedWithTheirRow) {
  CsvSettings settings{.separator = ';', .limits = {.columns = 10}};
  EXPECT_EQ(csv_rows("1;2;3;4;5;6;7;8;9;10\n", settings).rows[0].size(), 10U);
  const Reading reading = csv_rows("a\n1;2;3;4;5;6;7;8;9;10;11\n", settings);
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->kind, Kind::limit);
  EXPECT_EQ(reading.error->where.row, 2);
}

TEST(CsvLimits, AFileLargerThanTheLimitIsRefusedBeforeItsRows) {
  const Reading reading =
      rows_of_file_with("large.csv", std::string(5000, 'x'), {.limits = {.file_bytes = 4999}});
  ASSERT_TRUE(reading.error);
  EXPECT_EQ(reading.error->kind, Kind::limit);
}

TEST(CsvLimits, MemoryIsTheSameForALongFile) {
  const auto path =
      big_file("long.csv", "a;b;c\n", "PC-00001;Portable;un poste de travail ordinaire\n", 1'000'000);
  const long before = peak_kilobytes();
  std::int64_t rows = 0;
  std::uint64_t last = 0;
  auto progress = [&](std::uint64_t done, std::uint64_t all) {
    EXPECT_LE(done, all);
    last = done;
  };
  const ReadOptions options{.progress = progress};
  ASSERT_TRUE(read_table(path, options, [&](const Row&) -> Result<Flow> {
    ++rows;
    return Flow::proceed;
  }));
  EXPECT_EQ(rows, 1'000'001);
  EXPECT_GT(last, 40'000'000U);
  EXPECT_LT(peak_kilobytes() - before, 8 * 1024);
  std::filesystem::remove(path);
}
