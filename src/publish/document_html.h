// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/html.h"
#include "publish/document.h"

namespace capnr::doc {

/// A whole page that asks nothing of the network: its contents, its sections, and its notes at the end, each a click away from where it is
/// called and back.
std::string to_html(const Document& document);

/// One section of it, with the notes that it calls; nothing when it has no such section.
html::Html section_html(const Document& document, std::string_view id);

}  // namespace capnr::doc
