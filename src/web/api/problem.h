// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "web/http.h"

// What the API answers when it cannot do what is asked: application/problem+json (RFC 9457).

namespace capnr::web {

/// Whether an address is of the API: its errors are for programs.
bool is_api(std::string_view path);

/// `field`: the member of the body or the parameter that is wrong; empty for none. The title is what the status is called.
Response problem(const Request& request, int status, std::string_view detail, Language language,
                 std::string_view field = {});
/// The status is that of the error's kind, but 422 for a value that cannot be accepted.
Response problem(const Request& request, const Error& error, Language language);

}  // namespace capnr::web
