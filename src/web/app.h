// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/function_ref.h"
#include "web/database_pool.h"
#include "web/exchange.h"
#include "web/kept_pages.h"
#include "web/rate_limit.h"
#include "web/routes.h"
#include "web/watch.h"

// What stands between the wire and the pages: finds the route, who asks and whether they may, that a form comes from a page of ours, and turns errors into pages.
//
//   App app(services, site);
//   Server::listen(options, [&](const Request& request) { return app.answer(request); });

namespace capnr::web {

class App {
 public:
  App(Services services, Site& site, Watch watch = {}, KeptPagesOptions kept = {});
  /// From several threads. Never an exception: a fault of the program is a page with status 500.
  Response answer(const Request& request);
  /// The answer that was given before, when nothing can have changed it: at once, from any thread.
  std::optional<Response> answer_at_once(const Request& request);
  /// Whether the server is to receive files with this request, and why not a byte of them: Server::Uploads.
  bool expects_files(const Request& request) const;
  std::optional<Response> refuses_files(const Request& request);

 private:
  /// Once who asks may; nothing when there is nothing against it.
  using Admitted = FunctionRef<std::optional<Response>(Exchange&, const Route&, DatabasePool::Lease&)>;
  std::optional<Response> dispatch(const Request& request, FoundRoute found, Language language,
                                   Admitted admitted);
  Response answer_route(const Request& request, FoundRoute found);
  Response answer_kept(const Request& request, FoundRoute found);
  void count(const Request& request, std::string_view route, const Response& response,
             std::chrono::steady_clock::time_point begun);
  Services services_;
  Site& site_;
  DatabasePool databases_;
  RateLimit sending_;  ///< forms, by address
  RateLimit calls_;    ///< of the API, by token
  Watch watch_;
  KeptPages kept_;
};

/// The page of an error, in the reader's language.
Response error_page(int status, std::string_view explanation, Language language);

/// What a request that is refused is answered: that page, or a problem where programs ask (api/problem.h).
Response refused(const Request& request, int status, std::string_view explanation, Language language);

/// The name of the cookie that holds a session: __Host- keeps it to this host and to https.
std::string_view session_cookie(bool https);
/// The value of Set-Cookie that gives the browser a session, and that which takes it back.
std::string set_session_cookie(bool https, std::string_view token);
std::string clear_session_cookie(bool https);

}  // namespace capnr::web
