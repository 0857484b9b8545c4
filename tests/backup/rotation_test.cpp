// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/rotation.h"

#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <unistd.h>

#include "backup/workshop.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;

class Rotation : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("capnr_rotation_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  void put(const std::string& name) const { std::ofstream(folder_ / name) << "x"; }
  std::set<std::string> names() const {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator(folder_)) all.insert(entry.path().filename().string());
    return all;
  }
  fs::path folder_;
};

TEST_F(Rotation, NamesABackupAfterItsMoment) {
  EXPECT_EQ(dated_backup_name("2026-12-31T23:59:59Z"), "capnr-2026-12-31T235959Z.zip");
}

TEST_F(Rotation, RemovesTheOldestAndNothingElse) {
  for (const char* name : {"capnr-2026-01-01T000000Z.zip", "capnr-2025-12-31T235959Z.zip",
                           "capnr-2026-01-02T000000Z.zip", "capnr-before-the-update.zip", "notes.txt"})
    put(name);
  const auto removed = remove_older_backups(folder_, 2);
  ASSERT_TRUE(removed);
  ASSERT_EQ(removed->size(), 1U);
  EXPECT_EQ(removed->front().filename(), "capnr-2025-12-31T235959Z.zip");
  EXPECT_EQ(names(), (std::set<std::string>{"capnr-2026-01-01T000000Z.zip", "capnr-2026-01-02T000000Z.zip",
                                            "capnr-before-the-update.zip", "notes.txt"}));
}

TEST_F(Rotation, KeepsAllWhenThereAreFewer) {
  put("capnr-2026-01-01T000000Z.zip");
  const auto removed = remove_older_backups(folder_, 7);
  ASSERT_TRUE(removed);
  EXPECT_TRUE(removed->empty());
  EXPECT_EQ(names().size(), 1U);
}

TEST_F(Rotation, RemovesWhatAKilledProcessLeftButNotWhatIsBeingMade) {
  fs::create_directories(folder_ / "capnr-2026-01-01T000000Z.zip.part");
  put("capnr-2026-01-01T000000Z.zip.part/backup.zip.x");
  fs::create_directories(folder_ / "other.part");
  const auto at_work = Workshop::beside(folder_ / "capnr-2026-01-02T000000Z.zip");
  ASSERT_TRUE(at_work);
  ASSERT_TRUE(remove_older_backups(folder_, 1));
  EXPECT_EQ(names(), (std::set<std::string>{"capnr-2026-01-02T000000Z.zip.part", "other.part"}));
}

TEST_F(Rotation, LetsNobodyElseMakeTheSameFile) {
  const auto first = Workshop::beside(folder_ / "a.zip");
  ASSERT_TRUE(first);
  const auto second = Workshop::beside(folder_ / "a.zip");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Kind::conflict);
  EXPECT_TRUE(fs::exists(first->folder()));
}

TEST_F(Rotation, SaysThatAFolderCannotBeRead) {
  const auto removed = remove_older_backups(folder_ / "nowhere", 1);
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().kind, Kind::unavailable);
}

}  // namespace
}  // namespace capnr
