// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace capnr::web {

/// The bytes as a gzip file (RFC 1952), without name or time: the same bytes give the same file.
std::string gzip(std::string_view bytes);

}  // namespace capnr::web
