// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "running_server.h"

using namespace capnr;
using namespace capnr::test;

namespace {

// What the App answers itself is for those who watch over the server, whatever the table says: /metrics.
bool is_for_everybody(const web::Route& route) {
  return route.access == web::Access::everyone && route.handle != nullptr;
}

}  // namespace

TEST(Routes, TheReportIsInFrenchAndInEnglish) {
  RunningServer server;
  const Answer french = get(server.port(), "/empreinte"), english = get(server.port(), "/en/footprint");
  EXPECT_EQ(french.status, 200);
  EXPECT_EQ(french.body, page(Language::fr));
  EXPECT_EQ(french.headers.at("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(french.headers.at("content-language"), "fr");
  EXPECT_EQ(english.body, page(Language::en));
  EXPECT_EQ(english.headers.at("content-language"), "en");
}

TEST(Routes, TheResultsAreJsonAndCsvByTheDimensionsAsked) {
  RunningServer server;
  EXPECT_EQ(get(server.port(), "/footprint.json").body, "results");
  EXPECT_EQ(get(server.port(), "/footprint.json").headers.at("content-type"), "application/json");
  const Answer csv = get(server.port(), "/footprint.csv?by=department,%20phase,department");
  EXPECT_EQ(csv.body, "results department phase");
  EXPECT_EQ(csv.headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(csv.headers.at("content-disposition"), "attachment; filename=\"footprint.csv\"");
}

TEST(Routes, AWrongDimensionIsToldInTheReadersLanguageAndFormat) {
  RunningServer server;
  const Answer json = get(server.port(), "/footprint.json?by=colour");
  EXPECT_EQ(json.status, 400);
  EXPECT_EQ(json.body, "{\"error\":\"colour n’est pas une dimension\"}\n");
  const Answer csv = get(server.port(), "/footprint.csv?by=colour", "Accept-Language: en\r\n");
  EXPECT_EQ(csv.status, 400);
  EXPECT_EQ(csv.body, "colour is not a dimension\n");
  EXPECT_EQ(get(server.port(), "/footprint.csv?color=1").status, 400);
}

TEST(Routes, TheSiteMapListsEveryPublicPageAndNoOther) {
  RunningServer server;
  for (const std::string_view path : {"/site", "/en/site"}) {
    const Answer index = get(server.port(), path);
    EXPECT_EQ(index.status, 200);
    for (const web::Route& route : web::routes()) {
      if (route.method != web::Method::get || route.path.find('{') != std::string_view::npos ||
          web::is_way_station(route))
        continue;
      if (route.api != nullptr && route.path != "/api/v1/openapi.json") continue;  // which lists them
      const bool english = path.starts_with("/en") && !route.path_en.empty();
      const std::string link = "<a href=\"" + std::string(english ? route.path_en : route.path) + "\">";
      EXPECT_EQ(index.body.find(link) != std::string::npos, is_for_everybody(route)) << link;
    }
    EXPECT_NE(index.body.find("Sainte-Forêt &lt;13999&gt;"), std::string::npos);
  }
}

TEST(Routes, EveryRouteIsDescribedInFrenchAndFoundByItsOwnPaths) {
  for (const web::Route& route : web::routes()) {
    EXPECT_NE(tr(Language::fr, route.summary), route.summary);
    const web::FoundRoute found = web::find_route(route.method, route.path);
    EXPECT_EQ(found.route, &route) << route.path;
    EXPECT_EQ(found.language.has_value(), !route.path_en.empty()) << route.path;
    if (route.path_en.empty()) continue;
    EXPECT_EQ(web::find_route(route.method, route.path_en).route, &route) << route.path_en;
  }
}

TEST(Routes, EveryPublicPageAnswersInBothLanguagesAndGivesNoCookie) {
  RunningServer server;
  for (const web::Route& route : web::routes()) {
    if (route.method != web::Method::get || !is_for_everybody(route) ||
        route.path.find('{') != std::string_view::npos || web::is_way_station(route))
      continue;
    for (const std::string_view path : {route.path, route.path_en}) {
      if (path.empty()) continue;
      const Answer answer = get(server.port(), path);
      EXPECT_EQ(answer.status, 200) << path;
      EXPECT_EQ(answer.headers.count("set-cookie"), 0U) << path;
      EXPECT_EQ(answer.headers.at("cache-control"), route.api == nullptr ? "no-cache" : "private, no-cache")
          << path;
    }
  }
}

TEST(Routes, AMethodThatAnAddressDoesNotTakeIsA405) {
  RunningServer server;
  const Answer answer = post(server.port(), "/indicateurs", "a=1");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD");
}

TEST(Routes, TheStyleSheetIsKeptForeverUnderAnAddressThatChangesWithIt) {
  RunningServer server;
  const Answer home = get(server.port(), "/");
  const std::size_t at = home.body.find("href=\"/style/");
  ASSERT_NE(at, std::string::npos);
  const std::string address = home.body.substr(at + 6, home.body.find('"', at + 6) - at - 6);
  const Answer style = get(server.port(), address);
  EXPECT_EQ(style.status, 200);
  EXPECT_EQ(style.headers.at("content-type"), "text/css; charset=utf-8");
  EXPECT_NE(style.headers.at("cache-control").find("immutable"), std::string::npos);
  EXPECT_EQ(get(server.port(), "/style/other.css").status, 404);
}

TEST(Routes, AnAddressThatIsNoneIsA404WithAPage) {
  RunningServer server;
  for (const std::string_view path :
       {"/nothing", "/footprint.json/", "//", "/..%2f..%2fetc/passwd", "/%3Cscript%3E"}) {
    const Answer answer = get(server.port(), path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_NE(answer.body.find("<html lang=\"fr\">"), std::string::npos);
    EXPECT_EQ(answer.body.find("<script>"), std::string::npos);
  }
  EXPECT_NE(get(server.port(), "/nothing", "Accept-Language: en\r\n").body.find("<html lang=\"en\">"),
            std::string::npos);
}

TEST(Routes, FiguresAreTakenOncePerStateOfTheDatabase) {
  RunningServer server;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(get(server.port(), "/health").body, "ok 2026-11-01\n");
  EXPECT_EQ(server.taken, 1);
  server.state = 2;
  EXPECT_EQ(get(server.port(), "/health").body, "ok 2026-11-02\n");
  EXPECT_EQ(get(server.port(), "/empreinte").status, 200);
  EXPECT_EQ(server.taken, 2);
}

TEST(Routes, ADatabaseThatIsGoneIsA503AndComesBack) {
  RunningServer server;
  server.broken = true;
  const Answer answer = get(server.port(), "/empreinte");
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("no disk"), std::string::npos);
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  server.broken = false;
  EXPECT_EQ(get(server.port(), "/empreinte").status, 200);
}
