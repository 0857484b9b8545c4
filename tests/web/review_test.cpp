// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "evidence/publication.h"
#include "evidence/review_store.h"
#include "evidence/sha256.h"
#include "signed_in.h"
#include "table/zip_archive.h"

using namespace capnr;
using namespace capnr::test;

namespace {

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

// The revision that a form was made from.
std::string revision_of(const Answer& form) {
  constexpr std::string_view mark = "name=\"revision\" value=\"";
  const std::size_t at = form.body.find(mark) + mark.size();
  return form.body.substr(at, form.body.find('"', at) - at);
}

Answer write(Browser& browser, const std::string& section, const std::string& text) {
  const std::string address = "/bilans/2026/rubriques/" + section;
  const std::string revision = revision_of(browser.get(address));
  return browser.post(address, "revision=" + revision + "&texte=" + web::percent_encoded(text));
}

Answer publish(Browser& browser, const std::string& fields) {
  const std::string revision = revision_of(browser.get("/bilans/2026/publier"));
  return browser.post("/bilans/2026/publier", "revision=" + revision + fields);
}

std::vector<PublishedReview> published(RunningServer& server) {
  Database database = server.open();
  return RunningServer::good(published_reviews(database, server.org));
}

std::string part_of(const std::string& odt, std::string_view name) {
  const ZipArchive archive = RunningServer::good(ZipArchive::of(odt, {}));
  return RunningServer::good(archive.beginning(name, 1'000'000));
}

}  // namespace

TEST(WebReview, GoesFromItsFirstWordsToWhatThePublicReads) {
  RunningServer server;
  EXPECT_TRUE(has(get(server.port(), "/bilans-publies"), "n’a pas encore publié"));
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  EXPECT_TRUE(has(pilot.get("/bilans"), "Aucun bilan n’est commencé"));
  EXPECT_TRUE(has(pilot.get("/bilans"), "href=\"/bilans/2026\""));
  EXPECT_TRUE(has(pilot.get("/bilans/2026"), "sur 8"));
  const Answer form = pilot.get("/bilans/2026/rubriques/impact");
  EXPECT_TRUE(has(form, "<textarea id=\"texte\""));
  EXPECT_TRUE(has(form, "<section id=\"impact\"")) << "what the program fills in";
  EXPECT_EQ(write(pilot, "summary", "Un mot du maire.\r\n- deux points\r\n- trois points").status, 303);
  EXPECT_TRUE(has(pilot.get("/bilans"), "en cours de rédaction"));
  EXPECT_TRUE(has(pilot.get("/bilans/2026"), "écrit le 2026-11-30 par Nom de pilote"));
  const Answer preview = pilot.get("/bilans/2026/apercu");
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(has(preview, "<strong>Brouillon</strong>"));
  EXPECT_TRUE(has(preview, "<p>Un mot du maire.</p>"));
  EXPECT_TRUE(has(preview, "<li>deux points</li>"));
  EXPECT_FALSE(has(preview, "<style>")) << "the policy of the site allows its own style sheet only";
  EXPECT_FALSE(has(preview, "http-equiv"));
  EXPECT_EQ(get(server.port(), "/bilans-publies/2026").status, 404) << "a draft is nobody’s affair";

  const Answer refused = publish(pilot, "");
  EXPECT_EQ(refused.status, 409);
  EXPECT_TRUE(has(refused, "id=\"incomplet-error\""));
  EXPECT_TRUE(published(server).empty());
  EXPECT_EQ(publish(pilot, "&incomplet=1").status, 303);
  EXPECT_TRUE(has(pilot.get("/bilans"), "publié, version 1"));
  const Answer read = get(server.port(), "/bilans-publies/2026");
  EXPECT_EQ(read.status, 200);
  EXPECT_TRUE(has(read, "<p>Un mot du maire.</p>"));
  EXPECT_FALSE(has(read, "Brouillon"));
  EXPECT_FALSE(has(read, "<style>"));
  EXPECT_FALSE(read.headers.contains("set-cookie"));
  EXPECT_EQ(read.headers.at("cache-control"), "no-cache");
  const std::string seen = "If-None-Match: " + read.headers.at("etag") + "\r\n";
  EXPECT_EQ(get(server.port(), "/bilans-publies/2026", seen).status, 304);
  EXPECT_TRUE(has(get(server.port(), "/en/published-reviews/2026"), "<html lang=\"en\""));
  EXPECT_TRUE(has(get(server.port(), "/bilans-publies"), "href=\"/bilans-publies/2026\""));
  Browser admin = browser_of(server, "admin", Role::administrator);
  EXPECT_TRUE(has(admin.get("/administration/journal"), "bilan publié"));
}

