// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace capnr {

/// For a part of an address or of a form: all but [A-Za-z0-9-._~] as %XX (RFC 3986).
std::string percent_encoded(std::string_view text);

}  // namespace capnr
