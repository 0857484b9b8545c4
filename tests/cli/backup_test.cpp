// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// capnr backup and capnr restore, on each database, while other processes work.

#include <chrono>
#include <set>

#include <sys/resource.h>

#include "fault_city.h"
#include "tests/store/test_databases.h"

namespace capnr::test {
namespace {

namespace fs = std::filesystem;

class BackupCommand : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    if (!sqlite()) make_postgres_durable();  // doctor asks for it
    file_ = (folder_ / "backup.zip").string();
  }
  fs::path city(int version) const {
    const fs::path folder = folder_ / ("city" + std::to_string(version));
    if (!fs::exists(folder)) write_city(folder, version);
    return folder;
  }
  std::vector<std::string> import_of(int version, const std::string& database) const {
    return {"import", city(version).string(), "--database", database};
  }
  void import(int version) const {
    const Ran ran = run(import_of(version, where_));
    ASSERT_EQ(ran.code, 0) << ran.errors;
  }
  Ran backup(const std::vector<std::string>& more = {}, const RunOptions& options = {}) const {
    std::vector<std::string> all = {"backup", file_, "--database", where_};
    all.insert(all.end(), more.begin(), more.end());
    return run(all, options);
  }
  Ran restore(const std::string& target, const std::vector<std::string>& more = {},
              const RunOptions& options = {}) const {
    std::vector<std::string> all = {"restore", file_, "--database", target};
    all.insert(all.end(), more.begin(), more.end());
    return run(all, options);
  }

  std::string file_;
};
CAPNR_ON_EACH_DATABASE(BackupCommand);

TEST_P(BackupCommand, GivesTheDemonstrationCityBackOnTheSameEngineAndOnSqlite) {
  import_demo(where_, folder_);
  const Ran saved = backup();
  ASSERT_EQ(saved.code, 0) << saved.errors;
  EXPECT_NE(saved.out.find("is saved and checked in"), saved.out.npos) << saved.out;
  EXPECT_EQ(saved.errors, "") << "a nightly job has nothing to say when all is well";
  for (const std::string& target : {new_database("restored"), (folder_ / "elsewhere.db").string()}) {
    const Ran restored = restore(target);
    EXPECT_EQ(restored.code, 0) << restored.out << restored.errors;
    EXPECT_NE(restored.out.find("finds nothing to say"), restored.out.npos) << restored.out;
    EXPECT_EQ(digest_of(target), digest_of(where_));
    EXPECT_EQ(run({"footprint", "--database", target, "--format", "csv"}).out,
              run({"footprint", "--database", where_, "--format", "csv"}).out);
  }
}

TEST_P(BackupCommand, MovesACityFromSqliteToThisEngine) {
  const std::string file_database = (folder_ / "sqlite.db").string();
  import_demo(file_database, folder_);
  ASSERT_EQ(run({"backup", file_, "--database", file_database}).code, 0);
  const Ran restored = restore(where_);
  EXPECT_EQ(restored.code, 0) << restored.out << restored.errors;
  EXPECT_EQ(digest_of(where_), digest_of(file_database));
}

