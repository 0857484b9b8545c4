// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace capnr {

/// The same statement for several tables: {table} and {columns} of `pattern` become those names, which are of our schema (lower-case letters,
/// digits and underscores: anything else is a fault of the program and throws).
///   with_names("SELECT {columns} FROM {table} WHERE id >= ? ORDER BY id", "volume", columns)
std::string with_names(std::string_view pattern, std::string_view table,
                       std::span<const std::string_view> columns = {});

}  // namespace capnr
