// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "web/http.h"

namespace capnr::web {

/// An answer ready for the wire: `body` is a part of response.body, which must be kept as long.
struct AnswerBytes {
  std::string head;
  std::string_view body;
};

/// Status line and headers, the same rules of security on every answer; compressed, or 304 without a body, when the request allows it.
/// `date` as HTTP writes it: "Tue, 24 Nov 2026 09:00:00 GMT".
AnswerBytes answer_bytes(const Response& response, const Request& request, bool keep_alive,
                         std::string_view date);

}  // namespace capnr::web
