// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Signing in at an identity provider, page by page. The provider answers from memory; tests/browser/openid.test.mjs does it with a real one.
#include <atomic>
#include <mutex>

#include "people/audit.h"
#include "people/identity.h"
#include "people/recovery.h"
#include "signed_in.h"
#include "tests/people/signing_key.h"

using namespace capnr;
using namespace capnr::test;

namespace {

const std::string there = "https://id.example.fr";
const OpenIdIdentity alix_there{there, "7f3e"};

web::OpenIdSettings settings() {
  web::OpenIdSettings settings;
  settings.label = "ProConnect";
  settings.issuer = there;
  settings.client = {"cap-nr", "secret", "http://localhost/connexion/openid/retour", "http://localhost/",
                     "openid"};
  return settings;
}

/// What the provider says; a test changes it between two requests.
class Provider {
 public:
  Result<std::string> operator()(const OpenIdFetch& asked) {
    const std::scoped_lock lock(mutex_);
    ++asked_for;
    if (down) return fail(Kind::unavailable, "no");
    if (asked.url.ends_with("openid-configuration"))
      return R"({"issuer":")" + there + R"(","authorization_endpoint":")" + there +
             R"(/authorize","token_endpoint":")" + there + R"(/token","userinfo_endpoint":")" + there +
             R"(/userinfo","jwks_uri":")" + there + R"(/jwks","end_session_endpoint":")" + there + "/end\"}";
    if (asked.url.ends_with("/jwks")) return key_set_of({&key_});
    if (asked.url.ends_with("/userinfo")) return key_.sign("{" + who() + "}");
    return R"({"access_token":"at","token_type":"Bearer","id_token":")" +
           key_.sign("{" + who() + R"(,"nonce":")" + nonce_ + R"(","iat":1796040000,"exp":1796040060})") +
           "\"}";
  }

  void set_nonce(std::string nonce) {
    const std::scoped_lock lock(mutex_);
    nonce_ = std::move(nonce);
  }

  std::atomic<bool> down{false};
  std::atomic<int> asked_for{0};

 private:
  static std::string who() {
    return R"("iss":")" + there + R"(","aud":"cap-nr","sub":")" + alix_there.subject + R"(")";
  }
  std::mutex mutex_;
  std::string nonce_;
  SigningKey key_ = SigningKey::ec("one");
};

class OpenIdPages : public testing::Test {
 protected:
  std::shared_ptr<web::IdentityProvider> given() {
    return std::make_shared<web::IdentityProvider>(
        settings(), [this](const OpenIdFetch& asked) { return provider(asked); });
  }
  static std::string parameter(const std::string& url, const std::string& name) {
    const std::size_t at = url.find(name + "=");
    return at == std::string::npos
               ? ""
               : url.substr(at + name.size() + 1, url.find('&', at) - at - name.size() - 1);
  }
  /// What the browser comes back with, from where it was sent.
  std::string way_back(const std::string& url) {
    provider.set_nonce(parameter(url, "nonce"));
    return "/connexion/openid/retour?code=c&state=" + parameter(url, "state");
  }
  std::string sent_there(Browser& who, const std::string& next = "") {
    const Answer sent = who.get("/connexion/openid?suite=" + web::percent_encoded(next));
    EXPECT_EQ(sent.status, 303);
    return way_back(sent.headers.at("location"));
  }
  AccountId linked(const std::string& login, Role role = Role::reader) {
    const AccountId id = add_account(server, login, role, server.org);
    Database database = server.open();
    RunningServer::good(link_identity(database, id, alix_there, {std::nullopt, noon}));
    return id;
  }
  std::string last_audited() {
    Database database = server.open();
    const AuditEntry entry = RunningServer::good(list_audit(database)).at(0);
    return entry.action + ": " + entry.detail;
  }

  Provider provider;
  RunningServer server{{}, given()};
  Browser browser{server.port()};
};

}  // namespace

