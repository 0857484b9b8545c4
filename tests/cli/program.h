// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

// The program itself, as a user starts it.
//
//   const Ran ran = run({"footprint", "--database", database, "--format", "json"});
//   EXPECT_EQ(ran.code, 0) << ran.errors;

namespace capnr::test {

inline const std::filesystem::path source_dir = CAPNR_SOURCE_DIR;
inline const std::filesystem::path demo_sample = source_dir / "examples/ville-demo/sample";

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::filesystem::path write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

/// A folder of its own for each test, empty; gone with the test.
class OwnFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        std::filesystem::path(testing::TempDir()) / (std::string("capnr_") + info->test_suite_name() + "_" +
                                                     info->name() + "_" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    database_ = (folder_ / "city.db").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
  std::string database_;
};

struct Ran {
  int code = -1;    ///< of exit; -1 when a signal ended it
  int signal = 0;   ///< that ended it
  std::string out;  ///< standard output and error
  std::string errors;
};

struct RunOptions {
  std::string language = "en";
  std::function<void()> in_child = [] {};  ///< before the program starts: limits
  std::string input = "/dev/null";         ///< file to read as the standard input
};

/// Starts the program and leaves it; its output goes to files of these names.
inline pid_t start(const std::vector<std::string>& arguments, const std::filesystem::path& out,
                   const std::filesystem::path& errors, const RunOptions& options = {}) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  const auto onto = [](const std::filesystem::path& path, int flags, int descriptor) {
    const int file = ::open(path.c_str(), flags, 0600);
    if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
  };
  onto(options.input, O_RDONLY, STDIN_FILENO);
  onto(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  onto(errors, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  ::setenv("CAPNR_LANG", options.language.c_str(), 1);
  options.in_child();
  std::vector<char*> words;
  std::string name = "capnr";
  words.push_back(name.data());
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  ::execv(CAPNR_PROGRAM, words.data());
  ::_exit(127);
}

inline Ran run(const std::vector<std::string>& arguments, const RunOptions& options = {}) {
  static int number = 0;
  const auto base = std::filesystem::path(testing::TempDir()) /
                    ("capnr_run_" + std::to_string(::getpid()) + "_" + std::to_string(++number));
  const std::filesystem::path out = base.string() + ".out";
  const std::filesystem::path errors = base.string() + ".err";
  const pid_t child = start(arguments, out, errors, options);
  int status = 0;
  ::waitpid(child, &status, 0);
  Ran ran;
  if (WIFEXITED(status)) ran.code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ran.signal = WTERMSIG(status);
  ran.out = slurp(out);
  ran.errors = slurp(errors);
  std::filesystem::remove(out);
  std::filesystem::remove(errors);
  return ran;
}

/// A database as MAKE makes it: called once for each KEY, for a file; later calls copy that file. A test has its own all the same.
inline void made_once(const std::string& key, const std::string& database,
                      const std::function<void(const std::string& database)>& make) {
  struct Kept {
    ~Kept() {
      for (const auto& [name, file] : files) std::filesystem::remove(file);
    }
    std::map<std::string, std::filesystem::path> files;
  };
  static Kept kept;
  if (database.starts_with("postgresql://")) return make(database);
  auto& file = kept.files[key];
  if (!file.empty()) {
    std::filesystem::copy_file(file, database);
    return;
  }
  make(database);
  if (testing::Test::HasFatalFailure()) return;
  file = std::filesystem::path(testing::TempDir()) /
         ("capnr_made_" + std::to_string(::getpid()) + "_" + std::to_string(kept.files.size()) + ".db");
  std::filesystem::copy_file(database, file);
}

/// The demonstration city's sample in a database.
inline void import_demo(const std::string& database, const std::filesystem::path& folder) {
  made_once("demo", database, [&](const std::string& empty) {
    const Ran ran = run({"import", demo_sample.string(), "--database", empty, "--accept-partial", "--rejects",
                         (folder / "rejets").string()});
    ASSERT_EQ(ran.code, 0) << ran.errors;
  });
}

}  // namespace capnr::test
