// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/session_answer.h"

#include <utility>

#include "web/app.h"

namespace capnr::web {

std::string wanted_page(const Exchange& exchange, const std::string& asked) {
  const bool ours = asked.starts_with('/') && !asked.starts_with("//") && html::Url::from(asked).has_value();
  return ours ? asked : exchange.path("/tableau-de-bord");
}

std::string_view session_token(const Exchange& exchange) {
  return exchange.request.cookie_value(session_cookie(exchange.services.https));
}

Response with_session(const Exchange& exchange, std::string location, std::string_view token) {
  Response response = redirect(std::move(location));
  response.cookies.push_back(set_session_cookie(exchange.services.https, token));
  return response;
}

}  // namespace capnr::web
