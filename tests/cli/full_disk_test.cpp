// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// An import into PostgreSQL whose data stand on a disk that is full: it is said, and nothing has changed.

#include <sys/mount.h>

#include "fault_city.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

class FullServer : public OwnFolder {
 protected:
  // Before the server of this process is started.
  void SetUp() override {
    OwnFolder::SetUp();
    const auto disk = folder_ / "disk";
    std::filesystem::create_directories(disk);
    if (::mount("capnr", disk.c_str(), "tmpfs", 0, "size=1m") != 0)
      GTEST_SKIP() << "only root mounts a small disk";
    ::umount2(disk.c_str(), MNT_DETACH);
    ::setenv("CAPNR_TEST_POSTGRES_DISK", "80m", 1);
    write_city(folder_ / "0", 1);
    write_city(folder_ / "1", 2);
    make_postgres_durable();
    database_ = new_postgres_database();
  }
  Ran import(int version) const {
    return run({"import", (folder_ / std::to_string(version)).string(), "--database", database_});
  }
};

TEST_F(FullServer, IsSaidAndChangesNothing) {
  ASSERT_EQ(import(0).code, 0);
  const std::string before = digest_of(database_);
  const auto filling = postgres_data() / "filling";
  std::ofstream(filling, std::ios::binary) << std::string(200U << 20U, 'x');  // as much as there is room for
  ASSERT_LT(std::filesystem::file_size(filling), 80U << 20U) << "the disk is a small one";
  EXPECT_EQ(std::filesystem::space(postgres_data()).free, 0U);
  const Ran full = import(1);
  EXPECT_EQ(full.code, 7) << full.out << full.errors;
  EXPECT_NE(full.errors.find("there is no room left for the database"), full.errors.npos) << full.errors;
  EXPECT_EQ(digest_of(database_), before) << "the server still answers, and nothing has changed";
  std::filesystem::remove(filling);
  const Ran again = import(1);
  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_NE(digest_of(database_), before);
  EXPECT_EQ(run({"doctor", "--database", database_}).code, 0);
}

}  // namespace
}  // namespace capnr::test
