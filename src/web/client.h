// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "web/answer_bytes.h"
#include "web/server.h"
#include "web/wire.h"

namespace capnr::web {

/// One connection: reads a request, has it answered by the pool, writes, again. Lives as long as something of it is under way.
class Client : public std::enable_shared_from_this<Client> {
 public:
  using Clock = std::chrono::steady_clock;

  Client(boost::asio::ip::tcp::socket socket, Server::State& server);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  /// Speaks with who has come.
  void begin();
  /// One too many: told so, where a word is possible.
  void turn_away();
  /// Whether nothing is asked at this moment, and since when: who is closed first when there is no room.
  bool waits() const { return waits_; }
  Clock::time_point since() const { return since_; }
  void close();

 private:
  using Error = boost::system::error_code;
  template <class Body>
  using Parser = std::optional<boost::beast::http::request_parser<Body>>;
  static constexpr std::size_t default_drain = 1U << 20U;

  void expect_tls();
  void on_first_bytes(const Error& error, bool tls);
  void read();
  void read_next();
  void wait_for_more();
  void refuse(int status);
  bool is_well(const Error& error);
  void on_header(const Error& error);
  void lead_to_https();
  std::string claimed_address() const;
  bool is_whole() const;
  bool announces_more_than(std::size_t bytes) const;
  void on_body(const Error& error);
  void ask_whether_to_receive();
  void receive();
  void on_upload(const Error& error);
  void end_upload();
  void hand_over();
  void in_pool(void (*work)(Client&), void (*after)(Client&));
  void write(Response response);
  void finish();
  void drain(std::size_t bytes);
  void say_goodbye();

  Server::State& server_;
  Wire wire_;
  boost::beast::flat_buffer buffer_{131072};
  Parser<boost::beast::http::empty_body> header_;
  Parser<boost::beast::http::string_body> parser_;
  Parser<boost::beast::http::file_body> upload_;
  Request request_;
  std::optional<Response> refusal_;
  Response answer_, response_;
  std::size_t drain_bytes_ = default_drain;  // read and dropped of a request that was refused
  bool receives_ = false;
  AnswerBytes bytes_;
  std::string address_;
  std::array<char, 2048> scrap_{};
  bool keep_ = false, drain_ = false, waits_ = false;
  bool in_clear_ = false;  // where TLS is expected
  Clock::time_point since_ = Clock::now();
};

}  // namespace capnr::web
