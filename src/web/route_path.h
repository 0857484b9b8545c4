// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Paths of routes: "/indicateurs/{id}". A name in braces stands for one part of an address, never for several nor for none.

namespace capnr::web {

/// What the names of the pattern stand for in the path, in their order; nothing when the path is not of the pattern.
std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path);

/// The address, the names replaced by the values in their order, percent-encoded.
std::string fill_path(std::string_view pattern, std::span<const std::string> values);

}  // namespace capnr::web
