// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// The program itself, on the demonstration city: what it serves is, byte for byte, what its other commands write.

#include <csignal>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "../web/http_client.h"
#include "program.h"
#include "served.h"
#include "tests/store/test_databases.h"

using namespace capnr::test;

namespace {

class Serve : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    import("2025-12-31");
  }
  void import(const std::string& date) const {
    said({"import", demo_sample.string(), "--date", date, "--accept-partial", "--rejects",
          (folder_ / "rejets").string()});
  }
  std::string said(std::vector<std::string> words) const {
    words.insert(words.end(), {"--database", where_});
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 0) << words.at(0) << ": " << ran.errors;
    return ran.out;
  }
};
CAPNR_ON_EACH_DATABASE(Serve);

}  // namespace

TEST_P(Serve, GivesTheBytesThatTheCommandsWriteAndFollowsTheDatabase) {
  Served served(where_);
  ASSERT_NE(served.port, 0);
  EXPECT_EQ(get(served.port, "/footprint.json").body, said({"footprint", "--format", "json"}));
  EXPECT_EQ(get(served.port, "/footprint.csv?by=department,type").body,
            said({"footprint", "--format", "csv", "--by", "department,type"}));
  EXPECT_EQ(get(served.port, "/footprint.csv?by=application").body,
            said({"footprint", "--format", "csv", "--by", "application"}));
  const auto report = folder_ / "report.html";
  said({"report", "--output", report.string()});
  const Answer english = get(served.port, "/en/footprint");
  EXPECT_EQ(english.body, slurp(report));
  EXPECT_EQ(english.headers.at("content-language"), "en");
  EXPECT_NE(get(served.port, "/").body.find("<html lang=\"fr\">"), std::string::npos);
  EXPECT_EQ(get(served.port, "/footprint.csv?by=colour").status, 400);

  // Another inventory comes: the pages that follow show it, without starting the server again.
  EXPECT_NE(get(served.port, "/health").body.find("2025-12-31"), std::string::npos);
  import("2026-10-31");
  EXPECT_NE(get(served.port, "/health").body.find("2026-10-31"), std::string::npos);
  EXPECT_EQ(get(served.port, "/footprint.json").body, said({"footprint", "--format", "json"}));

  EXPECT_EQ(served.stop(SIGTERM), 0);
}

TEST_P(Serve, SaysThatThePortIsTakenOrTheDatabaseIsNotThere) {
  Served served(where_);
  ASSERT_NE(served.port, 0);
  const Ran taken = run({"serve", "--database", where_, "--listen", std::to_string(served.port)});
  EXPECT_EQ(taken.code, 7);
  EXPECT_NE(taken.errors.find("is taken by another program"), std::string::npos) << taken.errors;
  const std::string none = sqlite() ? (folder_ / "none.db").string() : postgres_address("none");
  EXPECT_EQ(run({"serve", "--database", none, "--listen", "127.0.0.1:0"}).code, 4);
  EXPECT_EQ(served.stop(SIGINT), 0);
}

TEST_P(Serve, SaysWhatItCannotListenToOrSpeakTlsWith) {
  for (const char* place : {"", "here", "127.0.0.1:", ":8080", "127.0.0.1:65536", "127.0.0.1:80a", "::1:8080",
                            "::1", "[::1]", "[::1]8080", "localhost:-1", "999.0.0.1:8080", "192.0.2.7:0"}) {
    const Ran ran = run({"serve", "--database", where_, "--listen", place});
    EXPECT_EQ(ran.code, 2) << place << ": " << ran.errors;
  }
  const std::string file = (folder_ / "no.pem").string();
  EXPECT_EQ(run({"serve", "--database", where_, "--tls-certificate", file}).code, 2) << "without its key";
  const std::vector<std::string> pair = {
      "serve", "--database", where_, "--listen", "127.0.0.1:0", "--tls-certificate", file, "--tls-key", file};
  EXPECT_EQ(run(pair).code, 4);
  std::ofstream(file) << "no certificate\n";
  EXPECT_EQ(run(pair).code, 3);
}
