// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// An import killed at two hundred moments on PostgreSQL. On SQLite: faults_test.cpp.

#include <chrono>
#include <random>

#include "fault_city.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

class PostgresFaults : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
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

  std::string states_[2];
};
INSTANTIATE_TEST_SUITE_P(, PostgresFaults, testing::Values(Engine::postgresql),
                         [](const auto&) { return "postgresql"; });

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

TEST_P(PostgresFaults, AnImportKilledAtAnyMomentLeavesTheDatabaseBeforeOrAfter) {
  std::mt19937 random(20261124);
  const auto begin = Clock::now();
  ASSERT_EQ(run(import_of(0, where_)).code, 0);
  double usual = seconds_since(begin);  // of an import; the first one made the tables too
  int state = 0, killed = 0, undone = 0;
  for (int i = 0; i < 200; ++i) {
    const bool fresh = i % 20 == 19;  // the tables themselves are being made
    if (fresh) where_ = new_database("fresh");
    const std::string before = fresh ? "nothing" : states_[state];
    const int version = fresh ? i / 20 % 2 : 1 - state;
    const double moment = std::uniform_real_distribution<double>(0, 1.1 * usual)(random);
    const auto started = Clock::now();
    const pid_t child = start(import_of(version, where_), folder_ / "out", folder_ / "errors");
    int status = 0;
    bool ended = false;
    while (!ended && seconds_since(started) < moment) {
      ended = ::waitpid(child, &status, WNOHANG) == child;
      ::usleep(500);
    }
    if (!ended) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
    }
    if (ended && !fresh) usual = seconds_since(started);
    const bool died = WIFSIGNALED(status);
    killed += died ? 1 : 0;
    // The server may still be finishing what it was told before: either state is whole, at whichever moment it is looked at.
    const std::string after = digest_of(where_);
    ASSERT_TRUE(after == before || after == states_[version]) << "after kill " << i << ": " << after;
    ASSERT_TRUE(died || after == states_[version]) << slurp(folder_ / "errors");
    undone += died && after == before ? 1 : 0;
    if (i % 8 == 7 || after == "nothing") {  // the next import works, and a sound database is left
      ASSERT_EQ(run(import_of(version, where_)).code, 0);
      ASSERT_EQ(digest_of(where_), states_[version]);
    }
    state = digest_of(where_) == states_[0] ? 0 : 1;
  }
  EXPECT_GT(killed, 100);
  EXPECT_GT(undone, 20);
  make_postgres_durable();  // doctor asks for it; the kills are those of the client
  EXPECT_EQ(run({"doctor", "--database", where_}).code, 0);
}

}  // namespace
}  // namespace capnr::test