TEST_F(OpenIdPages, SignInWhoIsLinkedAndSignOutThereToo) {
  linked("alix");
  EXPECT_NE(browser.get("/connexion?suite=/plans").body.find("href=\"/connexion/openid?suite=%2Fplans\""),
            std::string::npos);
  const std::string back = sent_there(browser, "/plans");
  EXPECT_EQ(browser.state.size(), std::string("openid=").size() + 32);
  const Answer returned = browser.get(back);
  EXPECT_EQ(returned.status, 303);
  EXPECT_EQ(returned.headers.at("location"), "/plans");
  EXPECT_EQ(browser.state, "openid=") << "the state has served";
  EXPECT_EQ(last_audited(), "account.signed_in: openid");
  EXPECT_EQ(browser.get("/plans").status, 200);
  browser.get("/compte");
  const Answer out = browser.post("/deconnexion", "");
  EXPECT_EQ(out.status, 200);
  const std::string& refresh = out.headers.at("refresh");
  EXPECT_TRUE(refresh.starts_with("0; url=" + there + "/end?id_token_hint=ey")) << refresh;
  EXPECT_NE(refresh.find("&post_logout_redirect_uri=http%3A%2F%2Flocalhost%2F"), std::string::npos);
  EXPECT_EQ(parameter(refresh, "state").size(), 32U);
  EXPECT_EQ(out.headers.at("cache-control"), "no-store");
  EXPECT_EQ(browser.get("/plans").status, 303);
}

TEST_F(OpenIdPages, DoNotSendElsewhereThanThisSite) {
  linked("alix");
  for (const std::string next : {"https://evil.example", "//evil.example", ""}) {
    Browser another(server.port());
    EXPECT_EQ(another.get(sent_there(another, next)).headers.at("location"), "/tableau-de-bord") << next;
  }
}

TEST_F(OpenIdPages, TakeAReturnOnceAndFromTheBrowserThatLeft) {
  linked("alix");
  const std::string back = sent_there(browser);
  Browser thief(server.port());
  EXPECT_EQ(thief.get(back).status, 409);
  sent_there(thief);
  EXPECT_EQ(thief.get(back).status, 409) << "with a state of its own";
  const std::string state = browser.state;
  provider.set_nonce("");
  EXPECT_EQ(browser.get(back).status, 400) << "an identity with another nonce";
  EXPECT_EQ(last_audited(), "account.openid_refused: nonce");
  browser.state = state;
  EXPECT_EQ(browser.get(back).status, 409) << "used";
  EXPECT_EQ(browser.get("/indicateurs").status, 303);
  const std::string late = sent_there(browser);
  server.now += 600;
  EXPECT_EQ(browser.get(late).status, 409) << "ten minutes later";
}

TEST_F(OpenIdPages, TellWhomTheProviderOrTheSiteRefuses) {
  Answer answer = browser.get(sent_there(browser));
  EXPECT_EQ(answer.status, 409);
  EXPECT_NE(answer.body.find("aucun compte actif"), std::string::npos);
  EXPECT_EQ(last_audited(), "account.openid_refused: unknown");
  const std::string back = sent_there(browser);
  const int asked = provider.asked_for;
  answer = browser.get(back + "&error=access_denied%3Cb%3E");
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(answer.body.find("(access_denied&lt;b&gt;)"), std::string::npos);
  EXPECT_EQ(provider.asked_for.load(), asked);
  EXPECT_EQ(last_audited(), "account.openid_refused: unknown") << "who changed their mind is not in the log";
  const AccountId id = linked("alix");
  Database database = server.open();
  RunningServer::good(deactivate(database, id, {std::nullopt, noon}));
  EXPECT_EQ(browser.get(sent_there(browser)).status, 409);
  EXPECT_EQ(last_audited(), "account.openid_refused: disabled");
}

TEST_F(OpenIdPages, LinkTheAccountOfAnInvitation) {
  Browser admin = browser_of(server, "admin", Role::administrator);
  const std::string told = admin.post("/administration/comptes", "login=alix&name=Alix&role=reader").body;
  const std::size_t at = told.find("/mot-de-passe/");
  ASSERT_NE(at, std::string::npos);
  const std::string link = told.substr(at, told.find('<', at) - at);
  EXPECT_NE(browser.get(link).body.find("identifier avec ProConnect"), std::string::npos);
  const Answer sent = browser.post(link, "etape=openid");
  EXPECT_EQ(sent.status, 200) << "a form may not be redirected to another site";
  const Answer back = browser.get(way_back(sent.headers.at("refresh")));
  EXPECT_EQ(back.status, 303) << back.body;
  EXPECT_EQ(browser.get("/indicateurs").status, 200);
  EXPECT_EQ(browser.post(link, "etape=openid").status, 404) << "it works once";
  EXPECT_EQ(admin.get("/administration").body.find(tr(Language::fr, "waits for its password")),
            std::string::npos);
}

