// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/backup.h"

#include "base/file.h"
#include "people/audit.h"
#include "signed_in.h"
#include "work/backup_job.h"

using namespace capnr;
using namespace capnr::test;

namespace {

constexpr std::string_view here = "/administration/sauvegarde";

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

std::size_t make_backups(RunningServer& server) {
  Worker worker({server.where(), "test", [&server] { return moment_of(server.now); }, Language::fr},
                {{std::string(backup_kind), backup_job("0.1.0")}});
  return RunningServer::good(worker.work());
}

std::size_t count_of(RunningServer& server, const std::string& action) {
  Database database = server.open();
  AuditFilter filter;
  filter.action = action;
  return RunningServer::good(list_audit(database, filter)).size();
}

}  // namespace

TEST(Backup, IsMadeByAWorkerAndDownloadedAndRestores) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  EXPECT_TRUE(has(admin.get(here), "capnr restore")) << "it says how to restore";
  const Answer asked = admin.post(here, "");
  EXPECT_EQ(asked.status, 303);
  EXPECT_EQ(asked.headers.at("location"), "/travaux/1");
  EXPECT_EQ(admin.post(here, "").headers.at("location"), "/travaux/1") << "one at a time";
  EXPECT_EQ(make_backups(server), 1U);
  EXPECT_TRUE(has(admin.get(here), "href=\"/administration/sauvegarde/1\""));
  const Answer file = admin.get("/administration/sauvegarde/1");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.headers.at("cache-control"), "no-store");
  EXPECT_NE(file.headers.at("content-disposition").find("capnr-2026-11-30T"), std::string::npos);
  const std::string saved = server.where() + "-saved.zip", again = server.where() + "-again.db";
  RunningServer::good(write_file(saved, file.body));
  RunningServer::good(restore_backup(saved, again, {}, [](std::string_view, std::int64_t, std::int64_t) {}));
  Database restored = RunningServer::good(Database::open(again));
  EXPECT_EQ(RunningServer::good(list_orgs(restored)).at(0).city.insee_code, "13999");
  EXPECT_TRUE(RunningServer::good(find_account(restored, "admin")));
  EXPECT_EQ(count_of(server, "backup.made"), 1U);
  EXPECT_EQ(count_of(server, "backup.downloaded"), 1U);
  EXPECT_FALSE(has(admin.get(here), "Aucune sauvegarde")) << "it says when the last one was made";
}

TEST(Backup, HoldsNoOther) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  admin.post(here, "");
  make_backups(server);
  admin.post(here, "");
  make_backups(server);
  EXPECT_EQ(admin.get("/administration/sauvegarde/1").status, 404) << "the one before is gone";
  EXPECT_EQ(admin.get("/administration/sauvegarde/2").status, 200);
}

TEST(Backup, IsGoneAfterADay) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  admin.post(here, "");
  make_backups(server);
  server.now += 23 * 3600;
  Browser later = browser_of(server, "later", Role::administrator);
  EXPECT_TRUE(has(later.get(here), "/administration/sauvegarde/1"));
  server.now += 2 * 3600;
  Browser tomorrow = browser_of(server, "tomorrow", Role::administrator);
  const Answer page = tomorrow.get(here);
  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(has(page, "/administration/sauvegarde/1"));
  EXPECT_EQ(tomorrow.get("/administration/sauvegarde/1").status, 404);
}

TEST(Backup, IsNoFileThatAPilotMayFetch) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  admin.post(here, "");
  make_backups(server);
  Database database = server.open();
  const auto kept = RunningServer::good(kept_backup(database, server.org, JobId{1}));
  ASSERT_TRUE(kept);
  EXPECT_EQ(pilot.get("/travaux/1").status, 200);
  EXPECT_EQ(pilot.get("/travaux/1/" + kept->name).status, 404);
  EXPECT_EQ(pilot.get("/administration/sauvegarde/1").status, 403);
  EXPECT_EQ(pilot.post(here, "").status, 403);
}

TEST(Backup, OfSeveralCitiesIsForWhoAdministersThemAll) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  admin.post(here, "");
  make_backups(server);
  City other;
  other.name = "Autre";
  other.insee_code = "13001";
  Database database = server.open();
  const OrgId there = RunningServer::good(save_city(database, other));
  EXPECT_TRUE(has(admin.get(here), "d’autres villes"));
  EXPECT_FALSE(has(admin.get(here), "/administration/sauvegarde/1"));
  EXPECT_EQ(admin.post(here, "").status, 409);
  EXPECT_EQ(admin.get("/administration/sauvegarde/1").status, 409);
  const auto account = RunningServer::good(find_account(database, "admin"));
  RunningServer::good(
      set_role(database, account->id, {there, Role::administrator, ""}, {std::nullopt, noon}));
  EXPECT_EQ(admin.get("/administration/sauvegarde/1").status, 200);
}
