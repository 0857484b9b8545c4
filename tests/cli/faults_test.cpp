// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The program killed in the middle of an import, and on a disk that is full: the database is before or after, never between.

#include <chrono>
#include <random>
#include <set>

#include <sys/mount.h>
#include <sys/resource.h>

#include "fault_city.h"

namespace capnr::test {
namespace {

class Faults : public OwnFolder {
 protected:
  void SetUp() override {
    OwnFolder::SetUp();
    for (const int version : {0, 1}) {
      write_city(city(version), version + 1);
      const std::string alone = (folder_ / ("alone" + std::to_string(version) + ".db")).string();
      ASSERT_EQ(run(import_of(version, alone)).code, 0);
      states_[version] = digest_of(alone);
    }
    ASSERT_NE(states_[0], states_[1]);
  }
  std::filesystem::path city(int version) const { return folder_ / ("city" + std::to_string(version)); }
  std::vector<std::string> import_of(int version, const std::string& database) const {
    return {"import", city(version).string(), "--database", database};
  }
  static void remove_database(const std::string& path) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path + end);
  }

  std::string states_[2];
};

using Clock = std::chrono::steady_clock;

std::uintmax_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

// Waits for the moment, unless the process ends before. Between two looks it leaves the processor to the child.
template <class Moment>
bool kill_at(pid_t child, Moment moment) {
  int status = 0;
  while (!moment()) {
    if (::waitpid(child, &status, WNOHANG) == child) return false;
    ::usleep(20);
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

TEST_F(Faults, AnImportKilledAtAnyMomentLeavesTheDatabaseBeforeOrAfter) {
  std::mt19937 random(20261124);
  const auto begin = Clock::now();
  ASSERT_EQ(run(import_of(0, database_)).code, 0);
  const auto usual = std::chrono::duration<double>(Clock::now() - begin).count();
  int state = 0, killed = 0;
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const bool fresh = i % 20 == 19;  // the file itself is being made
    if (fresh) remove_database(database_);
    const std::string before = fresh ? "nothing" : states_[state];
    const int version = fresh ? i / 20 % 2 : 1 - state;
    const pid_t child = start(import_of(version, database_), folder_ / "out", folder_ / "errors");
    // By the clock, or once the journal has grown to some size: the middle of a commit.
    const auto start_of_run = Clock::now();
    const double seconds = std::uniform_real_distribution<double>(0, 1.1 * usual)(random);
    const std::uintmax_t bytes = 1 + random() % 700000;
    const bool died =
        i % 2 == 0
            ? kill_at(child,
                      [&] {
                        return std::chrono::duration<double>(Clock::now() - start_of_run).count() >= seconds;
                      })
            : kill_at(child, [&] { return size_of(database_ + "-wal") >= bytes; });
    killed += died ? 1 : 0;
    const std::string after = digest_of(database_);
    ASSERT_TRUE(after == before || after == states_[version]) << "after kill " << i << ": " << after;
    ASSERT_TRUE(died || after == states_[version]) << slurp(folder_ / "errors");
    seen.insert(after);
    if (i % 8 == 7 || after == "nothing") {  // the next import works, and a sound database is left
      ASSERT_EQ(run(import_of(version, database_)).code, 0);
      ASSERT_EQ(digest_of(database_), states_[version]);
    }
    state = digest_of(database_) == states_[0] ? 0 : 1;
  }
  EXPECT_GT(killed, 0);
  EXPECT_EQ(run({"doctor", "--database", database_}).code, 0);
}

TEST_F(Faults, AFileSizeLimitIsSaidAndChangesNothing) {
  ASSERT_EQ(run(import_of(0, database_)).code, 0);
  const auto size = size_of(database_);
  for (const rlim_t limit : {rlim_t{40000}, static_cast<rlim_t>(size / 10), static_cast<rlim_t>(size / 6)}) {
    const Ran ran = run(import_of(1, database_), {.in_child = [limit] {
                          const rlimit bytes{limit, limit};
                          ::setrlimit(RLIMIT_FSIZE, &bytes);
                        }});
    EXPECT_EQ(ran.code, 7) << limit << "\n" << ran.out << ran.errors;
    EXPECT_NE(ran.errors.find("there is no room left for the database"), ran.errors.npos) << ran.errors;
    EXPECT_EQ(digest_of(database_), states_[0]) << limit;
  }
  EXPECT_EQ(run(import_of(1, database_)).code, 0);
  EXPECT_EQ(digest_of(database_), states_[1]);
}

TEST_F(Faults, AFullDiskIsSaidAndChangesNothing) {
  const auto disk = folder_ / "disk";
  std::filesystem::create_directories(disk);
  if (::mount("capnr", disk.c_str(), "tmpfs", 0, "size=5000k") != 0)
    GTEST_SKIP() << "only root mounts a small disk; the test of the size limit is for everybody";
  database_ = (disk / "city.db").string();
  const Ran first = run(import_of(0, database_));
  const std::string before = digest_of(database_);
  std::ofstream(disk / "filling", std::ios::binary)
      << std::string(4U << 20U, 'x');  // as much as there is room for
  const Ran ran = run(import_of(1, database_));
  std::filesystem::remove(disk / "filling");  // without any room not even a reader can work
  const std::string after = digest_of(database_);
  const Ran again = run(import_of(1, database_));
  const std::string last = digest_of(database_);
  ::umount2(disk.c_str(), MNT_DETACH);
  ASSERT_EQ(first.code, 0) << first.errors;
  EXPECT_EQ(before, states_[0]);
  EXPECT_EQ(ran.code, 7) << ran.out << ran.errors;
  EXPECT_NE(ran.errors.find("there is no room left"), ran.errors.npos) << ran.errors;
  EXPECT_EQ(after, before);
  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(last, states_[1]);
}

TEST_F(Faults, AnOutputThatDoesNotFitIsNotThere) {
  ASSERT_EQ(run(import_of(0, database_)).code, 0);
  const auto limited = [](std::vector<std::string> arguments) {
    return run(arguments, {.in_child = [] {
                 const rlimit bytes{20000, 20000};
                 ::setrlimit(RLIMIT_FSIZE, &bytes);
               }});
  };
  const auto out = (folder_ / "out.file").string();
  for (const std::vector<std::string>& how : std::vector<std::vector<std::string>>{
           {"footprint", "--format", "pcr-si"}, {"footprint", "--format", "csv", "--detail"}, {"report"}}) {
    std::vector<std::string> all = how;
    all.insert(all.end(), {"--database", database_, "--output", out});
    const Ran ran = limited(all);
    EXPECT_EQ(ran.code, 7) << how[0] << "\n" << ran.errors;
    EXPECT_FALSE(ran.errors.empty());
    EXPECT_FALSE(std::filesystem::exists(out)) << how[0];
    EXPECT_FALSE(std::filesystem::exists(out + ".part")) << how[0];
  }
}

TEST_F(Faults, AStandardOutputThatIsFullIsSaid) {
  ASSERT_EQ(run(import_of(0, database_)).code, 0);
  const pid_t child =
      start({"footprint", "--database", database_, "--format", "csv"}, "/dev/full", folder_ / "errors");
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7);
  EXPECT_NE(slurp(folder_ / "errors").find("the standard output cannot be written"), std::string::npos);
}

}  // namespace
}  // namespace capnr::test