TEST(WebReview, ThatIsPublishedIsFrozenWithItsHashAndTheNextVersionReplacesIt) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  write(pilot, "means", "Premier texte.");
  publish(pilot, "&incomplet=1");
  const PublishedReview first = published(server).at(0);
  const std::string address = "/bilans-publies/2026/1/review-2026-fr.html";
  const Answer file = get(server.port(), address);
  EXPECT_EQ(sha256_of(file.body), first.file("review-2026-fr.html")->sha256);
  EXPECT_EQ(file.headers.at("content-disposition"), "attachment; filename=\"review-2026-fr.html\"");
  server.now += 60;
  write(pilot, "means", "Second texte.");
  EXPECT_TRUE(has(pilot.get("/bilans"), "repris depuis"));
  EXPECT_TRUE(has(get(server.port(), "/bilans-publies/2026"), "Premier texte.")) << "a draft changes nothing";
  EXPECT_TRUE(has(pilot.get("/bilans/2026/publier"), "La version 1"));
  publish(pilot, "&incomplet=1");
  EXPECT_TRUE(has(get(server.port(), "/bilans-publies/2026"), "Second texte."));
  const Answer before = get(server.port(), "/bilans-publies/2026/1");
  EXPECT_TRUE(has(before, "Premier texte."));
  EXPECT_TRUE(has(before, "remplacée depuis"));
  EXPECT_EQ(get(server.port(), address).body, file.body);
  EXPECT_EQ(get(server.port(), "/bilans-publies/2026/3").status, 404);
  EXPECT_EQ(get(server.port(), "/bilans-publies/2026/1/other.html").status, 404);
  EXPECT_EQ(get(server.port(), "/bilans-publies/an").status, 404);
}

TEST(WebReview, SaysEachLineOfTheCheckWithThePageWhereItIsMended) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const Answer check = pilot.get("/bilans/2026/verification");
  for (const char* link :
       {"href=\"/inventaire/importer\"", "href=\"/plans\"", "href=\"/cibles\"", "href=\"/indicateurs\""})
    EXPECT_TRUE(has(check, link)) << link;
  EXPECT_TRUE(has(check, "il manque un élément obligatoire"));
  EXPECT_TRUE(has(check, "capnr purchases FICHIER")) << "what no page mends";
  pilot.post("/plans", "annee=2026");
  pilot.post("/plans/2026/modifier", "title=Garder&commitments=1.1&revision=1&avant=");
  EXPECT_TRUE(has(pilot.get("/bilans/2026/verification"), "href=\"/plans/2026\""));
}

TEST(WebReview, IsWrittenByOneAtATimeAndLosesNothing) {
  RunningServer server;
  Browser one = browser_of(server, "une", Role::pilot), two = browser_of(server, "deux", Role::pilot);
  const std::string read = revision_of(two.get("/bilans/2026/rubriques/uses"));
  write(one, "uses", "Celui d’une.");
  const Answer late =
      two.post("/bilans/2026/rubriques/uses", "revision=" + read + "&texte=Celui%20de%20deux.");
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(has(late, "Nom de une"));
  EXPECT_TRUE(has(late, "Celui de deux.")) << "what was typed is not lost";
  const std::string looked_at = revision_of(two.get("/bilans/2026/publier"));
  write(one, "uses", "Un autre.");
  const Answer stale = two.post("/bilans/2026/publier", "incomplet=1&revision=" + looked_at);
  EXPECT_EQ(stale.status, 409);
  EXPECT_TRUE(published(server).empty()) << "what is published is what was looked at";
  const Answer too_long = write(one, "uses", std::string(longest_review_text + 1, 'x'));
  EXPECT_EQ(too_long.status, 400);
  EXPECT_TRUE(has(too_long, "id=\"texte-error\""));
  EXPECT_EQ(one.get("/bilans/2026/rubriques/autre").status, 404);
  EXPECT_EQ(one.get("/bilans/99999").status, 404);
}

TEST(WebReview, IsThePilotsAffair) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  const Answer list = reader.get("/bilans");
  EXPECT_EQ(list.status, 200);
  EXPECT_FALSE(has(list, "href=\"/bilans/2026\""));
  EXPECT_EQ(reader.get("/bilans/2026").status, 403);
  EXPECT_EQ(reader.post("/bilans/2026/rubriques/uses", "revision=0&texte=X").status, 403);
  EXPECT_EQ(reader.post("/bilans/2026/publier", "revision=0&incomplet=1").status, 403);
  Browser contributor = browser_of(server, "contrib", Role::contributor);
  EXPECT_EQ(contributor.post("/bilans/2026/publier", "revision=0&incomplet=1").status, 403);
  EXPECT_TRUE(published(server).empty());
}

