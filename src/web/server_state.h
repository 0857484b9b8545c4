// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <unordered_set>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include "web/server.h"
#include "web/tls.h"

namespace capnr::web {

/// What the connections of one server share. But for the pool's handlers, everything in it is touched by the thread of the loop alone.
struct Server::State {
  ServerOptions options;
  Handler handler;
  Uploads uploads;
  AtOnce at_once;
  std::size_t receiving = 0;                 // files, at this moment
  std::unordered_set<Client*> clients;       // outlives the loop, whose end ends them
  std::optional<Certificates> certificates;  // none: bytes go as they are
  boost::asio::io_context loop{1};
  boost::asio::ip::tcp::acceptor acceptor{loop};
  boost::asio::ip::tcp::endpoint endpoint;
  boost::asio::steady_timer pause{loop};  // after the system has refused a connection
  boost::asio::steady_timer end{loop};
  boost::asio::signal_set signals{loop};
  boost::asio::thread_pool pool;
  bool stopping = false, over = false;

  State(const ServerOptions& with, Handler call, Uploads files, AtOnce quick)
      : options(with),
        handler(std::move(call)),
        uploads(std::move(files)),
        at_once(std::move(quick)),
        pool(with.threads) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { over = true; }  // clients that are left die with the loop, and touch nothing of it
  void accept();
  void wait_for_signal();
  void begin_to_stop();
  bool make_room();
};

}  // namespace capnr::web
