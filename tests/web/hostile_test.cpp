// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "running_server.h"

using namespace capnr;
using namespace capnr::test;

namespace {

int status_of(std::uint16_t port, const std::string& bytes, bool end = false) {
  RawConnection connection(port);
  connection.send(bytes);
  if (end) connection.end_of_sending();
  return connection.receive().status;
}

const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";

}  // namespace

TEST(HostileRequest, WhatIsMalformedIsA400AndTheServerLives) {
  RunningServer server;
  const std::string malformed[] = {
      "nonsense\r\n\r\n",
      "GET /\r\n\r\n",
      "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\n\r\n",                        // no host
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",  // two
      "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n",
      "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
      std::string("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 29),
      "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
  };
  for (const std::string& bytes : malformed) EXPECT_EQ(status_of(server.port(), bytes), 400) << bytes;
  EXPECT_EQ(status_of(server.port(), "GET / HTTP/3.1\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(get(server.port(), "/empreinte").status, 200);
}

TEST(HostileRequest, WhatIsTooLargeIsRefusedWithItsStatus) {
  RunningServer server;
  EXPECT_EQ(status_of(server.port(), head + "X: " + std::string(100'000, 'x') + "\r\n\r\n"), 431);
  std::string many = head;
  for (int i = 0; i < 5000; ++i) many += "X" + std::to_string(i) + ": y\r\n";
  EXPECT_EQ(status_of(server.port(), many + "\r\n"), 431);
  EXPECT_EQ(status_of(server.port(), "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
  EXPECT_EQ(status_of(server.port(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" +
                                         std::string(70'000, 'b')),
            413);
  EXPECT_EQ(status_of(server.port(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n"),
            413);
}

TEST(HostileRequest, ARequestCutShortIsDropped) {
  RunningServer server;
  EXPECT_EQ(status_of(server.port(), "GET / HT", true), 400);
  EXPECT_EQ(status_of(server.port(), "", true), 0);
  EXPECT_EQ(get(server.port(), "/empreinte").status, 200);
}

TEST(HostileRequest, ASilentClientIsLeftAfterTheTimeAndBlocksNobody) {
  RunningServer server({.read_timeout = std::chrono::milliseconds(300)});
  RawConnection silent(server.port()), dripping(server.port());
  dripping.send("GET / HTTP/1.1\r\nHo");
  EXPECT_EQ(get(server.port(), "/empreinte").status, 200);
  EXPECT_TRUE(silent.closed());
  EXPECT_TRUE(dripping.closed());
}

TEST(HostileRequest, HundredsOfSilentClientsDoNotKeepTheNextOneOut) {
  RunningServer server({.connections = 20});
  std::vector<std::unique_ptr<RawConnection>> silent;
  for (int i = 0; i < 200; ++i) silent.push_back(std::make_unique<RawConnection>(server.port()));
  EXPECT_EQ(get(server.port(), "/empreinte").status, 200);
}

TEST(HostileRequest, AClientThatDoesNotReadItsAnswerIsLeftAfterTheTime) {
  RunningServer server({.connections = 1, .write_timeout = std::chrono::milliseconds(300)});
  RawConnection stuck(server.port());
  stuck.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  int status = 503;  // the one connection is busy, until it is closed
  for (int i = 0; i < 100 && status == 503; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    status = get(server.port(), "/health").status;
  }
  EXPECT_EQ(status, 200);
}
