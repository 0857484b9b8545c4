// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What the server reads of a request by itself: the address on the first line; what follows as languages, cookies and the fields of a form.
// Boost.Beast reads the rest.

#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "web/answer_bytes.h"
#include "web/routes.h"

using namespace capnr;
using namespace capnr::web;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view target = text.substr(0, text.find('\n'));
  Request request;
  request.accept_language = text.substr(std::min(target.size() + 1, text.size()));
  if (!read_target(target, request)) return 0;
  if (!is_utf8(request.path) || request.path.find('\0') != std::string::npos) std::abort();
  const FoundRoute found = find_route(Method::get, request.path);
  if (found.route != nullptr && !found.values.empty() && found.values.front().empty()) std::abort();
  request.cookie = request.accept_language;
  if (request.cookie_value("session").find(';') != std::string_view::npos) std::abort();
  if (const auto form = read_form(request.accept_language)) {
    for (const auto& [name, value] : *form)
      if (!is_utf8(name) || !is_utf8(value)) std::abort();
  }
  const Response response = redirect("/connexion?suite=" + percent_encoded(request.path));
  const AnswerBytes bytes = answer_bytes(response, request, true, "Tue, 24 Nov 2026 09:00:00 GMT");
  // Nothing of the request may add a header: there is one empty line, at the end.
  if (bytes.head.find("\r\n\r\n") != bytes.head.size() - 4) std::abort();
  return 0;
}
