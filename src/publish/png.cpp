// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/png.h"

namespace capnr {
namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1A\n", 8);
constexpr std::size_t around_a_chunk = 12;  // length, kind, sum
constexpr std::uint32_t longest_chunk = 0x7FFFFFFF;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// The sum of annex D of the standard (CRC-32 of ISO 3309).
std::uint32_t sum_of(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

tl::unexpected<Error> no_png() {
  return fail(Kind::bad_input, "this file is no image in the PNG format, or is damaged");
}

// Kind and content of the chunk that the bytes begin with, which loses it; empty when it is none.
std::string_view take_chunk(std::string_view& bytes) {
  if (bytes.size() < around_a_chunk) return {};
  const std::uint32_t length = number_at(bytes, 0);
  if (length > longest_chunk || length > bytes.size() - around_a_chunk) return {};
  const std::string_view chunk = bytes.substr(4, 4 + length);
  if (sum_of(chunk) != number_at(bytes, 8 + length)) return {};
  bytes.remove_prefix(around_a_chunk + length);
  return chunk;
}

}  // namespace

Result<PngSize> png_size(std::string_view bytes) {
  constexpr std::size_t header_size = 4 + 13;
  if (!bytes.starts_with(signature)) return no_png();
  bytes.remove_prefix(signature.size());
  const std::string_view header = take_chunk(bytes);
  if (header.size() != header_size || !header.starts_with("IHDR")) return no_png();
  const PngSize size{number_at(header, 4), number_at(header, 8)};
  if (size.width == 0 || size.height == 0) return no_png();
  bool has_pixels = false;
  while (true) {
    const std::string_view chunk = take_chunk(bytes);
    if (chunk.empty() || chunk.starts_with("IHDR")) return no_png();
    has_pixels |= chunk.starts_with("IDAT");
    if (!chunk.starts_with("IEND")) continue;
    if (!has_pixels || !bytes.empty()) return no_png();
    return size;
  }
}

}  // namespace capnr
