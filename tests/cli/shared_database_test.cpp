// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Several servers and several workers, processes of their own, on one database.

#include <thread>

#include "../web/http_client.h"
#include "doctor_program.h"
#include "evidence/ledger.h"
#include "people/account.h"
#include "served.h"
#include "table/json.h"
#include "tests/store/test_databases.h"
#include "work/import_job.h"
#include "work/job.h"
#include "work/upload.h"

namespace capnr::test {
namespace {

Moment now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

class SharedDatabase : public OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    Database database = open();
    good(database.run("INSERT INTO org (insee_code, name) VALUES ('13999', 'Ville-démo')"));
    const AccountId id = good(create_account(database, {"alix", "Alix"}, std::nullopt, {{}, now()}));
    good(set_role(database, id, {org_, Role::pilot, ""}, {{}, now()}));
  }
  std::string token(const char* scopes) const {
    const std::string out = run({"token", "add", "alix", "--name", "essai", "--scopes", scopes, "--days", "1",
                                 "--database", where_})
                                .out;
    return "Authorization: Bearer " + out.substr(0, out.find('\n')) + "\r\n";
  }
  JobId ask_import() const {
    Database database = open();
    std::vector<Upload> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(demo_sample))
      if (entry.is_regular_file())
        files.push_back(
            {std::filesystem::relative(entry.path(), demo_sample).string(), "", slurp(entry.path())});
    const std::string batch = good(keep_uploads(database, org_, files, now()));
    const Date date = date_of(2026, 10, 31);
    return good(ask_job(
        database, {org_, std::string(import_kind), to_json({batch, date, true, Language::en})}, {{}, now()}));
  }
  Job job(JobId id) const {
    Database database = open();
    return good(find_job(database, org_, id));
  }
  // Begins a worker, and kills it once it has begun the job.
  void kill_a_worker_at(JobId id) const {
    const std::int64_t attempts = job(id).attempts;
    const pid_t worker = start({"worker", "--database", where_}, folder_ / "out", folder_ / "errors");
    for (int i = 0; i < 3000 && job(id).attempts == attempts; ++i) ::usleep(10'000);
    ::kill(worker, SIGKILL);
    int status = 0;
    ::waitpid(worker, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << slurp(folder_ / "errors");
    ASSERT_EQ(job(id).attempts, attempts + 1);
    ASSERT_EQ(job(id).state, JobState::running) << "it was killed too late to be of use here";
  }
  // As if a minute had gone by without a sign of the worker.
  void pass_a_minute() const {
    Database database = open();
    good(database.run("UPDATE job SET kept_until = kept_until - 61"));
  }
  std::string work() const {
    const Ran ran = run({"worker", "--once", "--database", where_});
    EXPECT_EQ(ran.code, 0) << ran.errors;
    return ran.out;
  }
  std::size_t inventories() const {
    Database database = open();
    return good(list_inventories(database, org_)).size();
  }
  const OrgId org_{1};
};
CAPNR_ON_EACH_DATABASE(SharedDatabase);

Answer tell(std::uint16_t port, const std::string& authorization, int year, int value) {
  const std::string json =
      R"({"period": ")" + std::to_string(year) + R"(", "value": )" + std::to_string(value) + "}";
  RawConnection connection(port);
  connection.send(
      "POST /api/v1/indicators/I-1.8c/values HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
      authorization + "Content-Type: application/json\r\nContent-Length: " + std::to_string(json.size()) +
      "\r\n\r\n" + json);
  return connection.receive();
}

}  // namespace

TEST_P(SharedDatabase, WhatOneServerIsToldTheOtherShowsAndTheAuditLogStaysOneChain) {
  const Served one(where_), other(where_);
  ASSERT_NE(one.port, 0);
  ASSERT_NE(other.port, 0);
  const std::string authorization = token("read write");
  // Both write at the same time: years of their own, which no server refuses.
  std::array<int, 2> accepted{};
  std::vector<std::thread> writers;
  writers.reserve(2);
  for (std::size_t i = 0; i < 2; ++i)
    writers.emplace_back([&, i] {
      for (int n = 0; n < 10; ++n)
        accepted[i] +=
            tell(i == 0 ? one.port : other.port, authorization, 2000 + 10 * static_cast<int>(i) + n, n + 1)
                        .status == 201
                ? 1
                : 0;
    });
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(accepted, (std::array<int, 2>{10, 10}));
  const std::string path = "/api/v1/indicators/I-1.8c/values";
  const Answer here = get(one.port, path, authorization), there = get(other.port, path, authorization);
  EXPECT_EQ(here.status, 200) << here.body;
  EXPECT_EQ(here.body, there.body);
  EXPECT_EQ(parse_json(here.body)->find("items")->array()->size(), 20U) << here.body;
  const Ran audit = run({"audit", "--verify", "--database", where_});
  EXPECT_EQ(audit.code, 0) << audit.out << audit.errors;
}

TEST_P(SharedDatabase, AnInventoryThatAWorkerImportsIsOnEveryServer) {
  const JobId id = ask_import();
  EXPECT_EQ(work(), "1 jobs done\n");
  ASSERT_EQ(job(id).state, JobState::done) << job(id).answer;
  const Served one(where_), other(where_);
  EXPECT_NE(get(one.port, "/health").body.find("2026-10-31"), std::string::npos);
  const std::string figures = get(one.port, "/footprint.csv").body;
  EXPECT_GT(figures.size(), 500U);
  EXPECT_EQ(figures, get(other.port, "/footprint.csv").body);
}

TEST_P(SharedDatabase, AJobWhoseWorkerIsKilledIsDoneByTheNext) {
  const JobId id = ask_import();
  kill_a_worker_at(id);
  EXPECT_EQ(work(), "0 jobs done\n") << "it is kept for its worker, which may only be slow";
  pass_a_minute();
  EXPECT_EQ(work(), "1 jobs done\n");
  EXPECT_EQ(job(id).state, JobState::done) << job(id).answer;
  EXPECT_EQ(job(id).attempts, 2);
  EXPECT_EQ(inventories(), 1U);
}

TEST_P(SharedDatabase, AJobThatKillsItsWorkersIsGivenUp) {
  const JobId id = ask_import();
  for (std::int64_t i = 0; i < most_attempts; ++i) {
    kill_a_worker_at(id);
    pass_a_minute();
  }
  work();
  EXPECT_EQ(job(id).state, JobState::failed);
  EXPECT_EQ(inventories(), 0U);
}

}  // namespace capnr::test