TEST_P(BackupCommand, SavesOneStateWhileAnotherProcessImports) {
  import(1);
  std::set<std::string> states = {digest_of(where_)};
  import(2);
  states.insert(digest_of(where_));
  ASSERT_EQ(states.size(), 2U);
  std::set<std::string> seen;
  for (int i = 0; i < 6; ++i) {
    const pid_t writer = start(import_of(1 + i % 2, where_), folder_ / "out", folder_ / "errors");
    int status = 0;
    do {
      const Ran saved = backup();
      ASSERT_EQ(saved.code, 0) << saved.errors;
      const std::string target =
          new_database("state" + std::to_string(i) + "_" + std::to_string(seen.size()));
      if (sqlite()) fs::remove(target);
      ASSERT_EQ(restore(target).code, 0);
      const std::string state = digest_of(target);
      EXPECT_EQ(states.count(state), 1U) << state;
      seen.insert(state);
    } while (::waitpid(writer, &status, WNOHANG) == 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << slurp(folder_ / "errors");
  }
  EXPECT_EQ(seen, states) << "both were met";
}

TEST_P(BackupCommand, RestoresUnderAServerThatGoesOn) {
  import(1);
  const std::string first = digest_of(where_);
  ASSERT_EQ(backup().code, 0);
  import(2);
  Database reader = open();  // as a server has it
  Statement quantities = good(reader.prepare("SELECT sum(quantity) FROM equipment"));
  good(quantities.bind());
  good(quantities.step());
  EXPECT_EQ(quantities.real(0), 8000);
  EXPECT_FALSE(good(quantities.step()));
  const Ran refused = restore(where_);
  EXPECT_EQ(refused.code, 5) << refused.out;
  EXPECT_NE(refused.errors.find("--replace"), refused.errors.npos) << refused.errors;
  const Ran restored = restore(where_, {"--replace"});
  EXPECT_EQ(restored.code, 0) << restored.out << restored.errors;
  EXPECT_EQ(digest_of(where_), first);
  good(quantities.bind());
  good(quantities.step());
  EXPECT_EQ(quantities.real(0), 4000);
}

TEST_P(BackupCommand, ThatIsKilledLeavesTheLastBackup) {
  import(1);
  ASSERT_EQ(backup().code, 0);
  const std::string last = slurp(file_);
  import(2);
  int killed = 0;
  for (int i = 0; i < 12; ++i) {
    const pid_t child = start({"backup", file_, "--database", where_}, folder_ / "out", folder_ / "errors");
    ::usleep(static_cast<useconds_t>(2000 * (i + 1)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFSIGNALED(status)) break;  // it had ended
    ++killed;
    ASSERT_EQ(run({"restore", file_, "--check"}).code, 0);
    if (slurp(file_) != last) break;  // it had taken its name
  }
  EXPECT_GT(killed, 0);
  EXPECT_EQ(backup().code, 0);
  EXPECT_FALSE(fs::exists(file_ + ".part")) << "the next one clears what was left";
}

TEST_P(BackupCommand, ARestorationThatIsKilledLeavesTheDatabaseBeforeOrAfter) {
  import(1);
  const std::string first = digest_of(where_);
  ASSERT_EQ(backup().code, 0);
  import(2);
  const std::string second = digest_of(where_);
  std::set<std::string> seen;
  for (int i = 0; i < 12; ++i) {
    const pid_t child =
        start({"restore", file_, "--database", where_, "--replace"}, folder_ / "out", folder_ / "errors");
    ::usleep(static_cast<useconds_t>(10000 * (i + 1)));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const std::string state = digest_of(where_);
    ASSERT_TRUE(state == first || state == second) << state;
    seen.insert(state);
  }
  EXPECT_EQ(seen.count(second), 1U) << "at least the first came too early";
  EXPECT_EQ(restore(where_, {"--replace"}).code, 0);
  EXPECT_EQ(digest_of(where_), first);
}

TEST_P(BackupCommand, ThatDoesNotFitOnTheDiskLeavesTheLastBackup) {
  import(1);
  ASSERT_EQ(backup().code, 0);
  const std::string last = slurp(file_);
  import(2);
  const auto limited = [&](rlim_t limit) {
    return RunOptions{.in_child = [limit] {
      const rlimit bytes{limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &bytes);
    }};
  };
  const Ran full = backup({}, limited(last.size() / 2));
  EXPECT_EQ(full.code, 7) << full.out << full.errors;
  EXPECT_NE(full.errors.find("cannot be written"), full.errors.npos) << full.errors;
  EXPECT_EQ(slurp(file_), last);
  EXPECT_FALSE(fs::exists(file_ + ".part"));
  if (!sqlite()) return;
  const std::string before = digest_of(where_);
  const Ran unrestored = restore(where_, {"--replace"}, limited(fs::file_size(where_) / 3));
  EXPECT_EQ(unrestored.code, 7) << unrestored.errors;
  EXPECT_EQ(digest_of(where_), before);
}

TEST_P(BackupCommand, ThatIsDamagedIsRefusedAndSaysWhat) {
  import(1);
  ASSERT_EQ(backup().code, 0);
  const Ran whole = run({"restore", file_, "--check"});
  EXPECT_EQ(whole.code, 0);
  EXPECT_NE(whole.out.find("is whole:"), whole.out.npos) << whole.out;
  std::string bytes = slurp(file_);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write(file_, bytes);
  for (const Ran& ran : {run({"restore", file_, "--check"}), restore(where_, {"--replace"})}) {
    EXPECT_EQ(ran.code, 3) << ran.errors;
    EXPECT_NE(ran.errors.find("the backup is damaged: "), ran.errors.npos) << ran.errors;
    EXPECT_NE(ran.errors.find("its table equipment "), ran.errors.npos) << ran.errors;
  }
  write(file_, "no backup at all");
  EXPECT_EQ(restore(where_, {"--replace"}).code, 3);
  EXPECT_EQ(run({"restore", (folder_ / "nowhere.zip").string(), "--check"}).code, 4);
}

TEST_P(BackupCommand, KeepsTheLastOnesOfAFolder) {
  import(1);
  const fs::path backups = folder_ / "backups";
  fs::create_directories(backups);
  for (const char* old : {"capnr-2020-01-01T000000Z.zip", "capnr-2021-01-01T000000Z.zip", "mine.zip"})
    write(backups / old, "x");
  file_ = backups.string();
  const Ran ran = backup({"--keep", "2"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.out.find("Removed: "), ran.out.npos);
  EXPECT_FALSE(fs::exists(backups / "capnr-2020-01-01T000000Z.zip"));
  EXPECT_TRUE(fs::exists(backups / "capnr-2021-01-01T000000Z.zip"));
  EXPECT_TRUE(fs::exists(backups / "mine.zip"));
  file_ = (folder_ / "one.zip").string();
  EXPECT_EQ(backup({"--keep", "2"}).code, 2) << "a file has no older ones";
}

TEST_P(BackupCommand, SaysThatThereIsNothingToSave) {
  const Ran ran = backup();
  EXPECT_EQ(ran.code, 4) << ran.errors;
  EXPECT_FALSE(fs::exists(file_));
  EXPECT_EQ(digest_of(where_), "nothing") << "looking at a database makes none";
}

TEST_P(BackupCommand, SpeaksFrench) {
  import(1);
  const Ran saved = backup({}, {.language = "fr"});
  EXPECT_NE(saved.out.find("La base est sauvegardée et vérifiée dans"), saved.out.npos) << saved.out;
  const Ran refused = restore(where_, {}, {.language = "fr"});
  EXPECT_NE(refused.errors.find("n’est pas vide"), refused.errors.npos) << refused.errors;
}

}  // namespace
}  // namespace capnr::test
