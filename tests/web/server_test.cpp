// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/server.h"

#include <csignal>

#include "running_server.h"

using namespace capnr;
using namespace capnr::test;

TEST(Server, EveryAnswerForbidsForeignScriptsSniffingFramesAndReferrers) {
  RunningServer server;
  RawConnection malformed(server.port());
  malformed.send("nonsense\r\n\r\n");
  for (const Answer& answer :
       {get(server.port(), "/empreinte"), get(server.port(), "/footprint.csv"),
        get(server.port(), "/nothing"), get(server.port(), "/throws"), malformed.receive()}) {
    const std::string& policy = answer.headers.at("content-security-policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("script-src 'self'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.headers.at("referrer-policy"), "same-origin");
    EXPECT_EQ(answer.headers.at("x-frame-options"), "DENY");
    EXPECT_EQ(answer.headers.at("date").size(), 29U);
  }
}

TEST(Server, AHeadHasTheHeadersOfTheGetAndNoBody) {
  RunningServer server;
  const Answer whole = get(server.port(), "/empreinte");
  RawConnection connection(server.port());
  connection.send("HEAD /empreinte HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  const Answer head = connection.receive(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.at("content-length"), std::to_string(whole.body.size()));
  EXPECT_EQ(head.headers.at("etag"), whole.headers.at("etag"));
  EXPECT_TRUE(connection.closed());
}

TEST(Server, AConnectionServesSeveralRequestsEvenSentTogether) {
  RunningServer server;
  RawConnection connection(server.port());
  connection.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /en/footprint HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(connection.receive().body, "ok 2026-11-01\n");
  EXPECT_EQ(connection.receive().body, page(Language::en));
  connection.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(connection.receive().status, 404);
  connection.send("GET /empreinte HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(connection.receive().status, 200);
  EXPECT_TRUE(connection.closed());
}

TEST(Server, AnOldClientIsAnsweredAndLeft) {
  RunningServer server;
  RawConnection connection(server.port());
  connection.send("GET /health HTTP/1.0\r\n\r\n");
  EXPECT_EQ(connection.receive().status, 200);
  EXPECT_TRUE(connection.closed());
}

TEST(Server, ABrowserThatHasThePageIsNotSentItAgain) {
  RunningServer server;
  const Answer first = get(server.port(), "/empreinte");
  const Answer second =
      get(server.port(), "/empreinte", "If-None-Match: " + first.headers.at("etag") + "\r\n");
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.headers.count("content-length"), 0U);
  EXPECT_EQ(get(server.port(), "/en", "If-None-Match: " + first.headers.at("etag") + "\r\n").status, 200);
}

TEST(Server, APageIsCompressedForWhoCanReadIt) {
  RunningServer server;
  const Answer plain = get(server.port(), "/empreinte");
  const Answer packed = get(server.port(), "/empreinte", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), plain.body.size() / 2);
  EXPECT_EQ(plain.headers.count("content-encoding"), 0U);
  EXPECT_EQ(
      get(server.port(), "/empreinte", "Accept-Encoding: gzip;q=0\r\n").headers.count("content-encoding"),
      0U);
  EXPECT_EQ(packed.headers.at("vary"), "Accept-Encoding");
}

TEST(Server, WhatIsNotAReadIsA405ThatSaysWhatIsAllowed) {
  RunningServer server;
  for (const std::string_view method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"}) {
    RawConnection connection(server.port());
    connection.send(std::string(method) + " / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde");
    const Answer answer = connection.receive();
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD");
  }
}

TEST(Server, AFaultOfAHandlerIsA500AndTheServerLives) {
  RunningServer server;
  const Answer answer = get(server.port(), "/throws");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body.find("a bug"), std::string::npos);  // what happened inside is nobody else's business
  EXPECT_EQ(get(server.port(), "/empreinte").status, 200);
}

