// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "web/http.h"
#include "web/site.h"

// One table of what the server answers. Routing, the 405 and the index page come from it; a page is a row here and its handler.

namespace capnr::web {

struct Route {
  std::string_view method;  ///< "GET", which brings HEAD with it
  std::string_view path;
  std::string_view summary;  ///< an English sentence, key of its French; shown by the index
  Result<Response> (*handle)(Site& site, const Request& request);
};

std::span<const Route> routes();

/// The answer to any request: the handler's, a page that says what is wrong with its status, never an exception.
Response answer(Site& site, const Request& request);

/// The page of an error, in the reader's language.
Response error_page(int status, std::string_view explanation, Language language);

}  // namespace capnr::web
