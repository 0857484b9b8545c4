// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "html/page.h"
#include "http_client.h"
#include "web/routes.h"
#include "web/server.h"

namespace capnr::test {

/// Pages with enough in them to be compressed.
inline std::string page(Language language) {
  html::Page page;
  page.language = language;
  page.title = language == Language::fr ? "Empreinte" : "Footprint";
  page.kicker = "Sainte-Forêt <13999>";
  return html::render(page);
}

/// The routes of the program over a site whose state the test can change.
class RunningServer {
 public:
  explicit RunningServer(web::ServerOptions options = {}) {
    options.port = 0;
    options.stop_on_signal = false;
    auto server =
        web::Server::listen(options, [this](const web::Request& request) { return handle(request); });
    if (!server) ADD_FAILURE() << describe(server.error(), Language::en);
    server_ = std::make_unique<web::Server>(std::move(*server));
    thread_ = std::thread([this] { server_->run(); });
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer() { stop(); }

  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  std::uint16_t port() const { return server_->port(); }
  web::Server& server() { return *server_; }

  std::atomic<int> state{1}, taken{0};
  std::atomic<bool> broken{false};

 private:
  web::Response handle(const web::Request& request) {
    if (request.path == "/throws") throw std::logic_error("a bug");
    if (request.path == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(300));
    if (request.path == "/large") {
      web::Response response;
      response.body = web::body_of(std::string(20'000'000, 'x'));
      return response;
    }
    return web::answer(site_, request);
  }
  Result<web::Snapshot> take() {
    if (broken) return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", "no disk"}});
    ++taken;
    web::Snapshot snapshot;
    snapshot.city = "Sainte-Forêt <13999>";
    snapshot.inventory = "2026-11-0" + std::to_string(state);
    snapshot.report_fr = web::body_of(page(Language::fr));
    snapshot.report_en = web::body_of(page(Language::en));
    const auto told = [](std::span<const Dimension> dimensions) -> Result<std::string> {
      std::string out = "results";
      for (const Dimension dimension : dimensions) out.append(" ").append(code(dimension));
      return out;
    };
    snapshot.json = snapshot.csv = told;
    return snapshot;
  }
  web::Site site_{
      {[this]() -> Result<std::string> { return std::to_string(state); }, [this] { return take(); }}};
  std::unique_ptr<web::Server> server_;
  std::thread thread_;
};

}  // namespace capnr::test