TEST_F(OpenIdPages, LinkOnesOwnAccountAndTakeItOff) {
  Browser alix = browser_of(server, "alix", Role::reader);
  EXPECT_EQ(alix.post("/compte/identite", "csrf=wrong&etape=link").status, 403);
  std::string back = way_back(alix.post("/compte/identite", "etape=link").headers.at("refresh"));
  EXPECT_EQ(alix.get(back).headers.at("location"), "/compte");
  EXPECT_EQ(last_audited(), "account.openid_linked: ");
  EXPECT_NE(alix.get("/compte").body.find("Retirer le lien"), std::string::npos);
  EXPECT_EQ(browser.get(sent_there(browser)).status, 303) << "another browser, without the password";
  EXPECT_EQ(browser.get("/indicateurs").status, 200);
  EXPECT_EQ(alix.post("/compte/identite", "etape=unlink").status, 303);
  EXPECT_EQ(browser.get("/indicateurs").status, 303) << "its session has ended";
  EXPECT_EQ(alix.get("/indicateurs").status, 200);
  back = way_back(alix.post("/compte/identite", "etape=link").headers.at("refresh"));
  alix.cookie.clear();
  EXPECT_EQ(alix.get(back).status, 409) << "who is not signed in any more links nothing";
}

TEST_F(OpenIdPages, DoNotLetSomebodyLockThemselvesOut) {
  const AccountId id = [&] {
    Database database = server.open();
    const AccountId made =
        RunningServer::good(create_account(database, {"alix", "Alix"}, std::nullopt, {std::nullopt, noon}));
    RunningServer::good(set_role(database, made, {server.org, Role::reader, ""}, {std::nullopt, noon}));
    RunningServer::good(link_identity(database, made, alix_there, {std::nullopt, noon}));
    return made;
  }();
  browser.get(sent_there(browser));
  browser.get("/compte");
  EXPECT_EQ(browser.post("/compte/identite", "etape=unlink").status, 409);
  Browser admin = browser_of(server, "admin", Role::administrator);
  const std::string page = "/administration/comptes/" + std::to_string(id.value);
  EXPECT_NE(admin.get(page).body.find(there), std::string::npos);
  EXPECT_EQ(admin.post(page, "etape=unlink&issuer=" + web::percent_encoded(there)).status, 303);
  EXPECT_EQ(last_audited(), "account.openid_unlinked: ");
  EXPECT_EQ(browser.get("/indicateurs").status, 303);
  EXPECT_EQ(admin.post(page, "etape=unlink&issuer=" + web::percent_encoded(there)).status, 404);
}

TEST_F(OpenIdPages, LeaveASilentProviderAloneWhilePasswordsWork) {
  add_account(server, "alix", Role::reader, server.org);
  provider.down = true;
  EXPECT_EQ(browser.get("/connexion/openid").status, 503);
  const int asked = provider.asked_for;
  const Answer again = browser.get("/connexion/openid");
  EXPECT_EQ(again.status, 503);
  EXPECT_NE(again.body.find("réessayez dans une minute"), std::string::npos);
  EXPECT_EQ(provider.asked_for.load(), asked) << "not asked again at once";
  browser.sign_in("alix");
  EXPECT_EQ(browser.get("/indicateurs").status, 200);
  provider.down = false;
  server.now += 30;
  Browser another(server.port());
  EXPECT_EQ(another.get("/connexion/openid").status, 303);
}

TEST(OpenIdPagesWithoutProvider, AreNotThere) {
  RunningServer server;
  Browser browser = browser_of(server, "alix", Role::reader);
  EXPECT_EQ(get(server.port(), "/connexion").body.find("openid"), std::string::npos);
  EXPECT_EQ(get(server.port(), "/connexion/openid").status, 404);
  EXPECT_EQ(get(server.port(), "/connexion/openid/retour?state=x&code=y").status, 404);
  EXPECT_EQ(browser.get("/compte").body.find("/compte/identite"), std::string::npos);
  EXPECT_EQ(browser.post("/compte/identite", "etape=link").status, 404);
}
