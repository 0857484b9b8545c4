// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The program itself, on each database: the same commands give the same bytes.

#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "inventory/repository.h"
#include "store/migrations.h"
#include "tests/store/postgres_cluster.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

namespace fs = std::filesystem;
using test::good;

const fs::path sample = fs::path(CAPNR_SOURCE_DIR) / "examples/ville-demo/sample";

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every file below a folder, by its path in it.
std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) all[fs::relative(entry.path(), folder).string()] = slurp(entry.path());
  }
  return all;
}

class Commands : public test::OnEachDatabase {
 protected:
  std::vector<std::string> line(std::vector<std::string> words, const std::string& database) const {
    words.insert(words.begin(), CAPNR_PROGRAM);
    words.insert(words.end(), {"--database", database});
    return words;
  }
  pid_t start(std::vector<std::string> words, const std::string& out) const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const std::string errors = out + ".errors";
    if (std::freopen(out.c_str(), "w", stdout) == nullptr ||
        std::freopen(errors.c_str(), "w", stderr) == nullptr)
      ::_exit(126);
    ::setenv("CAPNR_LANG", "en", 1);
    ::execv(CAPNR_PROGRAM, arguments.data());
    ::_exit(127);
  }
  /// What a command prints; a failure when it does not end well.
  std::string said(const std::vector<std::string>& words, const std::string& database) const {
    const std::string out = (folder_ / "out").string();
    int status = 0;
    ::waitpid(start(line(words, database), out), &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0)
        << words.at(0) << ": " << slurp(out + ".errors");
    return slurp(out);
  }
  std::vector<std::string> import(const std::string& date) const {
    std::vector<std::string> words = {"import", sample.string(), "--accept-partial", "--rejects",
                                      (folder_ / "rejets").string()};
    if (!date.empty()) words.insert(words.end(), {"--date", date});
    return words;
  }
  static std::string digest(const std::string& where) {
    Database database = good(Database::open(where));
    std::string all;
    for (const StoredOrg& org : good(list_orgs(database))) all += good(state_digest(database, org.id));
    return all;
  }
};
CAPNR_ON_EACH_DATABASE(Commands);

// On SQLite: two databases made one after the other. On PostgreSQL: one there, one in SQLite.
TEST_P(Commands, GiveTheSameBytesOnEachDatabase) {
  const std::string reference = (folder_ / "reference.db").string();
  EXPECT_EQ(said(import(""), where_), said(import(""), reference));
  EXPECT_EQ(digest(where_), digest(reference));
  const std::string report = (folder_ / "report.html").string();
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"inventories"},
           {"footprint", "--format", "json"},
           {"footprint", "--format", "csv", "--by", "department,type,status"},
           {"footprint"},
           {"explain", "PORT-DTE24-00000"},
           {"compare", "2024", "2026"},
           {"recognise"}}) {
    const std::string expected = said(words, reference);
    EXPECT_GT(expected.size(), 40U) << words.at(0);
    EXPECT_EQ(said(words, where_), expected) << words.at(0);
  }
  said({"report", "--output", report}, reference);
  const std::string expected = slurp(report);
  said({"report", "--output", report}, where_);
  EXPECT_EQ(slurp(report), expected);
  said({"export", (folder_ / "expected").string()}, reference);
  said({"export", (folder_ / "exported").string()}, where_);
  EXPECT_GT(files_of(folder_ / "expected").size(), 10U);
  EXPECT_EQ(files_of(folder_ / "exported"), files_of(folder_ / "expected"));
  EXPECT_NE(said(import(""), where_).find("nchanged"), std::string::npos)
      << "a second import finds nothing new";
}

TEST_P(Commands, ThatOnlyTryAnImportLeaveNothing) {
  std::vector<std::string> words = import("");
  words.emplace_back("--dry-run");
  EXPECT_GT(said(words, where_).size(), 100U);
  if (sqlite()) {
    EXPECT_FALSE(fs::exists(where_));
  } else {
    Database database = open({.migrate = false});
    EXPECT_EQ(good(schema_version(database)), 0);
  }
}

}  // namespace
}  // namespace capnr
