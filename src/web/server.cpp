// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/server.h"

#include <algorithm>
#include <csignal>
#include <utility>
#include <vector>

#include <boost/asio/post.hpp>
#include <sys/resource.h>

#include "web/client.h"
#include "web/server_state.h"

namespace capnr::web {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Whether there is room for one more connection, if need be that of the one which has been silent longest.
bool Server::State::make_room() {
  if (clients.size() < options.connections) return true;
  Client* longest = nullptr;
  for (Client* client : clients) {
    if (client->waits() && (longest == nullptr || client->since() < longest->since())) longest = client;
  }
  if (longest != nullptr) longest->close();
  return longest != nullptr;
}

void Server::State::accept() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (stopping) return;
    if (error) {  // out of file descriptors, or the client has gone: not at once again
      pause.expires_after(std::chrono::milliseconds(100));
      pause.async_wait([this](error_code cancelled) {
        if (!cancelled && !stopping) accept();
      });
      return;
    }
    error_code ignored;
    ignored = socket.set_option(tcp::no_delay(true), ignored);
    const bool room = make_room();
    const auto client = std::make_shared<Client>(std::move(socket), *this);
    room ? client->begin() : client->turn_away();
    accept();
  });
}

void Server::State::wait_for_signal() {
  signals.async_wait([this](error_code error, int) {
    if (error) return;
    if (stopping) return loop.stop();  // asked twice: at once
    wait_for_signal();                 // first: when nobody is connected, begin_to_stop() cancels it
    begin_to_stop();
  });
}

void Server::State::begin_to_stop() {
  if (stopping) return;
  stopping = true;
  error_code ignored;
  ignored = acceptor.close(ignored);
  pause.cancel();
  for (Client* client : clients) {
    if (client->waits()) client->close();
  }
  if (clients.empty()) return signals.cancel(ignored), void();
  end.expires_after(options.stop_timeout);
  end.async_wait([this](error_code) { loop.stop(); });
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() {
  if (state_ != nullptr) state_->pool.join();
}

// A connection is a file, and by default a process may open a thousand.
static void allow_files(std::size_t connections) {
  rlimit files{};
  const rlim_t wanted = connections + 256;
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted) return;
  files.rlim_cur = std::min<rlim_t>(wanted, files.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &files);
}

Result<Server> Server::listen(const ServerOptions& options, Handler handler, Uploads uploads,
                              AtOnce at_once) {
  auto state = std::make_unique<State>(options, std::move(handler), std::move(uploads), std::move(at_once));
  if (options.tls) {
    TRY(state->certificates, Certificates::load(*options.tls));
    state->options.https = true;
  }
  error_code error;
  const auto address =
      asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error)
    return fail(Kind::usage, "{address} is not an IP address; write 127.0.0.1, 0.0.0.0 or ::1",
                {{"address", options.address}});
  const tcp::endpoint endpoint(address, options.port);
  error = state->acceptor.open(endpoint.protocol(), error);
  if (!error) error = state->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) error = state->acceptor.bind(endpoint, error);
  if (!error) error = state->acceptor.listen(asio::socket_base::max_listen_connections, error);
  const std::vector<std::pair<std::string, std::string>> place = {{"address", options.address},
                                                                  {"port", std::to_string(options.port)}};
  if (error == asio::error::address_in_use)
    return fail(Kind::unavailable,
                "port {port} of {address} is taken by another program; choose another with --listen", place);
  if (error == asio::error::access_denied)
    return fail(
        Kind::unavailable,
        "port {port} of {address} is reserved to the administrator; choose one above 1023 with --listen",
        place);
  if (error == boost::system::errc::address_not_available)
    return fail(Kind::usage, "{address} is not an address of this machine", place);
  if (error) {
    return fail(Kind::unavailable, "port {port} of {address} cannot be opened: {reason}",
                {place[0], place[1], {"reason", error.message()}});
  }
  allow_files(options.connections);
  state->endpoint = state->acceptor.local_endpoint(error);
  if (options.stop_on_signal) {
    error = state->signals.add(SIGINT, error);
    error = state->signals.add(SIGTERM, error);
  }
  return Server(std::move(state));
}

std::string Server::address() const {
  return state_->endpoint.address().to_string();
}

std::uint16_t Server::port() const {
  return state_->endpoint.port();
}

std::string Server::url() const {
  const std::string host = address();
  return (state_->certificates ? "https://" : "http://") +
         (state_->endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(port()) + "/";
}

void Server::run() {
  state_->accept();
  if (state_->options.stop_on_signal) state_->wait_for_signal();
  state_->loop.run();
  state_->pool.join();
}

void Server::stop() {
  asio::post(state_->loop, [state = state_.get()] { state->begin_to_stop(); });
}

}  // namespace capnr::web
