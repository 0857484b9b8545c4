// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr doctor on files that are really damaged, and on the catalogue: what it says, and that it never fails itself.

#include <algorithm>

#include "doctor_program.h"
#include "table/json.h"

namespace capnr::test {
namespace {

class DoctorOfAFile : public OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    import_demo(database_, folder_);
  }
  Ran doctor(const std::vector<std::string>& more = {}, const RunOptions& options = {}) const {
    return run_doctor(database_, more, options);
  }
  void overwrite(std::streamoff at, const std::string& bytes) {
    std::fstream file(database_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
};

TEST_F(DoctorOfAFile, SaysThatATruncatedFileIsDamaged) {
  std::filesystem::resize_file(database_, std::filesystem::file_size(database_) / 2);
  expect_found(doctor(), "is damaged", "restore the last copy");
}

TEST_F(DoctorOfAFile, FindsEveryPageThatIsOverwritten) {
  constexpr std::streamoff page = 16384;
  const std::string sound = slurp(database_);
  const auto pages = static_cast<std::streamoff>(sound.size()) / page;
  ASSERT_GT(pages, 20);
  for (std::streamoff at = 0; at < pages; at += std::max<std::streamoff>(pages / 7, 1)) {
    write(database_, sound);
    overwrite(at * page, std::string(page, '\xA5'));
    const Ran ran = doctor();
    EXPECT_EQ(ran.code, 1) << "page " << at << "\n" << ran.out << ran.errors;
    EXPECT_EQ(ran.signal, 0);
  }
}

TEST_F(DoctorOfAFile, SurvivesBytesFlippedAnywhere) {
  const std::string sound = slurp(database_);
  unsigned long long state = 20261124;
  for (int i = 0; i < 12; ++i) {
    std::string flipped = sound;
    for (int f = 0; f < 64; ++f) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      flipped[(state >> 20) % flipped.size()] ^= static_cast<char>(1U << (state >> 61));
    }
    write(database_, flipped);
    const Ran ran = doctor({"--format", "json"});
    EXPECT_EQ(ran.signal, 0);
    EXPECT_TRUE(ran.code == 0 || ran.code == 1) << ran.errors;
    EXPECT_TRUE(parse_json(ran.out)) << ran.out;
  }
}

TEST_F(DoctorOfAFile, SaysThatAFileIsNoDatabaseAndLeavesItAsItIs) {
  write(database_, "name;type\nPC-1;Portable\n");
  expect_found(doctor(), "is not a database", "import the city's folder again");
  EXPECT_EQ(slurp(database_), "name;type\nPC-1;Portable\n");
  write(database_, "");
  expect_found(doctor(), "is an empty file, no database", "import the city's folder again");
  EXPECT_EQ(std::filesystem::file_size(database_), 0U);
  std::filesystem::remove(database_);
  expect_found(doctor(), "there is no database", "capnr import FOLDER makes it");
  EXPECT_FALSE(std::filesystem::exists(database_));
}

TEST_F(DoctorOfAFile, LooksAtTheCatalogueToo) {
  const auto catalogue = folder_ / "catalogue";
  const RunOptions elsewhere{.in_child = [&] { ::setenv("CAPNR_CATALOG", catalogue.c_str(), 1); }};
  expect_found(doctor({}, elsewhere), "catalogue", "set CAPNR_CATALOG");
  std::filesystem::copy(source_dir / "catalog", catalogue, std::filesystem::copy_options::recursive);
  EXPECT_EQ(doctor({}, elsewhere).code, 0);
  write(catalogue / "packs/ademe/factors.csv", "this is no pack\n");
  expect_found(doctor({}, elsewhere), "ademe/factors.csv, row 1", "see capnr factors");
}

TEST_F(DoctorOfAFile, FindsAFileThatMayNotBeWritten) {
  std::filesystem::permissions(database_, std::filesystem::perms::owner_read);
  std::filesystem::permissions(folder_,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const RunOptions nobody{.in_child = [&] {
    if (::getuid() == 0 &&
        (::chown(folder_.c_str(), 65534, 65534) != 0 || ::chown(database_.c_str(), 65534, 65534) != 0 ||
         ::setgid(65534) != 0 || ::setuid(65534) != 0))
      ::_exit(125);
    if (::access(CAPNR_PROGRAM, X_OK) != 0) ::_exit(124);
  }};
  const Ran ran = doctor({}, nobody);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  if (ran.code == 124) GTEST_SKIP() << "another user may not run what this one has built";
  expect_found(ran, "may not be read and written by this user", "chmod u+rw");
  expect_found(ran, "where the database keeps its journal", "write in the folder");
}

}  // namespace
}  // namespace capnr::test
