// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "html/html.h"
#include "web/exchange.h"

namespace capnr::web {

/// A document that is a file of its own (doc::to_html), as a page of the site: what it says as it is, under the bar of the site and a notice. Kind::bad_input when the bytes are
/// no such file.
Result<Response> framed_document(const Exchange& exchange, std::string_view file, const html::Html& notice);

}  // namespace capnr::web
