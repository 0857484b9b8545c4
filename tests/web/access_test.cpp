// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "signed_in.h"
#include "web/route_path.h"

using namespace capnr;
using namespace capnr::test;

namespace {

// An address of the route; what its names stand for need not exist: whoever may not come in must not learn whether it does.
std::string address_of(const web::Route& route) {
  const std::vector<std::string> anything(4, "1");
  return web::fill_path(route.path, anything);
}

Answer ask(Browser& browser, const web::Route& route) {
  return route.method == web::Method::post ? browser.post(address_of(route), "a=1")
                                           : browser.get(address_of(route));
}

// What somebody of that level meets who may not: the way to sign in, or a refusal.
void expect_refused(const Answer& answer, bool signed_in, const web::Route& route) {
  // A session only reads the API: who writes to it shows a token.
  if (route.api != nullptr) {
    const bool challenged = !signed_in || route.method == web::Method::post;
    EXPECT_EQ(answer.status, challenged ? 401 : 403) << route.path;
    return;
  }
  if (!signed_in && route.method == web::Method::get) {
    EXPECT_EQ(answer.status, 303) << route.path;
    EXPECT_TRUE(answer.headers.at("location").starts_with("/connexion")) << route.path;
  } else {
    EXPECT_EQ(answer.status, 403) << route.path;
  }
}

}  // namespace

// Every route with every level: the table is the only place that says who may.
TEST(Access, EachRouteIsOpenFromItsLevelOnAndClosedBelow) {
  RunningServer server;
  const std::pair<std::string, std::optional<Role>> levels[] = {{"public", std::nullopt},
                                                                {"lecture", Role::reader},
                                                                {"contrib", Role::contributor},
                                                                {"pilote", Role::pilot},
                                                                {"admin", Role::administrator}};
  for (const auto& [login, role] : levels) {
    Browser browser(server.port());
    if (role) browser = browser_of(server, login, *role);
    for (const web::Route& route : web::routes()) {
      if (route.path == "/deconnexion") continue;  // ends the session that the test needs
      server.now += 60;                            // forms are limited by the minute
      const web::Visitor visitor{{}, {server.org, role.value_or(Role::reader), ""}};
      const bool may = web::allows(route.access, role ? std::optional(visitor) : std::nullopt) &&
                       (route.api == nullptr || route.method == web::Method::get);
      const Answer answer = ask(browser, route);
      if (may) {
        EXPECT_NE(answer.status, 403) << login << " " << route.path;
        if (answer.status == 303 && route.access != web::Access::everyone) {
          EXPECT_FALSE(role && answer.headers.at("location").starts_with("/connexion"))
              << login << " " << route.path;
        }
      } else {
        expect_refused(answer, role.has_value(), route);
      }
      EXPECT_NE(answer.status, 500) << login << " " << route.path;
    }
  }
}

TEST(Access, WhoHasARoleInAnotherOrganisationOnlyIsNobodyHere) {
  RunningServer server;
  Database database = server.open();
  City other;
  other.name = "Autre";
  other.insee_code = "13001";
  const OrgId there = RunningServer::good(save_city(database, other));
  const AccountId id = add_account(server, "voisin", Role::administrator, there);
  Browser browser(server.port());
  browser.cookie = "session=" + RunningServer::good(start_session(database, id, noon));
  Browser stranger(server.port());
  const Answer told =
      stranger.post("/connexion", "identifiant=voisin&mot-de-passe=" + web::percent_encoded(a_password));
  EXPECT_EQ(told.status, 403);
  EXPECT_NE(told.body.find("pas de rôle dans cette ville"), std::string::npos);
  for (const web::Route& route : web::routes()) {
    server.now += 60;
    if (route.access != web::Access::everyone) expect_refused(ask(browser, route), false, route);
  }
}

TEST(Access, AnAdministratorSeesNoAccountOfAnotherOrganisation) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  Database database = server.open();
  City other;
  other.name = "Autre";
  other.insee_code = "13001";
  const OrgId there = RunningServer::good(save_city(database, other));
  const std::string number = std::to_string(add_account(server, "voisin", Role::reader, there).value);
  EXPECT_EQ(admin.get("/administration").body.find("voisin"), std::string::npos);
  EXPECT_EQ(admin.get("/administration/comptes/" + number).status, 404);
  EXPECT_EQ(admin.post("/administration/comptes/" + number, "etape=off").status, 404);
  EXPECT_EQ(admin.get("/administration/comptes/999").status, 404);
  EXPECT_EQ(admin.get("/administration/comptes/1x").status, 404);
}

TEST(Access, AnAccountThatIsDisabledIsOutAtItsNextClick) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  EXPECT_EQ(reader.get("/indicateurs").status, 200);
  Database database = server.open();
  const auto account = RunningServer::good(find_account(database, "lecture"));
  RunningServer::good(deactivate(database, account->id, {std::nullopt, noon}));
  EXPECT_EQ(reader.get("/indicateurs").status, 303);
}

TEST(Access, ARoleThatChangesRotatesTheSession) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  Database database = server.open();
  const auto account = RunningServer::good(find_account(database, "lecture"));
  RunningServer::good(set_role(database, account->id, {server.org, Role::pilot, ""}, {std::nullopt, noon}));
  const std::string before = reader.cookie;
  EXPECT_EQ(reader.get("/indicateurs/I-1.8c").status, 200);
  EXPECT_NE(reader.cookie, before);
  Browser thief(server.port());
  thief.cookie = before;
  EXPECT_EQ(thief.get("/indicateurs").status, 303) << "the token of before is worth nothing any more";
  EXPECT_EQ(reader.get("/indicateurs").status, 200);
}