TEST(Server, ManyReadersAtOnceAllGetTheWholePage) {
  RunningServer server;
  const std::string expected = page(Language::fr);
  std::atomic<int> good{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 16; ++i) {
    readers.emplace_back([&] {
      RawConnection connection(server.port());
      for (int n = 0; n < 50; ++n) {
        connection.send("GET /empreinte HTTP/1.1\r\nHost: a\r\n\r\n");
        if (connection.receive().body == expected) ++good;
      }
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(good, 16 * 50);
  EXPECT_EQ(server.taken, 1);
}

TEST(Server, ASlowHandlerDoesNotHoldTheOthers) {
  RunningServer server({.threads = 2});
  RawConnection slow(server.port());
  slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(get(server.port(), "/health").status, 200);
  EXPECT_EQ(slow.receive().status, 404);
}

TEST(Server, AnswersThatTakeLongerThanTheTimeToReadAreSentAllTheSame) {
  RunningServer server({.read_timeout = std::chrono::milliseconds(100)});
  RawConnection slow(server.port());
  slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(slow.receive().status, 404);
}

TEST(Server, AKeptConnectionMaySayNothingForLongerThanARequestMayTakeButNotForEver) {
  web::ServerOptions options;
  options.read_timeout = std::chrono::milliseconds(100);
  options.idle_timeout = std::chrono::milliseconds(1500);
  RunningServer server(options);
  RawConnection kept(server.port());
  for (int i = 0; i < 2; ++i) {
    kept.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(kept.receive().status, 200);
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
  RawConnection slow(server.port());
  slow.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(slow.receive().status, 200);
  slow.send("GET /hea");
  EXPECT_TRUE(slow.closed()) << "once begun, a request has its time";
  EXPECT_TRUE(kept.closed());
}

TEST(Server, APortThatIsTakenIsSaidAndNothingIsServed) {
  RunningServer server;
  const auto second =
      web::Server::listen({.port = server.port()}, [](const web::Request&) { return web::Response{}; });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Kind::unavailable);
  EXPECT_EQ(describe(second.error(), Language::en),
            "port " + std::to_string(server.port()) +
                " of 127.0.0.1 is taken by another program; choose another with --listen");
}

TEST(Server, AnAddressThatIsNoneIsRefused) {
  const auto handler = [](const web::Request&) { return web::Response{}; };
  for (const std::string address : {"here", "256.1.1.1", "203.0.113.7"}) {
    const auto server = web::Server::listen({.address = address, .port = 0}, handler);
    ASSERT_FALSE(server) << address;
    EXPECT_EQ(server.error().kind, Kind::usage);
  }
  EXPECT_TRUE(web::Server::listen({.address = "localhost", .port = 0}, handler));
}

TEST(Server, StoppingSendsTheAnswersUnderWayAndClosesTheIdle) {
  RunningServer server;
  RawConnection idle(server.port()), busy(server.port());
  idle.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(idle.receive().status, 200);
  busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server.stop();
  EXPECT_EQ(busy.receive().status, 404);
  EXPECT_TRUE(busy.closed());
  EXPECT_TRUE(idle.closed());
  EXPECT_FALSE(RawConnection(server.port()).connected());
}

TEST(Server, StoppingDoesNotWaitForAReaderThatDoesNotRead) {
  RunningServer server({.stop_timeout = std::chrono::milliseconds(200)});
  RawConnection stuck(server.port());
  stuck.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  server.stop();  // returns
  EXPECT_FALSE(RawConnection(server.port()).connected());
}

TEST(Server, ASignalStopsIt) {
  auto server = web::Server::listen({.port = 0}, [](const web::Request&) { return web::Response{}; });
  ASSERT_TRUE(server);
  const std::uint16_t port = server->port();
  std::thread thread([&] { server->run(); });
  EXPECT_EQ(get(port, "/empreinte").status, 200);
  std::raise(SIGTERM);
  thread.join();
  EXPECT_FALSE(RawConnection(port).connected());
}

namespace {

std::string head_of_files(std::size_t bytes, const std::string& headers = "") {
  return "POST /files HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(bytes) + "\r\n" +
         headers + "\r\n";
}

}  // namespace

TEST(Server, ReceivesFilesThatAreLargerThanOtherBodies) {
  RunningServer server;
  RawConnection connection(server.port());
  connection.send(head_of_files(5'000'000) + std::string(4'999'999, 'x') + "!");
  EXPECT_EQ(connection.receive().body, "5000000 bytes, the last is !");
  connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(connection.receive().status, 200);
}

TEST(Server, ReceivesFilesInPiecesWhoseLengthNobodyAnnounced) {
  RunningServer server;
  RawConnection connection(server.port());
  connection.send("POST /files HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 3; ++i) connection.send("4\r\nabc" + std::to_string(i) + "\r\n");
  connection.send("0\r\n\r\n");
  EXPECT_EQ(connection.receive().body, "12 bytes, the last is 2");
}

TEST(Server, WhoMayNotSendFilesIsToldBeforeTheyCome) {
  RunningServer server;
  RawConnection connection(server.port());
  connection.send(head_of_files(5'000'000, "Cookie: stranger\r\n"));
  EXPECT_EQ(connection.receive().status, 403);  // nothing of them was sent
}

TEST(Server, FilesAboveTheLimitAreRefusedAnnouncedOrNot) {
  RunningServer server({.upload_bytes = 1000});
  RawConnection announced(server.port());
  announced.send(head_of_files(1001) + std::string(1001, 'x'));
  EXPECT_EQ(announced.receive().status, 413);
  RawConnection chunked(server.port());
  chunked.send("POST /files HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 3; ++i) chunked.send("200\r\n" + std::string(512, 'x') + "\r\n");
  EXPECT_EQ(chunked.receive().status, 413);
  RawConnection whole(server.port());
  whole.send(head_of_files(1000) + std::string(1000, 'x'));
  EXPECT_EQ(whole.receive().status, 200);
}

TEST(Server, ReceivesSoManyFilesAtOnceAndTheOthersAreToldToComeBack) {
  RunningServer server({.uploads = 1});
  RawConnection second(server.port());
  std::optional<RawConnection> first;
  Answer answer;
  for (int tries = 0; tries < 50 && answer.status != 503; ++tries) {
    first.emplace(server.port());  // it may come after the other, and be the one that is told
    first->send(head_of_files(10) + "12345");
    RawConnection other(server.port());
    other.send(head_of_files(1) + "x");
    answer = other.receive();
  }
  EXPECT_EQ(answer.status, 503);
  first->send("67890");
  EXPECT_EQ(first->receive().status, 200);
  second.send(head_of_files(1) + "x");
  EXPECT_EQ(second.receive().status, 200);
}

TEST(Server, AClientThatLeavesInTheMiddleOfAFileLeavesItsPlace) {
  RunningServer server({.uploads = 1});
  for (int i = 0; i < 5; ++i) {
    RawConnection leaves(server.port());
    leaves.send(head_of_files(10) + "12345");
  }
  Answer answer;
  for (int tries = 0; tries < 100 && answer.status != 200; ++tries) {
    RawConnection other(server.port());
    other.send(head_of_files(1) + "x");
    answer = other.receive();
  }
  EXPECT_EQ(answer.status, 200);
}
