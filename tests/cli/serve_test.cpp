// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The program itself, on the demonstration city: what it serves is, byte for byte, what its other commands write.

#include <array>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "../web/http_client.h"

using namespace capnr::test;

namespace {

const std::filesystem::path source = CAPNR_SOURCE_DIR;

std::filesystem::path fresh_folder() {
  const auto folder =
      std::filesystem::path(testing::TempDir()) / ("capnr_serve_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  return folder;
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs capnr with these arguments; its exit code, what it wrote in `out` and `errors`.
int run(const std::string& arguments, const std::filesystem::path& out, const std::filesystem::path& errors) {
  const std::string line = "CAPNR_LANG=en '" CAPNR_PROGRAM "' " + arguments + " >'" + out.string() + "' 2>'" +
                           errors.string() + "' </dev/null";
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// capnr serve as a process of its own, on a port that is free.
class Served {
 public:
  explicit Served(const std::string& database) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return;
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::setenv("CAPNR_LANG", "en", 1);
      ::execl(CAPNR_PROGRAM, "capnr", "serve", "--database", database.c_str(), "--port", "0", nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    std::string said;
    for (char c = 0; c != '\n' && ::read(ends[0], &c, 1) == 1;) said += c;
    ::close(ends[0]);
    if (const auto at = said.find("127.0.0.1:"); at != std::string::npos)
      port = static_cast<std::uint16_t>(std::stoi(said.substr(at + 10)));
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() {
    if (child_ > 0) stop(SIGKILL);
  }
  int stop(int signal) {
    ::kill(child_, signal);
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::uint16_t port = 0;

 private:
  pid_t child_ = 0;
};

class Serve : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = fresh_folder();
    database = (folder / "city.db").string();
    import("2025-12-31");
  }
  static void TearDownTestSuite() { std::filesystem::remove_all(folder); }
  static void import(const std::string& date) {
    ASSERT_EQ(
        run("import '" + (source / "examples/ville-demo/sample").string() + "' --date " + date +
                " --accept-partial --rejects '" + (folder / "rejets").string() + "' --database " + database,
            folder / "out", folder / "errors"),
        0)
        << slurp(folder / "errors");
  }
  static std::string said(const std::string& arguments) {
    EXPECT_EQ(run(arguments + " --database " + database, folder / "out", folder / "errors"), 0)
        << slurp(folder / "errors");
    return slurp(folder / "out");
  }
  static inline std::filesystem::path folder;
  static inline std::string database;
};

}  // namespace

TEST_F(Serve, GivesTheBytesThatTheCommandsWriteAndFollowsTheDatabase) {
  Served served(database);
  ASSERT_NE(served.port, 0);
  EXPECT_EQ(get(served.port, "/footprint.json").body, said("footprint --format json"));
  EXPECT_EQ(get(served.port, "/footprint.csv?by=department,type").body,
            said("footprint --format csv --by department,type"));
  EXPECT_EQ(get(served.port, "/footprint.csv?by=application").body,
            said("footprint --format csv --by application"));
  said("report --output '" + (folder / "report.html").string() + "'");
  const Answer english = get(served.port, "/en");
  EXPECT_EQ(english.body, slurp(folder / "report.html"));
  EXPECT_EQ(english.headers.at("content-language"), "en");
  EXPECT_NE(get(served.port, "/").body.find("<html lang=\"fr\">"), std::string::npos);
  EXPECT_EQ(get(served.port, "/footprint.csv?by=colour").status, 400);

  // Another inventory comes: the pages that follow show it, without starting the server again.
  EXPECT_NE(get(served.port, "/health").body.find("2025-12-31"), std::string::npos);
  import("2026-10-31");
  EXPECT_NE(get(served.port, "/health").body.find("2026-10-31"), std::string::npos);
  EXPECT_EQ(get(served.port, "/footprint.json").body, said("footprint --format json"));

  EXPECT_EQ(served.stop(SIGTERM), 0);
}

TEST_F(Serve, SaysThatThePortIsTakenOrTheDatabaseIsNotThere) {
  Served served(database);
  ASSERT_NE(served.port, 0);
  EXPECT_EQ(run("serve --database " + database + " --port " + std::to_string(served.port), folder / "out",
                folder / "errors"),
            7);
  EXPECT_NE(slurp(folder / "errors").find("is taken by another program"), std::string::npos);
  EXPECT_EQ(run("serve --database '" + (folder / "none.db").string() + "' --port 0", folder / "out",
                folder / "errors"),
            4);
  EXPECT_EQ(served.stop(SIGINT), 0);
}
