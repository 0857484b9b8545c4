// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "html/html.h"
#include "html/page.h"
#include "web/exchange.h"

namespace capnr::web {

/// What a handler fills; the frame adds the city, the navigation, the way to the other language and the foot.
struct PageContent {
  std::string title, subtitle;
  std::vector<std::pair<std::string, html::Url>> trail = {};  ///< the pages above this one
  std::vector<std::pair<std::string, html::Url>> contents = {};
  html::Html main = {};
  bool script = false;  ///< something on it is live where scripts run
  int status = 200;
};
Result<Response> page(const Exchange& exchange, PageContent content);

/// The one style sheet of the site, and its address, which changes with it.
const std::shared_ptr<const Body>& site_style_body();
const std::string& site_style_address();

/// What each form must hold.
std::pair<std::string, std::string> csrf_of(const Exchange& exchange);

}  // namespace capnr::web
