// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "table/table.h"

namespace capnr {

/// Appends a code point as UTF-8 at `out` (room for four bytes) and returns the end.
char* put_utf8(char* out, char32_t code);

/// The code point of a byte of Windows-1252; its five unassigned bytes are the control characters of Latin-1,
/// as browsers read them.
char32_t from_windows_1252(unsigned char byte);

/// Where the first byte that is not ASCII stands, or the size.
std::size_t ascii_prefix(std::string_view bytes);

/// Length of the longest prefix that is well-formed UTF-8. What follows is a fault, or a character cut by the
/// end of the bytes.
std::size_t utf8_prefix(std::string_view bytes);

/// Whether the bytes may be the beginning of one UTF-8 character that continues further on.
bool may_be_cut_utf8(std::string_view bytes);

/// Bytes that are not all well-formed UTF-8: Windows-1252, unless most of what is not ASCII is well-formed
/// UTF-8. A character cut by the end of the bytes is a fault only when they are the end of the file.
Encoding likely_encoding(std::string_view bytes, bool end_of_file);

/// UTF-8 text in another encoding; '?' for what it has no place for. UTF-8 is returned as it is.
std::string encoded(std::string_view utf8, Encoding encoding);

}  // namespace capnr
