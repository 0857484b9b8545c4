// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/client_address.h"

#include "running_server.h"

using namespace capnr;
using namespace capnr::test;
using web::client_address;
using web::Networks;

namespace {

Networks networks(const std::vector<std::string>& texts) {
  return RunningServer::good(Networks::of(texts));
}

}  // namespace

TEST(ClientAddress, TheLastAddressThatIsNoTrustedProxyCounts) {
  const Networks trusted = networks({"127.0.0.1", "10.0.0.0/8", "fd00::/8"});
  struct Case {
    std::string connection, x_forwarded_for, expected;
  };
  for (const Case& one : {
           Case{"127.0.0.1", "192.0.2.7", "192.0.2.7"},
           Case{"127.0.0.1", "6.6.6.6, 192.0.2.7", "192.0.2.7"},  // the first is what the client wrote itself
           Case{"127.0.0.1", "6.6.6.6,127.0.0.1, 192.0.2.7", "192.0.2.7"},
           Case{"127.0.0.1", "192.0.2.7, 10.1.2.3", "192.0.2.7"},  // two proxies of ours
           Case{"127.0.0.1", "10.1.2.4, 10.1.2.3", "10.1.2.4"},    // a client inside
           Case{"127.0.0.1", "192.0.2.7:49152", "192.0.2.7"},
           Case{"127.0.0.1", "2001:db8::7", "2001:db8::7"},
           Case{"127.0.0.1", "[2001:DB8:0::7]:443", "2001:db8::7"},
           Case{"127.0.0.1", "::ffff:192.0.2.7", "192.0.2.7"},
           Case{"::ffff:10.0.0.1", "192.0.2.7", "192.0.2.7"},
           Case{"fd00::1", "192.0.2.7", "192.0.2.7"},
           Case{"127.0.0.1", "", "127.0.0.1"},
           Case{"127.0.0.1", "unknown", "127.0.0.1"},
           Case{"127.0.0.1", "192.0.2.7, ", "127.0.0.1"},
           Case{"127.0.0.1", "192.0.2.7, <script>", "127.0.0.1"},
           Case{"127.0.0.1", "192.0.2.7, nobody, 10.0.0.2", "10.0.0.2"},
       }) {
    EXPECT_EQ(client_address(one.connection, {one.x_forwarded_for, ""}, trusted), one.expected)
        << one.connection << " ← " << one.x_forwarded_for;
  }
}

TEST(ClientAddress, WhatComesFromElsewhereThanATrustedProxySaysNothing) {
  const Networks trusted = networks({"10.0.0.0/8"});
  EXPECT_EQ(client_address("192.0.2.66", {"192.0.2.7", ""}, trusted), "192.0.2.66");
  EXPECT_EQ(client_address("11.0.0.1", {"192.0.2.7", "for=192.0.2.7"}, trusted), "11.0.0.1");
  EXPECT_EQ(client_address("127.0.0.1", {"192.0.2.7", ""}, {}), "127.0.0.1");
}

TEST(ClientAddress, TheStandardHeaderIsReadTheSameWay) {
  const Networks trusted = networks({"127.0.0.1"});
  EXPECT_EQ(client_address("127.0.0.1", {"", "for=6.6.6.6, For=192.0.2.7;proto=https;by=127.0.0.1"}, trusted),
            "192.0.2.7");
  EXPECT_EQ(client_address("127.0.0.1", {"", "proto=https; for=\"[2001:db8::7]:4711\""}, trusted),
            "2001:db8::7");
  EXPECT_EQ(client_address("127.0.0.1", {"", "for=_hidden"}, trusted), "127.0.0.1");
  EXPECT_EQ(client_address("127.0.0.1", {"", "proto=https"}, trusted), "127.0.0.1");
}

TEST(ClientAddress, TwoHeadersThatDisagreeAreNotBelieved) {
  const Networks trusted = networks({"127.0.0.1"});
  EXPECT_EQ(client_address("127.0.0.1", {"192.0.2.7", "for=6.6.6.6"}, trusted), "127.0.0.1");
  EXPECT_EQ(client_address("127.0.0.1", {"192.0.2.7", "for=192.0.2.7"}, trusted), "192.0.2.7");
}

TEST(ClientAddress, ANetworkIsAnAddressAndItsBits) {
  EXPECT_TRUE(networks({"10.0.0.0/8"}).contains("10.255.0.1"));
  EXPECT_FALSE(networks({"10.0.0.0/8"}).contains("11.0.0.1"));
  EXPECT_TRUE(networks({"192.0.2.128/25"}).contains("192.0.2.200"));
  EXPECT_FALSE(networks({"192.0.2.128/25"}).contains("192.0.2.100"));
  EXPECT_TRUE(networks({"0.0.0.0/0"}).contains("203.0.113.1"));
  EXPECT_FALSE(networks({"0.0.0.0/0"}).contains("2001:db8::1"));
  EXPECT_TRUE(networks({"2001:db8::/33"}).contains("2001:db8:7fff::1"));
  EXPECT_FALSE(networks({"2001:db8::/33"}).contains("2001:db8:8000::1"));
  for (const std::string none : {"", "here", "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/-1",
                                 "10.0.0.0/8x", "10.0.0/8", "10.0.0.1:80"}) {
    const auto read = Networks::of(std::vector{none});
    ASSERT_FALSE(read) << none;
    EXPECT_EQ(read.error().kind, Kind::usage);
  }
}

namespace {

int sent_from(RunningServer& server, const std::string& headers) {
  return post(server.port(), "/deconnexion", "", "Origin: http://localhost\r\n" + headers).status;
}

}  // namespace

TEST(ClientAddress, TheLimitOfFormsIsThatOfTheClientBehindATrustedProxy) {
  web::ServerOptions options;
  options.trusted_proxies = networks({"127.0.0.1"});
  RunningServer server(options);
  while (sent_from(server, "X-Forwarded-For: 192.0.2.7\r\n") != 429) {
  }
  EXPECT_NE(sent_from(server, "X-Forwarded-For: 192.0.2.8\r\n"), 429);
  EXPECT_EQ(sent_from(server, "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 192.0.2.7\r\n"), 429)
      << "what a client writes before the proxy does gives it no other count";
}

TEST(ClientAddress, WithoutATrustedProxyAForgedHeaderChangesNothing) {
  RunningServer server;
  int n = 0;
  while (n < 100 && sent_from(server, "X-Forwarded-For: 192.0.2." + std::to_string(n) +
                                          "\r\nForwarded: for=192.0.2.9\r\n") != 429)
    ++n;
  EXPECT_LT(n, 100);
}
