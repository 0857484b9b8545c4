// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "publish/document.h"

// Inside of to_odt(): the parts of the package.

namespace capnr::doc {

/// A text inside XML: its marks escaped; what XML cannot hold (control characters, bytes that are not UTF-8) left out.
std::string xml_text(std::string_view text);

std::string odt_content(const Document& document);
std::string odt_styles(const Document& document);
std::string odt_meta(const Document& document);
std::string odt_manifest();

}  // namespace capnr::doc
