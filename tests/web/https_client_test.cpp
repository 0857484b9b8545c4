// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/https_client.h"

#include <csignal>

#include "running_server.h"
#include "tls_server.h"

using namespace capnr;
using namespace capnr::test;

namespace {

std::optional<Kind> kind_of(const std::string& url, const web::HttpsLimits& limits = {}) {
  const auto answer = web::https_request({url}, limits);
  return answer ? std::nullopt : std::optional(answer.error().kind);
}

const std::string hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

}  // namespace

TEST(HttpsClient, AsksThisMachineWithoutTlsAndFollowsNoRedirection) {
  RunningServer server;
  const std::string base = "http://127.0.0.1:" + std::to_string(server.port());
  const auto answer = web::https_request({base + "/footprint.json?by=phase"});
  ASSERT_TRUE(answer) << describe(answer.error(), Language::en);
  EXPECT_EQ(answer->status, 200U);
  EXPECT_EQ(answer->body, "results phase");
  EXPECT_EQ(web::https_request({base + "/compte"})->status, 303U);
  EXPECT_EQ(web::https_request({base + "/connexion", "a=b"})->status, 403U)
      << "a form, which comes from no page";
}

TEST(HttpsClient, GoesNowhereElseWithoutTls) {
  for (const std::string url :
       {"http://id.example.fr/", "http://localhost.example.fr/", "http://127.0.0.1@id.example.fr/",
        "http://127.0.0.2/", "ftp://localhost/", "https://", "https:///x", "https://a:b/", "https://[::1/",
        "https://a b/", "https://a/b c", "https://a/\r\nHost: b", "", "/x"}) {
    EXPECT_FALSE(web::is_https_address(url)) << url;
    EXPECT_EQ(kind_of(url), Kind::usage) << url;
  }
  for (const std::string url : {"https://id.example.fr", "https://id.example.fr:8443/a?b=c",
                                "http://localhost:4000", "http://[::1]:4000/", "https://[2001:db8::1]/"})
    EXPECT_TRUE(web::is_https_address(url)) << url;
}

TEST(HttpsClient, TrustsACertificateOfTheStoreForTheHostThatIsAsked) {
  std::signal(SIGPIPE, SIG_IGN);  // the server writes to who has gone
  const TlsServer server(hello);
  const std::string by_name = "https://localhost:" + server.port() + "/",
                    by_address = "https://127.0.0.1:" + server.port() + "/";
  EXPECT_EQ(kind_of(by_name), Kind::unavailable) << "the system does not know it";
  const Trusted trusted(server.certificate());
  const auto answer = web::https_request({by_name});
  ASSERT_TRUE(answer) << describe(answer.error(), Language::en);
  EXPECT_EQ(answer->body, "hello");
  EXPECT_EQ(kind_of(by_address), Kind::unavailable) << "the certificate is for another name";
}

TEST(HttpsClient, StopsAtItsLimits) {
  std::signal(SIGPIPE, SIG_IGN);
  RunningServer server;
  const std::string base = "http://127.0.0.1:" + std::to_string(server.port());
  EXPECT_EQ(kind_of(base + "/large"), Kind::unavailable) << "20 MB";
  EXPECT_EQ(kind_of(base + "/slow", {std::chrono::milliseconds(50)}), Kind::unavailable);
  EXPECT_EQ(kind_of(base + "/slow"), std::nullopt);
  const TlsServer cut("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
  const Trusted trusted(cut.certificate());
  EXPECT_EQ(kind_of("https://localhost:" + cut.port() + "/"), Kind::unavailable) << "a body that is cut";
  server.stop();
  EXPECT_EQ(kind_of(base + "/health"), Kind::unavailable) << "nobody listens";
}
