// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/storage_scan.h"

#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace capnr {
namespace {

namespace fs = std::filesystem;

const Date today = date_of(2026, 10, 31);

class StorageScanning : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    share_ =
        fs::path(testing::TempDir()) / ("share_" + std::string(info->name()) + std::to_string(::getpid()));
    fs::remove_all(share_);
    fs::create_directories(share_);
  }
  void TearDown() override { fs::remove_all(share_); }

  fs::path file(const fs::path& name, std::string_view text, Date used = today) {
    fs::create_directories((share_ / name).parent_path());
    std::ofstream(share_ / name, std::ios::binary) << text;
    set_used(name, used, used);
    return share_ / name;
  }
  void set_used(const fs::path& name, Date read, Date written) {
    const timespec times[2] = {{std::int64_t{read.days} * 86400 + 3600, 0},
                               {std::int64_t{written.days} * 86400 + 3600, 0}};
    ASSERT_EQ(utimensat(AT_FDCWD, (share_ / name).c_str(), times, 0), 0);
  }
  ScannedStorage scan(ScanOptions options = {}) { return scan_of({share_}, std::move(options)); }
  static ScannedStorage scan_of(const std::vector<fs::path>& folders, ScanOptions options = {}) {
    options.date = today;
    auto scanned = scan_storage(folders, options, [](const ScanProgress&) {});
    EXPECT_TRUE(scanned) << describe(scanned.error(), Language::en);
    return scanned ? *scanned : ScannedStorage{};
  }
  StorageSums only(ScanOptions options = {}) {
    const ScannedStorage scanned = scan(std::move(options));
    EXPECT_EQ(scanned.departments.size(), 1U);
    return scanned.departments.empty() ? StorageSums{} : scanned.departments[0];
  }

  fs::path share_;
};

TEST_F(StorageScanning, SumsWhatFilesTakeAndHowOldTheyAre) {
  file("a", std::string(10000, 'a'), date_of(2026, 1, 1));
  file("b/c", std::string(20000, 'b'), date_of(2025, 10, 30));
  file("b/d/e", std::string(40000, 'c'), date_of(2023, 10, 30));
  file("f", std::string(80000, 'd'), date_of(2023, 10, 31));
  file("g", std::string(160000, 'e'), date_of(2021, 10, 30));
  const StorageSums sums = only();
  EXPECT_EQ(sums.files, 5);
  EXPECT_EQ(sums.bytes, 310000);
  EXPECT_EQ(sums.apparent_bytes, 310000);
  EXPECT_EQ(sums.bytes_over_1_year, 300000);
  EXPECT_EQ(sums.bytes_over_3_years, 200000) << "three years to the day are not more than three";
  EXPECT_EQ(sums.bytes_over_5_years, 160000);
  EXPECT_EQ(sums.duplicate_bytes, 0);
}

TEST_F(StorageScanning, CountsAFileAsUsedWhenItWasReadOrWritten) {
  file("read", "12345678");
  set_used("read", date_of(2026, 1, 1), date_of(2010, 1, 1));
  file("written", "123456789");
  set_used("written", date_of(2010, 1, 1), date_of(2026, 1, 1));
  EXPECT_EQ(only().bytes_over_1_year, 0);
}

TEST_F(StorageScanning, FindsCopiesByTheirContentAndKeepsTheOldest) {
  const std::string big(200000, 'x');
  file("z/first", big, date_of(2020, 1, 1));
  file("a/copy", big);
  file("a/same size", std::string(199999, 'x') + "y");
  file("a/same beginning", big.substr(0, 100000) + std::string(100000, 'z'));
  file("small 1", "hello");
  file("small 2", "hello");
  file("small 3", "hullo");
  file("empty 1", "");
  file("empty 2", "");
  ScanOptions options;
  options.departments = {{"z", "Archives"}, {"a", "DRH"}};
  const ScannedStorage scanned = scan(options);
  ASSERT_EQ(scanned.departments.size(), 3U);
  EXPECT_EQ(scanned.departments[0].department, "");
  EXPECT_EQ(scanned.departments[0].duplicate_files, 1);
  EXPECT_EQ(scanned.departments[0].duplicate_bytes, 5);
  EXPECT_EQ(scanned.departments[1].department, "Archives");
  EXPECT_EQ(scanned.departments[1].duplicate_bytes, 0) << "the oldest is no copy";
  EXPECT_EQ(scanned.departments[2].department, "DRH");
  EXPECT_EQ(scanned.departments[2].duplicate_files, 1);
  EXPECT_EQ(scanned.departments[2].duplicate_bytes, 200000);
}

TEST_F(StorageScanning, CountsHardLinksOnce) {
  file("one", std::string(5000, 'a'));
  fs::create_hard_link(share_ / "one", share_ / "two");
  const StorageSums sums = only();
  EXPECT_EQ(sums.files, 1);
  EXPECT_EQ(sums.bytes, 5000);
  EXPECT_EQ(sums.duplicate_files, 0);
}

