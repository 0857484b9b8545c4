// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "web/client_address.h"
#include "web/http.h"
#include "web/metrics.h"

// The HTTP/1.1 server. One thread moves bytes and never waits for anybody; handlers are plain functions that run on a small pool. A client
// that is slow, silent or hostile costs one of a bounded number of connections, for a bounded time.
//
//   TRY(auto server, Server::listen({.port = 8080}, [&](const Request& request) { return answer(site, request); }));
//   server.run();  // until stop(), SIGINT or SIGTERM

namespace capnr::web {

class Client;

/// A certificate with its chain, and its key, in PEM.
struct TlsFiles {
  std::filesystem::path certificate, key;
  std::chrono::milliseconds check{60'000};  ///< how often the files are looked at, once they have been read
};

struct ServerOptions {
  std::string address = "127.0.0.1";  ///< IPv4 or IPv6, or "localhost"
  std::uint16_t port = 8080;          ///< 0: any that is free, see Server::port()
  unsigned threads = 2;               ///< that run handlers
  std::size_t connections = 4096;     ///< at most; beyond, the one that has been idle longest is closed
  std::size_t header_bytes = 8192;
  std::size_t target_bytes = 4096;  ///< a simulation with all its levers is one address
  std::size_t body_bytes = 65536;
  std::size_t upload_bytes = 64U << 20U;              ///< of a request that brings files
  std::size_t uploads = 4;                            ///< that are received at once
  std::chrono::milliseconds read_timeout{10'000};     ///< to receive a whole request
  std::chrono::milliseconds idle_timeout{60'000};     ///< for a kept connection to begin another
  std::chrono::milliseconds upload_timeout{600'000};  ///< to receive one that brings files
  std::chrono::milliseconds write_timeout{60'000};    ///< to send a whole answer
  std::chrono::milliseconds stop_timeout{5'000};      ///< left to the answers under way when the server stops
  bool stop_on_signal = true;                         ///< SIGINT and SIGTERM
  std::shared_ptr<Metrics> metrics = {};              ///< told of connections and bytes
  Networks trusted_proxies = {};                      ///< who may say whose request they pass on
  std::optional<TlsFiles> tls = {};                   ///< https by ourselves
  bool https = false;                                 ///< readers come by https, through us or a proxy
  std::function<void(const Error&)> complain = {};    ///< of what goes wrong while it serves
};

class Server {
 public:
  using Handler = std::function<Response(const Request&)>;
  /// Which requests bring files. Both see a request without its body.
  struct Uploads {
    std::function<bool(const Request&)> expects;  ///< at once: it keeps the others waiting
    std::function<std::optional<Response>(const Request&)>
        refuses;  ///< why not a byte of it is to be received
  };

  /// An answer that needs no time, if there is one: asked before a handler, for requests without a body.
  using AtOnce = std::function<std::optional<Response>(const Request&)>;

  /// Opens the port. Kind::unavailable when somebody else has it, Kind::usage when the address is none of this machine;
  /// what load_tls() says of the certificate.
  static Result<Server> listen(const ServerOptions& options, Handler handler, Uploads uploads = {},
                               AtOnce at_once = {});
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  std::string address() const;
  std::uint16_t port() const;
  /// http://127.0.0.1:8080/, or https://
  std::string url() const;

  /// Serves; returns once stopped, the answers under way sent.
  void run();
  /// From any thread.
  void stop();

 private:
  friend class Client;
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace capnr::web