TEST(WebReview, OfAnotherCityIsNeitherShownNorCounted) {
  RunningServer server;
  Database database = server.open();
  City other;
  other.name = "Autre";
  other.insee_code = "13001";
  const OrgId there = RunningServer::good(save_city(database, other));
  RunningServer::good(publish_review(database, there,
                                     {2026, 0, "2026-11-01T00:00:00Z", "Voisin", date_of(2026, 11, 1), 8},
                                     std::array{ReviewBytes{"review-2026-fr.html", "<html>"}}));
  RunningServer::good(
      write_review_text(database, there, {0, 2026, "uses", "Texte du voisin", "then", "Voisin"}, 0));
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  EXPECT_TRUE(has(pilot.get("/bilans"), "Aucun bilan n’est commencé"));
  EXPECT_FALSE(has(pilot.get("/bilans/2026/apercu"), "Texte du voisin"));
  EXPECT_EQ(get(server.port(), "/bilans-publies/2026").status, 404);
  EXPECT_EQ(get(server.port(), "/bilans-publies/2026/1/review-2026-fr.html").status, 404);
  publish(pilot, "&incomplet=1");
  EXPECT_EQ(published(server).at(0).version, 1);
}

TEST(WebReview, ShowsHarmlessWhateverIsWrittenInIt) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  const std::string hostile =
      "=HYPERLINK(\"http://evil.example\")\"><script>alert(1)</script>'<img src=x onerror=alert(2)>"
      "</header></main></textarea><title>\u202Eetxet\u2066\x01";
  for (const char* section :
       {"summary", "impact", "uses", "actions", "actors", "objectives", "indicators", "measures", "means"})
    EXPECT_EQ(write(pilot, section, hostile + "\r\n- " + hostile).status, 303) << section;
  EXPECT_EQ(publish(pilot, "&incomplet=1").status, 303);
  for (const char* page : {"/bilans", "/bilans/2026", "/bilans/2026/rubriques/uses", "/bilans/2026/apercu",
                           "/bilans/2026/verification", "/bilans-publies/2026", "/en/published-reviews/2026",
                           "/bilans-publies/2026/1/review-2026-fr.html"}) {
    const Answer answer = pilot.get(page);
    EXPECT_EQ(answer.status, 200) << page;
    for (const std::string_view harm :
         {"<script>alert", "<img", "</textarea><title>", "\u202E", "\u2066", "\x01"})
      EXPECT_FALSE(has(answer, harm)) << harm << " on " << page;
  }
  EXPECT_TRUE(has(pilot.get("/bilans-publies/2026"), "HYPERLINK")) << "the texts are shown, as texts";
  const std::string content =
      part_of(get(server.port(), "/bilans-publies/2026/1/review-2026-fr.odt").body, "content.xml");
  EXPECT_NE(content.find("HYPERLINK"), std::string::npos);
  for (const std::string_view harm : {"<script>", "<img", "\u202E", "\u2066", "\x01"})
    EXPECT_EQ(content.find(harm), std::string::npos) << harm;
}

TEST(WebReview, SaysWhyItsPdfIsNotThere) {
  RunningServer server;
  server.chromium = "no-such-browser";
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  publish(pilot, "&incomplet=1");
  EXPECT_TRUE(has(pilot.get("/bilans/2026"), "se fait"));
  EXPECT_EQ(server.work(), 1U);
  const Answer told = pilot.get("/bilans/2026");
  EXPECT_TRUE(has(told, "apt install chromium"));
  EXPECT_TRUE(has(told, "Faire le PDF"));
  EXPECT_TRUE(has(pilot.get("/travaux/1"), "href=\"/bilans/2026\""));
  EXPECT_EQ(pilot.post("/bilans/2026", "etape=pdf&version=1").status, 303);
  EXPECT_EQ(pilot.post("/bilans/2026", "etape=pdf&version=1").status, 303) << "it is asked for already";
  EXPECT_EQ(server.work(), 1U);
  EXPECT_EQ(pilot.post("/bilans/2026", "etape=pdf&version=2").status, 404);
  EXPECT_EQ(pilot.post("/bilans/2026", "etape=danser").status, 400);
}

TEST(WebReview, StandsBesideTheOpenDataOfItsYear) {
  RunningServer server;
  Database database = server.open();
  const std::array files = {file_to_publish("impact.csv", "impact", "text/csv", "indicateur,valeur\r\n")};
  RunningServer::good(record_publication(
      database, server.org, {{}, 2026, 1, "2026-11-01T00:00:00Z", "Nom", content_digest(files), {}}, files));
  const Answer list = get(server.port(), "/bilans-publies");
  EXPECT_TRUE(has(list, "href=\"/donnees-publiees/2026/impact.csv\""));
  const Answer file = get(server.port(), "/donnees-publiees/2026/impact.csv");
  EXPECT_EQ(file.body, "indicateur,valeur\r\n");
  EXPECT_TRUE(file.headers.at("content-type").starts_with("text/csv"));
  EXPECT_EQ(get(server.port(), "/donnees-publiees/2026/autre.csv").status, 404);
  EXPECT_EQ(get(server.port(), "/donnees-publiees/2025/impact.csv").status, 404);
}
