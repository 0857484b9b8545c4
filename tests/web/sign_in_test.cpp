// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/audit.h"
#include "people/recovery.h"
#include "people/second_factor.h"
#include "people/totp.h"
#include "signed_in.h"

using namespace capnr;
using namespace capnr::test;

namespace {

const std::string new_password = "une phrase facile a retenir";

}  // namespace

TEST(SignIn, OpensASessionInACookieThatScriptsCannotRead) {
  RunningServer server;
  add_account(server, "alix", Role::reader, server.org);
  Browser browser(server.port());
  const Answer form = browser.get("/connexion?suite=/indicateurs");
  EXPECT_NE(form.body.find("autocomplete=\"current-password\""), std::string::npos);
  const Answer answer = browser.post(
      "/connexion", "identifiant=alix&suite=/indicateurs&mot-de-passe=" + web::percent_encoded(a_password));
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.headers.at("location"), "/indicateurs");
  const std::string& cookie = answer.headers.at("set-cookie");
  EXPECT_NE(cookie.find("; HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("; SameSite=Lax"), std::string::npos);
  const Answer page = browser.get("/indicateurs");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.headers.at("cache-control"), "no-store");
  browser.post("/deconnexion", "");
  EXPECT_EQ(browser.cookie, "session=");
  EXPECT_EQ(browser.get("/indicateurs").status, 303);
}

TEST(SignIn, LeadsNowhereElseThanThisSite) {
  RunningServer server;
  add_account(server, "alix", Role::reader, server.org);
  for (const std::string next :
       {"https://evil.example", "//evil.example", "", "/\\evil.example", "javascript:1"}) {
    Browser browser(server.port());
    const Answer answer = browser.post("/connexion", "identifiant=alix&suite=" + web::percent_encoded(next) +
                                                         "&mot-de-passe=" + web::percent_encoded(a_password));
    EXPECT_EQ(answer.headers.at("location"), "/tableau-de-bord") << next;
  }
}

TEST(SignIn, TheSameWordsForAWrongPasswordAndAnUnknownAccountThenALock) {
  RunningServer server;
  add_account(server, "alix", Role::reader, server.org);
  const auto body_for = [&](const std::string& login) {
    std::string body = post(server.port(), "/connexion", "identifiant=" + login + "&mot-de-passe=wrong").body;
    for (std::size_t at = 0; (at = body.find(login, at)) != std::string::npos;) body.erase(at, login.size());
    return body;
  };
  EXPECT_EQ(body_for("alix"), body_for("nobody"));
  for (int i = 0; i < 4; ++i) body_for("alix");
  const Answer locked =
      post(server.port(), "/connexion", "identifiant=alix&mot-de-passe=" + web::percent_encoded(a_password));
  EXPECT_EQ(locked.status, 429);
  EXPECT_NE(locked.body.find("12:01"), std::string::npos);
  server.now += 61;
  Browser browser(server.port());
  browser.sign_in("alix");
  EXPECT_EQ(browser.get("/indicateurs").status, 200);
}

TEST(SignIn, ASessionEndsAfterHalfAnHourOfSilence) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  server.now += 29 * 60;
  EXPECT_EQ(reader.get("/indicateurs").status, 200);
  server.now += 31 * 60;
  EXPECT_EQ(reader.get("/indicateurs").status, 303);
}

TEST(SignIn, TheFirstAdministratorComesFromTheLinkOfTheTerminalOnce) {
  RunningServer server;
  Database database = server.open();
  const std::string token = RunningServer::good(make_set_up(database, noon));
  const std::string page = "/installation/" + token;
  Browser browser(server.port());
  EXPECT_EQ(browser.get(page).status, 200);
  EXPECT_EQ(browser.get("/installation/wrong").status, 404);
  const std::string pass = web::percent_encoded(new_password);
  EXPECT_EQ(browser.post(page, "login=alix&name=Alix&password=short&again=short").status, 400);
  EXPECT_EQ(browser.post(page, "login=alix&name=Alix&password=" + pass + "&again=other").status, 400);
  const Answer made = browser.post(page, "login=alix&name=Alix&password=" + pass + "&again=" + pass);
  EXPECT_EQ(made.status, 303);
  EXPECT_EQ(browser.get("/administration").status, 200);
  EXPECT_EQ(browser.get(page).status, 404);
}

TEST(SignIn, ALinkOfTheAdministratorGivesANewPasswordOnce) {
  RunningServer server;
  Browser admin = browser_of(server, "admin", Role::administrator);
  const std::string number = std::to_string(add_account(server, "alix", Role::reader, server.org).value);
  const std::string told = admin.post("/administration/comptes/" + number, "etape=recovery").body;
  const std::size_t at = told.find("/mot-de-passe/");
  ASSERT_NE(at, std::string::npos);
  const std::string link = told.substr(at, told.find('<', at) - at),
                    pass = web::percent_encoded(new_password);
  Browser browser(server.port());
  EXPECT_EQ(browser.get(link).status, 200);
  EXPECT_EQ(browser.post(link, "password=" + pass + "&again=" + pass).headers.at("location"), "/connexion");
  EXPECT_EQ(browser.get(link).status, 404);
  browser.sign_in("alix");
  EXPECT_EQ(browser.get("/indicateurs").status, 303) << "the password of before";
  browser.sign_in("alix", new_password);
  EXPECT_EQ(browser.get("/indicateurs").status, 200);
}

TEST(SignIn, TheSecondFactorIsAskedOnAPageOfItsOwn) {
  RunningServer server;
  const AccountId id = add_account(server, "alix", Role::reader, server.org);
  Database database = server.open();
  const Actor actor{id, noon};
  const TotpEnrolment enrolment = RunningServer::good(enrol_totp(database, id, "Cap NR", actor));
  const auto code_at = [&](Moment moment) { return totp_code(*from_base32(enrolment.secret), moment); };
  RunningServer::good(confirm_totp(database, id, code_at(noon), actor));
  server.now += 120;
  Browser browser(server.port());
  const Answer first =
      browser.post("/connexion", "identifiant=alix&suite=&mot-de-passe=" + web::percent_encoded(a_password));
  EXPECT_TRUE(first.headers.at("location").starts_with("/connexion/code"));
  EXPECT_EQ(browser.get("/indicateurs").status, 303) << "the password alone is not enough";
  EXPECT_EQ(browser.post("/connexion/code", "code=000000").status, 400);
  EXPECT_EQ(browser.post("/connexion/code", "code=" + code_at(moment_of(server.now))).status, 303);
  EXPECT_EQ(browser.get("/indicateurs").status, 200);
}
