// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace capnr::browser {

/// The bytes of base64 (RFC 4648, with its padding, no white space); nothing when it is not that.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace capnr::browser
