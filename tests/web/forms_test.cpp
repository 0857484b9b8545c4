// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "signed_in.h"

using namespace capnr;
using namespace capnr::test;

namespace {

const std::string value = "period=2025&value=63,5&source=tickets";

Answer send(RunningServer& server, const Browser& browser, const std::string& fields,
            const std::string& headers) {
  return post(server.port(), "/indicateurs/I-1.8c", fields, headers + "Cookie: " + browser.cookie + "\r\n");
}

}  // namespace

TEST(Forms, OnlyThoseOfThisSiteAreTaken) {
  RunningServer server;
  const Browser pilot = browser_of(server, "pilote", Role::pilot);
  const std::string good = value + "&csrf=" + pilot.csrf;
  for (const std::string origin :
       {"", "Origin: http://evil.example\r\n", "Origin: null\r\n",
        "Origin: http://localhost.evil.example\r\n", "Sec-Fetch-Site: cross-site\r\n",
        "Origin: http://localhost\r\nSec-Fetch-Site: same-site\r\n"})
    EXPECT_EQ(send(server, pilot, good, origin).status, 403) << origin;
  EXPECT_EQ(send(server, pilot, good, "Sec-Fetch-Site: same-origin\r\n").status, 303);
  EXPECT_EQ(send(server, pilot, good, "Origin: http://localhost\r\n").status, 303);
}

TEST(Forms, WithoutTheSecretOfTheSessionAreRefused) {
  RunningServer server;
  const Browser pilot = browser_of(server, "pilote", Role::pilot);
  const Browser other = browser_of(server, "autre", Role::pilot);
  const std::string origin = "Origin: http://localhost\r\n";
  for (const std::string& csrf : {std::string(), std::string("0"), other.csrf})
    EXPECT_EQ(send(server, pilot, value + "&csrf=" + csrf, origin).status, 403) << csrf;
}

TEST(Forms, AreFieldsAndNothingElse) {
  RunningServer server;
  Browser pilot = browser_of(server, "pilote", Role::pilot);
  RawConnection connection(server.port());
  connection.send(
      "POST /indicateurs/I-1.8c HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: " +
      pilot.cookie + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  EXPECT_EQ(connection.receive().status, 400);
  EXPECT_EQ(pilot.post("/indicateurs/I-1.8c", "a=%zz").status, 400);
  std::string many;
  for (int i = 0; i < 1500; ++i) many += "a=1&";
  EXPECT_EQ(pilot.post("/indicateurs/I-1.8c", many).status, 413);
}

TEST(Forms, TooManyInAMinuteAreA429AndPassAgainLater) {
  RunningServer server;
  int refused = 0;
  for (int i = 0; i < 40; ++i) refused += post(server.port(), "/deconnexion", "").status == 429 ? 1 : 0;
  EXPECT_EQ(refused, 10);
  server.now += 60;
  EXPECT_EQ(post(server.port(), "/deconnexion", "").status, 303);
}
