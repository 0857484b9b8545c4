// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/kept_pages.h"

#include "signed_in.h"

using namespace capnr;
using namespace capnr::test;
using namespace std::chrono_literals;

namespace {

/// A server that believes for an hour that nobody else writes: what it gives again is seen by what another process has changed meanwhile.
struct Keeping : RunningServer {
  explicit Keeping(web::KeptPagesOptions kept = {.look = 1h, .longest = 1h})
      : RunningServer({}, {}, {}, kept) {}
};

void rename(const RunningServer& server, std::string_view name) {
  Database database = server.open();
  Statement statement = RunningServer::good(database.prepare("UPDATE org SET name = ?"));
  RunningServer::good(statement.bind(name));
  RunningServer::good(statement.step());
}

bool shows(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

}  // namespace

TEST(KeptPages, AreGivenAgainInEachLanguageAndByAddress) {
  Keeping server;
  const Answer first = get(server.port(), "/"), english = get(server.port(), "/en");
  rename(server, "Ailleurs");
  EXPECT_EQ(get(server.port(), "/").body, first.body);
  EXPECT_EQ(get(server.port(), "/en").body, english.body);
  EXPECT_EQ(get(server.port(), "/", "If-None-Match: " + first.headers.at("etag") + "\r\n").status, 304);
  RawConnection head(server.port());
  head.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(head.receive(true).headers.at("etag"), first.headers.at("etag"));
  EXPECT_TRUE(head.closed());
  EXPECT_TRUE(shows(get(server.port(), "/?a=b"), "Ailleurs")) << "another address is another page";
  EXPECT_TRUE(shows(get(server.port(), "/"), "Ailleurs")) << "the database was looked at for it";
}

TEST(KeptPages, AreMadeAnewOnceAnotherProcessHasChangedTheDatabase) {
  Keeping server({.look = 0ms, .longest = 1h});
  get(server.port(), "/");
  rename(server, "Ailleurs");
  EXPECT_TRUE(shows(get(server.port(), "/"), "Ailleurs"));
}

TEST(KeptPages, AreMadeAnewAfterAFormAtOnce) {
  Keeping server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  EXPECT_FALSE(shows(pilot.get("/indicateurs/I-1.8c"), "63,5"));
  EXPECT_FALSE(shows(get(server.port(), "/resultats"), "63,5"));
  EXPECT_EQ(pilot.post("/indicateurs/I-1.8c", "period=2025&value=63,5&source=tickets").status, 303);
  EXPECT_TRUE(shows(pilot.get("/indicateurs/I-1.8c"), "63,5"));
  EXPECT_TRUE(shows(get(server.port(), "/resultats"), "63,5"));
}

TEST(KeptPages, AreNobodyElses) {
  Keeping server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  Browser reader = browser_of(server, "lectrice", Role::reader);
  EXPECT_TRUE(shows(pilot.get("/tableau-de-bord"), "Nom de pilote"));
  EXPECT_TRUE(shows(reader.get("/tableau-de-bord"), "Nom de lectrice"));
  EXPECT_TRUE(shows(pilot.get("/tableau-de-bord"), "Nom de pilote"));
  EXPECT_EQ(get(server.port(), "/tableau-de-bord").status, 303) << "and nobody is led to sign in";
  EXPECT_EQ(pilot.get("/tableau-de-bord").headers.at("cache-control"), "no-store");
  const std::string stolen = "Cookie: " + pilot.cookie + "\r\n";
  pilot.post("/deconnexion", "");
  EXPECT_EQ(get(server.port(), "/tableau-de-bord", stolen).status, 303) << "the session is over";
}

TEST(KeptPages, DoNotOutliveTheirTimeNorASession) {
  Keeping server({.look = 1h, .longest = 30s});
  Browser reader = browser_of(server, "lectrice", Role::reader);
  EXPECT_EQ(reader.get("/tableau-de-bord").status, 200);
  server.now += 31 * 60;
  EXPECT_EQ(reader.get("/tableau-de-bord").status, 303) << "idle for more than half an hour";
  get(server.port(), "/");
  rename(server, "Ailleurs");
  EXPECT_FALSE(shows(get(server.port(), "/"), "Ailleurs"));
  server.now += 31;
  EXPECT_TRUE(shows(get(server.port(), "/"), "Ailleurs"));
}

TEST(KeptPages, HoldAsMuchAsTheyMay) {
  Keeping server({.look = 1h, .longest = 1h, .bytes = 100'000});
  for (int i = 0; i < 200; ++i) EXPECT_EQ(get(server.port(), "/?n=" + std::to_string(i)).status, 200);
  rename(server, "Ailleurs");
  EXPECT_FALSE(shows(get(server.port(), "/?n=199"), "Ailleurs"));
  EXPECT_TRUE(shows(get(server.port(), "/?n=0"), "Ailleurs")) << "the first went for the others";
}

TEST(KeptPages, AreCountedAsOthersAre) {
  Keeping server;
  for (int i = 0; i < 5; ++i) get(server.port(), "/resultats");
  EXPECT_NE(get(server.port(), "/metrics").body.find("method=\"get\",route=\"/resultats\",status=\"200\"} 5"),
            std::string::npos);
}
