// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/html.h"

namespace capnr::html {

/// A page that was rendered as a file, once, as a page of a site: its title and its body as they were, byte for byte, under the style sheet of the site, its script if any, and the bar. Its own
/// style sheet and policy are left out: those of the site hold. Nothing when the bytes are not those of such a file.
std::optional<std::string> in_site(std::string_view file, const Url& style_address,
                                   const std::optional<Url>& script_address, const Html& bar);

}  // namespace capnr::html