TEST_F(StorageScanning, CountsOfASparseFileWhatItTakes) {
  file("holes", "");
  fs::resize_file(share_ / "holes", 1U << 30U);
  set_used("holes", today, today);
  const StorageSums sums = only();
  EXPECT_EQ(sums.bytes, 0);
  EXPECT_EQ(sums.apparent_bytes, 1 << 30);
}

TEST_F(StorageScanning, FollowsNoLinkAndOpensNothingButFiles) {
  const fs::path outside = fs::path(testing::TempDir()) / ("outside_" + std::to_string(::getpid()));
  fs::create_directories(outside);
  std::ofstream(outside / "secret") << std::string(5000, 's');
  file("kept", "12345");
  fs::create_directory_symlink(outside, share_ / "folder");
  fs::create_symlink(outside / "secret", share_ / "secret");
  fs::create_symlink(share_, share_ / "loop");
  ASSERT_EQ(mkfifo((share_ / "pipe").c_str(), 0600), 0);
  const ScannedStorage scanned = scan();
  fs::remove_all(outside);
  ASSERT_EQ(scanned.departments.size(), 1U);
  EXPECT_EQ(scanned.departments[0].files, 1);
  EXPECT_EQ(scanned.departments[0].bytes, 5);
  EXPECT_EQ(scanned.links, 3);
}

TEST_F(StorageScanning, ChangesNothingWhereItLooks) {
  const Date long_ago = date_of(2001, 1, 1);
  file("a", std::string(3000, 'a'), long_ago);
  file("b", std::string(3000, 'a'), long_ago);
  struct stat before = {}, after = {};
  ASSERT_EQ(stat((share_ / "a").c_str(), &before), 0);
  EXPECT_EQ(only().duplicate_files, 1);
  ASSERT_EQ(stat((share_ / "a").c_str(), &after), 0);
  EXPECT_EQ(after.st_atim.tv_sec, before.st_atim.tv_sec) << "the owner reads without a trace";
  EXPECT_EQ(after.st_ctim.tv_sec, before.st_ctim.tv_sec);
  EXPECT_EQ(std::distance(fs::directory_iterator(share_), fs::directory_iterator()), 2);
}

TEST_F(StorageScanning, CountsAndTellsFoldersThatItCannotRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root reads everything";
  file("open", "12345");
  file("closed/hidden", "12345");
  fs::permissions(share_ / "closed", fs::perms::none);
  const StorageSums sums = only();
  fs::permissions(share_ / "closed", fs::perms::owner_all);
  EXPECT_EQ(sums.files, 1);
  EXPECT_EQ(sums.unread_folders, 1);
}

TEST_F(StorageScanning, LeavesExcludedFoldersAndLooksForNoCopiesWhenTold) {
  file("kept", "12345");
  file("also", "12345");
  file("sub/.snapshot/old", "12345");
  ScanOptions options;
  options.excluded = {".snapshot"};
  options.duplicates = false;
  const StorageSums sums = only(options);
  EXPECT_EQ(sums.files, 2);
  EXPECT_FALSE(sums.duplicate_files || sums.duplicate_bytes);
}

TEST_F(StorageScanning, CountsAFolderGivenTwiceOnce) {
  file("sub/a", "12345");
  const ScannedStorage scanned = scan_of({share_, share_ / "sub", share_});
  ASSERT_EQ(scanned.departments.size(), 1U);
  EXPECT_EQ(scanned.departments[0].files, 1);
}

TEST_F(StorageScanning, GoesAsDeepAsFoldersGo) {
  // Deeper than the longest path that the system takes at once.
  const std::string name(200, 'd');
  int at = ::open(share_.c_str(), O_RDONLY | O_DIRECTORY);
  for (int depth = 0; depth < 30; ++depth) {
    ASSERT_EQ(mkdirat(at, name.c_str(), 0700), 0);
    const int next = openat(at, name.c_str(), O_RDONLY | O_DIRECTORY);
    close(at);
    at = next;
  }
  const int deep = openat(at, "leaf", O_WRONLY | O_CREAT, 0600);
  ASSERT_EQ(::write(deep, "12345", 5), 5);
  close(deep);
  close(at);
  EXPECT_EQ(only().bytes, 5);
}

TEST_F(StorageScanning, RefusesAFolderThatIsNotThere) {
  const std::vector<fs::path> nowhere = {share_ / "absent"};
  const auto absent = scan_storage(nowhere, {.date = today, .department = ""}, [](const ScanProgress&) {});
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, Kind::not_found);
  const std::vector<fs::path> a_file = {file("f", "x")};
  EXPECT_FALSE(scan_storage(a_file, {.date = today, .department = ""}, [](const ScanProgress&) {}));
}

}  // namespace
}  // namespace capnr
