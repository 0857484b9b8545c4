// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/audit.h"
#include "publish/city_look.h"
#include "signed_in.h"
#include "tests/publish/sample_png.h"

using namespace capnr;
using namespace capnr::test;

namespace {

constexpr std::string_view here = "/administration/ville/apparence";

bool has(const Answer& answer, std::string_view text) {
  return answer.body.find(text) != std::string::npos;
}

// The form as a browser sends it; without a logo when its bytes are empty.
Answer send_look(RunningServer& server, const Browser& browser,
                 const std::vector<std::pair<std::string, std::string>>& fields,
                 const std::string& logo = "") {
  std::string body;
  const auto part = [&](const std::string& disposition, const std::string& bytes) {
    body += "--limit\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + bytes + "\r\n";
  };
  part("name=\"csrf\"", browser.csrf);
  for (const auto& [name, value] : fields) part("name=\"" + name + "\"", value);
  if (!logo.empty()) part("name=\"logo\"; filename=\"logo.png\"", logo);
  body += "--limit--\r\n";
  RawConnection connection(server.port());
  connection.send("POST " + std::string(here) +
                  " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: " + browser.cookie +
                  "\r\nContent-Type: multipart/form-data; boundary=limit\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n" + body);
  return connection.receive();
}

// What stands between `before` and the next quote.
std::string address_after(const Answer& page, std::string_view before) {
  const std::size_t at = page.body.find(before);
  if (at == std::string::npos) return {};
  const std::size_t from = at + before.size();
  return page.body.substr(from, page.body.find('"', from) - from);
}

}  // namespace

TEST(Look, OfTheCityReachesThePublicSiteAndTheSignedInPages) {
  RunningServer server;
  const Browser admin = browser_of(server, "admin", Role::administrator);
  const std::string before = address_after(get(server.port(), "/"), "rel=\"stylesheet\" href=\"");
  EXPECT_EQ(
      send_look(
          server, admin,
          {{"affiche", "Ville <de> Sainte-Forêt"}, {"accent", "#5B2A86"}, {"logo-texte", "Sainte-Forêt"}},
          sample_png())
          .status,
      303);
  Browser reader = browser_of(server, "lecture", Role::reader);
  for (const Answer& page :
       {get(server.port(), "/"), reader.get("/tableau-de-bord"), get(server.port(), "/en/results")}) {
    EXPECT_TRUE(has(page, "Ville &lt;de&gt; Sainte-Forêt</p>"));
    const std::string style = address_after(page, "rel=\"stylesheet\" href=\"");
    EXPECT_NE(style, before) << "what browsers have kept is not shown any more";
    const Answer css = get(server.port(), style);
    EXPECT_EQ(css.status, 200);
    EXPECT_EQ(css.headers.at("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_TRUE(has(css, ":root{--accent:#5b2a86}"));
    EXPECT_TRUE(has(css, "@media screen and (prefers-color-scheme:dark){:root{--accent:" +
                             dark_accent_of("#5b2a86") + "}}"));
    const std::string logo = address_after(page, "<img src=\"");
    EXPECT_TRUE(has(page, "alt=\"Sainte-Forêt\""));
    const Answer image = get(server.port(), logo);
    EXPECT_EQ(image.status, 200);
    EXPECT_EQ(image.headers.at("content-type"), "image/png");
    EXPECT_EQ(image.headers.at("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(image.body, sample_png());
  }
  EXPECT_EQ(get(server.port(), before).status, 200) << "the pages of errors have it";
}

TEST(Look, OfBeforeIsServedNoMore) {
  RunningServer server;
  const Browser admin = browser_of(server, "admin", Role::administrator);
  send_look(server, admin, {{"accent", "#5b2a86"}, {"logo-texte", "S"}}, sample_png());
  const Answer page = get(server.port(), "/");
  const std::string style = address_after(page, "rel=\"stylesheet\" href=\""),
                    logo = address_after(page, "<img src=\"");
  EXPECT_EQ(send_look(server, admin, {{"sans-logo", "1"}}).status, 303);
  EXPECT_EQ(get(server.port(), style).status, 404);
  EXPECT_EQ(get(server.port(), logo).status, 404);
  EXPECT_FALSE(has(get(server.port(), "/"), "<img"));
  EXPECT_EQ(get(server.port(), "/logo/0000000000000000.png").status, 404);
}

TEST(Look, AColourThatCannotBeReadIsRefusedWithItsRatioAndOneThatCan) {
  RunningServer server;
  const Browser admin = browser_of(server, "admin", Role::administrator);
  const Answer refused = send_look(server, admin, {{"affiche", "Nouveau"}, {"accent", "#ff8800"}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_TRUE(has(refused, "id=\"accent-error\""));
  EXPECT_TRUE(has(refused, "le contraste de #ff8800 est de 2.2"));
  EXPECT_TRUE(has(refused, "value=\"#ff8800\"")) << "what was typed stays";
  EXPECT_FALSE(has(get(server.port(), "/"), "Nouveau")) << "nothing is recorded";
  const Answer dark = send_look(server, admin, {{"accent-sombre", "#0b4f6c"}});
  EXPECT_EQ(dark.status, 400);
  EXPECT_TRUE(has(dark, "id=\"accent-sombre-error\""));
  EXPECT_EQ(send_look(server, admin, {{"accent", "url(//evil)"}}).status, 400);
}

TEST(Look, ALogoThatIsNoPngOrSaysNothingIsRefusedBesideItsField) {
  RunningServer server;
  const Browser admin = browser_of(server, "admin", Role::administrator);
  const Answer svg = send_look(server, admin, {{"logo-texte", "S"}}, "<svg><script>alert(1)</script></svg>");
  EXPECT_EQ(svg.status, 400);
  EXPECT_TRUE(has(svg, "id=\"logo-error\""));
  const Answer large = send_look(server, admin, {{"logo-texte", "S"}}, std::string(20'000, 'x'));
  EXPECT_EQ(large.status, 413);
  EXPECT_TRUE(has(large, "id=\"logo-error\""));
  const Answer silent = send_look(server, admin, {}, sample_png());
  EXPECT_EQ(silent.status, 400);
  EXPECT_TRUE(has(silent, "id=\"logo-texte-error\""));
  EXPECT_FALSE(has(get(server.port(), "/"), "<img"));
}

TEST(Look, ThatChangesIsWrittenInTheAuditLogOnce) {
  RunningServer server;
  const Browser admin = browser_of(server, "admin", Role::administrator);
  send_look(server, admin, {{"affiche", "Nous"}});
  send_look(server, admin, {{"affiche", "Nous"}});
  Database database = server.open();
  const auto entries = RunningServer::good(list_audit(database, {.action = "city.look_changed"}));
  EXPECT_EQ(entries.size(), 1U) << "the same again changes nothing";
}
