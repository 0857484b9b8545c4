// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace capnr {

/// Bytes in base64 (RFC 4648, section 4), padded.
std::string base64(std::string_view bytes);

}  // namespace capnr
