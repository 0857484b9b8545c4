// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// What the server reads of a request by itself: the address and the languages, one a line. Boost.Beast reads the rest.

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
  Site site({[]() -> Result<std::string> { return "1"; },
             []() -> Result<Snapshot> {
               Snapshot snapshot;
               snapshot.report_fr = snapshot.report_en = body_of("report");
               snapshot.json =
                   snapshot.csv = [](std::span<const Dimension>) -> Result<std::string> { return "results"; };
               return snapshot;
             }});
  const Response response = answer(site, request);
  if (response.body == nullptr) std::abort();
  const AnswerBytes bytes = answer_bytes(response, request, true, "Tue, 24 Nov 2026 09:00:00 GMT");
  // Nothing of the request may add a header: there is one empty line, at the end.
  if (bytes.head.find("\r\n\r\n") != bytes.head.size() - 4) std::abort();
  return 0;
}
