// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "signed_in.h"
#include "work/job.h"

using namespace capnr;
using namespace capnr::test;

namespace {

const std::string header = "name;type;manufacturer;model;quantity\n";

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

std::string location(const Answer& answer) {
  EXPECT_EQ(answer.status, 303);
  const auto found = answer.headers.find("location");
  return found == answer.headers.end() ? "" : found->second;
}

// Sends a file, asks for its import, has it done; the address of the job.
std::string import(RunningServer& server, Browser& browser, const std::string& bytes,
                   const std::string& fields = "date=30/11/2026") {
  const std::string batch = location(browser.post_files("/inventaire/importer", {{"parc.csv", bytes}}));
  std::string job = location(browser.post(batch, fields));
  EXPECT_EQ(server.work(), 1U);
  return job;
}

}  // namespace

TEST(Import, GoesFromTheFilesToTheInventoryByThePages) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  EXPECT_TRUE(has(pilot.get("/inventaire"), "/inventaire/importer"));
  const std::string batch = location(
      pilot.post_files("/inventaire/importer",
                       {{"parc.csv", header + "PC1;Portable;HP;EliteBook;1\n"}, {"notes <b>.md", "x"}}));
  const Answer look = pilot.get(batch);
  EXPECT_TRUE(has(look, "parc.csv")) << look.body;
  EXPECT_TRUE(has(look, "5 colonnes sur 5"));
  EXPECT_TRUE(has(look, "notes &lt;b&gt;.md"));
  EXPECT_TRUE(has(look, "laissé de côté"));
  EXPECT_FALSE(has(pilot.get("/inventaire"), "/inventaire/2026-11-30")) << "looking stores nothing";
  const std::string job = location(pilot.post(batch, "date=2026-11-30"));
  const Answer waiting = pilot.get(job);
  EXPECT_TRUE(has(waiting, "en attente")) << waiting.body;
  EXPECT_TRUE(has(waiting, "data-follow="));
  EXPECT_TRUE(has(pilot.get(job + "/suivi"), "\"over\":false"));
  EXPECT_EQ(server.work(), 1U);
  const Answer done = pilot.get(job);
  EXPECT_TRUE(has(done, "/inventaire/2026-11-30")) << done.body;
  EXPECT_FALSE(has(done, "data-follow=")) << "there is nothing to follow any more";
  EXPECT_TRUE(has(pilot.get(job + "/suivi"), "\"over\":true"));
  EXPECT_TRUE(has(pilot.get("/inventaire/2026-11-30"), "PC1"));
  EXPECT_TRUE(has(pilot.get("/travaux"), "fait"));
  EXPECT_EQ(pilot.get(batch).status, 404) << "what was imported is not kept twice";
}

TEST(Import, AFileOfUnknownHeadersIsGuessedThenCorrected) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const std::string batch = location(pilot.post_files(
      "/inventaire/importer", {{"ecoles.csv", "Code interne;Zzz\nA1;Portable\nA2;Portable\n"}}));
  const Answer before = pilot.get(batch + "/1");
  EXPECT_TRUE(has(before, "Code interne")) << before.body;
  const Answer wrong = pilot.post(batch + "/1", "colonne-1=nimporte&colonne-2=type");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_TRUE(has(wrong, "id=\"colonne-1-error\""));
  const Answer nameless = pilot.post(batch + "/1", "colonne-1=&colonne-2=type");
  EXPECT_EQ(nameless.status, 400);
  EXPECT_EQ(pilot.post(batch + "/1", "colonne-1=name&colonne-2=name").status, 400) << "one field, one column";
  EXPECT_EQ(location(pilot.post(batch + "/1", "colonne-1=name&colonne-2=type")), batch + "/1");
  const std::string job = location(pilot.post(batch, "date=2026-11-30"));
  server.work();
  EXPECT_TRUE(has(pilot.get(job), "2 lignes")) << pilot.get(job).body;
  const Answer inventory = pilot.get("/inventaire/2026-11-30");
  EXPECT_TRUE(has(inventory, "A2"));
  EXPECT_TRUE(has(inventory, "Portable"));
}

TEST(Import, AFileThatNobodyCanReadYetIsNotImported) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const std::string batch = location(pilot.post_files(
      "/inventaire/importer", {{"couleurs.csv", "Zzz;Genre\nrouge;Portable\nrouge;Portable\n"}}));
  const Answer early = pilot.post(batch, "date=2026-11-30");
  EXPECT_EQ(early.status, 400) << "nobody has said which column is the name";
  EXPECT_TRUE(has(early, "<li>couleurs.csv"));
  EXPECT_EQ(server.work(), 0U);
}

TEST(Import, RejectedRowsComeBackAsAFileAndNothingIsStoredBeforeOneSaysSo) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const std::string bytes = header + "PC1;Portable;HP;EliteBook;1\nPC1;Portable;HP;EliteBook;2\n";
  const std::string job = import(server, pilot, bytes);
  const Answer refused = pilot.get(job);
  EXPECT_TRUE(has(refused, "refusé")) << refused.body;
  const auto at = refused.body.find("href=\"" + job + "/");
  ASSERT_NE(at, std::string::npos);
  const std::string file = refused.body.substr(at + 6, refused.body.find('"', at + 6) - at - 6);
  const Answer rejects = pilot.get(file);
  EXPECT_EQ(rejects.status, 200);
  EXPECT_TRUE(has(rejects, "PC1;Portable;HP;EliteBook;2"));
  EXPECT_NE(rejects.headers.at("content-disposition").find("attachment"), std::string::npos);
  EXPECT_EQ(pilot.get("/inventaire/2026-11-30").status, 404);
  const Answer partial = pilot.get(import(server, pilot, bytes, "date=2026-11-30&partiel=1"));
  EXPECT_TRUE(has(partial, "/inventaire/2026-11-30")) << partial.body;
}

