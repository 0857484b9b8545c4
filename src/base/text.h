// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace capnr {

/// Without leading and trailing white space, no-break spaces (U+00A0, U+202F) and byte order mark.
std::string_view trimmed(std::string_view text);

/// A key for comparing what people type: lower case, without accents, every run of other characters than letters and digits as one
/// space, trimmed. "N° d'inventaire" and "n d inventaire" have the same key. ASCII and Latin letters; other letters are kept.
std::string folded(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);

/// Whether the bytes are well-formed UTF-8 (no overlong form, no surrogate, at most U+10FFFF).
bool is_utf8(std::string_view bytes);

/// Reads a number as people write it: "1 234,5", "1234.5", "1 234.50", "1.234,5", "1,234.5", "12 %" is not one. Spaces, no-break spaces and
/// apostrophes are thousands separators between digits. A lone comma is a decimal comma unless `decimal_point` is true.
/// Nothing when it is not a finite number.
std::optional<double> parse_number(std::string_view text, bool decimal_point = false);

/// Shortest text that reads back as the same double ("0.1", "1e-07").
std::string to_text(double value);

/// As French or English readers expect: four significant digits by default, "1 234,5" (U+202F between thousands) or "1,234.5".
/// Very small and very large values in scientific notation ("1,23 × 10⁻⁷").
std::string format_number(double value, Language language, int significant_digits = 4);

/// FNV-1a style 64-bit mix of bytes, for hash tables and fingerprints; not for security. The same on every machine.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace capnr
