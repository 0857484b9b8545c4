// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace capnr {

/// How much a value can be trusted, best first: read from a meter or the machine itself; taken from an export of a tool; typed by somebody;
/// supplied by a default.
enum class Grade : std::uint8_t { measured, imported, declared, estimated };

std::string_view code(Grade grade);
std::optional<Grade> grade_from(std::string_view code);

}  // namespace capnr
