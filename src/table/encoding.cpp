// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"

namespace capnr {
namespace {

// Bytes 0x80 to 0x9F of Windows-1252. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::size_t character_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// One well-formed character of `text`, removed from it.
char32_t take(std::string_view& text) {
  const std::size_t length = std::min(character_length(text.front()), text.size());
  char32_t code = static_cast<unsigned char>(text.front());
  if (length > 1) code &= 0xFFU >> (length + 1);
  for (std::size_t i = 1; i < length; ++i)
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(length);
  return code;
}

char to_windows_1252(char32_t code, bool latin1) {
  if (code < 0x80 || (code >= 0xA0 && code <= 0xFF)) return static_cast<char>(code);
  if (latin1) return code <= 0xFF ? static_cast<char>(code) : '?';
  const auto* const found = std::find(windows_1252.begin(), windows_1252.end(), code);
  return found == windows_1252.end() ? '?' : static_cast<char>(0x80 + (found - windows_1252.begin()));
}

void put_utf16(std::string& out, char32_t code, bool big_endian) {
  auto unit = [&](char32_t value) {
    const char high = static_cast<char>(value >> 8U), low = static_cast<char>(value & 0xFFU);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  };
  if (code < 0x10000) return unit(code);
  unit(0xD800 + ((code - 0x10000) >> 10U));
  unit(0xDC00 + ((code - 0x10000) & 0x3FFU));
}

}  // namespace

char* put_utf8(char* out, char32_t code) {
  auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6U));
    put(0x80 | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12U));
    put(0x80 | ((code >> 6U) & 0x3FU));
    put(0x80 | (code & 0x3FU));
  } else {
    put(0xF0 | (code >> 18U));
    put(0x80 | ((code >> 12U) & 0x3FU));
    put(0x80 | ((code >> 6U) & 0x3FU));
    put(0x80 | (code & 0x3FU));
  }
  return out;
}

char32_t from_windows_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
}

std::size_t ascii_prefix(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<std::uint64_t, 4> word{};
    std::memcpy(word.data(), bytes.data() + at, 32);
    if (((word[0] | word[1] | word[2] | word[3]) & high_bits) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

std::size_t utf8_prefix(std::string_view bytes) {
  std::size_t at = 0;
  for (;;) {
    at += ascii_prefix(bytes.substr(at));
    if (at == bytes.size()) return at;
    const std::string_view character = bytes.substr(at, character_length(bytes[at]));
    if (!is_utf8(character)) return at;
    at += character.size();
  }
}

bool may_be_cut_utf8(std::string_view bytes) {
  if (bytes.empty() || bytes.size() > 3 || static_cast<unsigned char>(bytes[0]) < 0xC2 ||
      static_cast<unsigned char>(bytes[0]) > 0xF4 || bytes.size() >= character_length(bytes[0])) {
    return false;
  }
  // The second byte decides between well-formed and not (overlong forms, surrogates, beyond U+10FFFF): try
  // both ends of the rest.
  for (const char filler : {'\x80', '\xBF'}) {
    std::string whole(bytes);
    whole.resize(character_length(bytes[0]), filler);
    if (is_utf8(whole)) return true;
  }
  return false;
}

Encoding likely_encoding(std::string_view bytes, bool end_of_file) {
  std::size_t characters = 0, faults = 0;
  for (;;) {
    bytes.remove_prefix(ascii_prefix(bytes));
    if (bytes.empty()) break;
    const std::size_t length = character_length(bytes[0]);
    if (!end_of_file && may_be_cut_utf8(bytes)) break;
    const bool whole = is_utf8(bytes.substr(0, length));
    ++(whole ? characters : faults);
    bytes.remove_prefix(whole ? length : 1);
  }
  return faults > 0 && faults >= characters ? Encoding::windows_1252 : Encoding::utf8;
}

std::string encoded(std::string_view utf8, Encoding encoding) {
  if (encoding == Encoding::utf8) return std::string(utf8);
  std::string out;
  while (!utf8.empty()) {
    const char32_t code = take(utf8);
    switch (encoding) {
      case Encoding::utf16le:
        put_utf16(out, code, false);
        break;
      case Encoding::utf16be:
        put_utf16(out, code, true);
        break;
      default:
        out += to_windows_1252(code, encoding == Encoding::latin1);
    }
  }
  return out;
}

}  // namespace capnr
