// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <array>
#include <bit>
#include <cstring>

namespace capnr {
namespace {

__extension__ using Wide = unsigned __int128;

// Blank code points of one, two and three bytes that exports leave around values.
std::size_t blank_at_front(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xEF\xBB\xBF") ||
      text.starts_with("\xE2\x80\x8B"))
    return 3;
  return 0;
}

std::size_t blank_at_back(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.back();
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
  if (text.ends_with("\xC2\xA0")) return 2;
  if (text.ends_with("\xE2\x80\xAF") || text.ends_with("\xEF\xBB\xBF") || text.ends_with("\xE2\x80\x8B"))
    return 3;
  return 0;
}

// Latin-1 Supplement and Latin Extended-A letters without their accents; "" for what is not a letter.
constexpr std::array<const char*, 64> latin1 = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y"};

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t n = blank_at_front(text)) text.remove_prefix(n);
  while (const std::size_t n = blank_at_back(text)) text.remove_suffix(n);
  return text;
}

std::string folded(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  bool gap = false;
  auto letter = [&](std::string_view piece) {
    if (gap && !key.empty()) key += ' ';
    gap = false;
    key += piece;
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        letter(text.substr(i, 1));
      } else if (c >= 'A' && c <= 'Z') {
        const char lower = static_cast<char>(c + 32);
        letter(std::string_view(&lower, 1));
      } else {
        gap = true;
      }
      ++i;
    } else if (c == 0xC3 && i + 1 < text.size()) {
      const auto index = static_cast<unsigned char>(text[i + 1]) - 0x80U;
      const std::string_view plain = index < latin1.size() ? latin1[index] : "";
      if (plain.empty()) {
        gap = true;
      } else {
        letter(plain);
      }
      i += 2;
    } else if (c == 0xC5 && i + 1 < text.size() && (text[i + 1] == '\x92' || text[i + 1] == '\x93')) {
      letter("oe");
      i += 2;
    } else {
      const std::size_t length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      // General punctuation and Latin-1 symbols are separators; letters of other scripts are kept as they are.
      const bool symbol = c == 0xC2 || (c == 0xE2 && i + 1 < text.size() && text[i + 1] == '\x80');
      if (symbol) {
        gap = true;
      } else {
        letter(text.substr(i, length));
      }
      i += length;
    }
  }
  return key;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool is_utf8(std::string_view bytes) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = p + bytes.size();
  while (p < end) {
    while (end - p >= 8) {  // eight ASCII bytes at a time
      std::uint64_t word = 0;
      std::memcpy(&word, p, 8);
      if ((word & 0x8080808080808080ULL) != 0) break;
      p += 8;
    }
    if (p == end) return true;
    if (*p < 0x80) {
      ++p;
      continue;
    }
    const std::ptrdiff_t length = *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : 2;
    if (*p < 0xC2 || *p > 0xF4 || end - p < length) return false;
    for (std::ptrdiff_t i = 1; i < length; ++i) {
      if ((p[i] & 0xC0) != 0x80) return false;
    }
    if ((*p == 0xE0 && p[1] < 0xA0) || (*p == 0xED && p[1] > 0x9F) || (*p == 0xF0 && p[1] < 0x90) ||
        (*p == 0xF4 && p[1] > 0x8F)) {
      return false;
    }
    p += length;
  }
  return true;
}

namespace {

// The last n (1 to 7) bytes as a number, the first the least significant, by loads of fixed sizes. `after_more`: eight bytes may be read
// that end where they end.
std::uint64_t last_bytes(const char* p, std::size_t n, bool after_more) {
  std::uint64_t word = 0;
  if (after_more) {
    std::memcpy(&word, p + n - 8, 8);
    return word >> (8 * (8 - n));
  }
  if (n >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, p, 4);
    std::memcpy(&last, p + n - 4, 4);
    return first | (static_cast<std::uint64_t>(last) << (8 * (n - 4)));
  }
  for (std::size_t i = 0; i < n; ++i)
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])) << (8 * i);
  return word;
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t k = 0x9E3779B97F4A7C15ULL;
  std::uint64_t h = seed ^ (bytes.size() * k);
  auto mix = [&h](std::uint64_t word) {
    const auto product = static_cast<Wide>(h ^ word) * 0xD6E8FEB86659FD93ULL;
    h = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64) ^ k;
  };
  const char* p = bytes.data();
  std::size_t n = bytes.size();
  for (; n >= 8; p += 8, n -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, p, 8);
    mix(word);
  }
  if (n > 0) mix(last_bytes(p, n, bytes.size() >= 8));
  h ^= h >> 32;
  h *= k;
  return h ^ (h >> 29);
}

}  // namespace capnr