TEST(Import, WhatAFormRefusesIsToldBesideItsField) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const Answer none = pilot.post_files("/inventaire/importer", {});
  EXPECT_EQ(none.status, 400);
  EXPECT_TRUE(has(none, "id=\"fichiers-error\""));
  const Answer twice = pilot.post_files("/inventaire/importer", {{"a.csv", "x"}, {"a.csv", "y"}});
  EXPECT_EQ(twice.status, 400);
  EXPECT_TRUE(has(twice, "a.csv"));
  const Answer damaged = pilot.post_files("/inventaire/importer", {{"a.zip", "PK no zip"}});
  EXPECT_EQ(damaged.status, 400);
  const std::string batch = location(
      pilot.post_files("/inventaire/importer", {{"parc.csv", header + "PC1;Portable;HP;EliteBook;1\n"}}));
  const Answer undated = pilot.post(batch, "date=hier");
  EXPECT_EQ(undated.status, 400);
  EXPECT_TRUE(has(undated, "id=\"date-error\""));
  EXPECT_EQ(server.work(), 0U);
}

TEST(Import, OfAPilotIsNotForAReaderAndNotAByteOfItIsTaken) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  EXPECT_EQ(reader.post_files("/inventaire/importer", {{"parc.csv", header}}).status, 403);
  EXPECT_FALSE(has(reader.get("/inventaire"), "/inventaire/importer"));
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  Browser forged = pilot;
  forged.csrf = "0";
  EXPECT_EQ(forged.post_files("/inventaire/importer", {{"parc.csv", header}}).status, 403);
}

TEST(Import, AJobThatWaitsCanBeStopped) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const std::string batch = location(
      pilot.post_files("/inventaire/importer", {{"parc.csv", header + "PC1;Portable;HP;EliteBook;1\n"}}));
  const std::string job = location(pilot.post(batch, "date=2026-11-30"));
  EXPECT_EQ(location(pilot.post(job, "")), job);
  EXPECT_TRUE(has(pilot.get(job), "annulé"));
  EXPECT_EQ(server.work(), 0U);
  EXPECT_EQ(pilot.post(job, "").status, 409) << "there is nothing left to stop";
}

TEST(Import, ModelsThatAreNotRecognisedAreNamedAndTheNextImportKnowsThem) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const std::string bytes = header + "X1;Machin;Truc <i>;Z9;3\n";
  EXPECT_TRUE(has(pilot.get(import(server, pilot, bytes)), "a-reconnaitre"));
  const std::string page = "/inventaire/2026-11-30/a-reconnaitre";
  const Answer asked = pilot.get(page);
  EXPECT_TRUE(has(asked, "Machin / Truc &lt;i&gt; / Z9")) << asked.body;
  const auto at = asked.body.find("name=\"modele-");
  ASSERT_NE(at, std::string::npos);
  const std::string field = asked.body.substr(at + 6, asked.body.find('"', at + 6) - at - 6);
  EXPECT_EQ(pilot.post(page, field + "=nothing-of-the-kind").status, 400);
  EXPECT_EQ(location(pilot.post(page, field + "=screen")), page);
  EXPECT_FALSE(has(pilot.get(page), field));
  import(server, pilot, bytes);
  EXPECT_TRUE(has(pilot.get("/inventaire/2026-11-30"), "screen"));
}

TEST(City, IsDescribedByItsAdministratorAndNothingIsRecordedOfWhatIsWrong) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  EXPECT_TRUE(has(admin.get("/administration/ville"), "DNSI ; Numérique"));
  const std::string good = "nom=Saint-X&insee=13998&population=877%20215&etp=12000&directions=";
  for (const std::string& wrong :
       {std::string("nom=&insee=13998"), std::string("nom=X&insee=1399"), good + "%3B",
        good + "A%3BB%0AA%3BC", std::string("nom=X&population=beaucoup"), good + "A%3BB%3B1%3B2"}) {
    const Answer answer = admin.post("/administration/ville", wrong);
    EXPECT_EQ(answer.status, 400) << wrong;
    EXPECT_TRUE(has(answer, "aria-invalid")) << wrong;
  }
  EXPECT_TRUE(has(admin.get("/administration/ville"), "13999"));
  EXPECT_EQ(location(admin.post("/administration/ville",
                                good + "DTE%20%3B%20Transition%20%3B%2012,5%0D%0A%0D%0ADEC%3B%C3%89coles")),
            "/administration/ville");
  const Answer now = admin.get("/administration/ville");
  EXPECT_TRUE(has(now, "DTE ; Transition ; 12.5\nDEC ; Écoles")) << now.body;
  EXPECT_TRUE(has(now, "877215"));
  EXPECT_TRUE(has(admin.get("/administration/journal"), "ville modifiée"));
}
