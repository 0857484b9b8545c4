// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/text_stream.h"

#include <algorithm>
#include <cstring>

#include "table/encoding.h"

namespace capnr {

Result<TextStream> TextStream::open(ByteSource source, std::optional<Encoding> encoding) {
  TextStream stream(std::move(source));
  stream.unsure_ = !encoding;
  stream.pending_.resize(3);
  TRY(const std::size_t got, stream.source_.read(stream.pending_.data(), 3));
  stream.pending_.resize(got);
  auto mark = [&](std::string_view bytes, Encoding meant) {
    if (!stream.pending_.starts_with(bytes) || encoding.value_or(meant) != meant) return;
    stream.pending_.erase(0, bytes.size());
    encoding = meant;
    stream.byte_order_mark_ = true;
    stream.unsure_ = false;
  };
  mark("\xEF\xBB\xBF", Encoding::utf8);
  if (!stream.byte_order_mark_) mark("\xFF\xFE", Encoding::utf16le);
  if (!stream.byte_order_mark_) mark("\xFE\xFF", Encoding::utf16be);
  stream.encoding_ = encoding.value_or(Encoding::utf8);
  return stream;
}

Result<std::size_t> TextStream::read(char* out, std::size_t room) {
  if (fault_) return 0;
  if (encoding_ != Encoding::utf8) return read_other(out, room);
  TRY(const std::size_t size, read_utf8(out, room));
  if (size == 0 && !fault_ && encoding_ != Encoding::utf8) return read_other(out, room);
  return size;
}

Result<std::size_t> TextStream::read_utf8(char* out, std::size_t room) {
  const std::size_t before = pending_.size();
  std::memcpy(out, pending_.data(), before);
  pending_.clear();
  TRY(const std::size_t got, source_.read(out + before, room - before));
  const std::size_t size = before + got;
  const std::string_view bytes(out, size);
  const std::size_t ascii = ascii_prefix(bytes);
  if (ascii == size) return size;
  const std::size_t valid = ascii + utf8_prefix(bytes.substr(ascii));
  const std::string_view rest = bytes.substr(valid);
  const bool cut = size == room && may_be_cut_utf8(rest);
  if (rest.empty() || cut) {
    if (valid > ascii) unsure_ = false;
    pending_ = rest;
    return valid;
  }
  if (unsure_ && likely_encoding(bytes.substr(ascii), size < room) == Encoding::windows_1252) {
    encoding_ = Encoding::windows_1252;  // all that was given before is ASCII
    pending_ = bytes.substr(ascii);
    return ascii;
  }
  fault_ = true;
  return valid;
}

// The character at `at` and where the next one begins; nothing when it is cut by the end of the bytes or is
// no character.
struct TextStream::Unit {
  char32_t code = 0;
  std::size_t length = 0;
  bool fault = false;
};

TextStream::Unit TextStream::unit_at(std::size_t at) const {
  const auto byte = static_cast<unsigned char>(pending_[at]);
  if (encoding_ == Encoding::latin1) return {.code = byte, .length = 1};
  if (encoding_ == Encoding::windows_1252) return {.code = from_windows_1252(byte), .length = 1};
  auto word = [&](std::size_t i) -> char32_t {
    const char32_t first = static_cast<unsigned char>(pending_[i]),
                   second = static_cast<unsigned char>(pending_[i + 1]);
    return encoding_ == Encoding::utf16be ? (first << 8U) | second : (second << 8U) | first;
  };
  if (at + 2 > pending_.size()) return {};
  const char32_t first = word(at);
  if (first < 0xD800 || first > 0xDFFF) return {.code = first, .length = 2};
  if (first > 0xDBFF) return {.fault = true};
  if (at + 4 > pending_.size()) return {};
  const char32_t second = word(at + 2);
  if (second < 0xDC00 || second > 0xDFFF) return {.fault = true};
  return {.code = 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00), .length = 4};
}

Result<std::size_t> TextStream::read_other(char* out, std::size_t room) {
  const std::size_t wanted = room / 3;  // a byte becomes three at most
  bool at_end = false;
  if (const std::size_t before = pending_.size(); before < wanted) {
    pending_.resize(wanted);
    TRY(const std::size_t got, source_.read(pending_.data() + before, wanted - before));
    pending_.resize(before + got);
    at_end = got < wanted - before;
  }
  char* end = out;
  std::size_t at = 0;
  while (at < pending_.size() && end + 4 <= out + room) {
    const Unit unit = unit_at(at);
    fault_ = unit.fault || (unit.length == 0 && at_end);
    if (unit.length == 0) break;
    end = put_utf8(end, unit.code);
    at += unit.length;
  }
  pending_.erase(0, at);
  return static_cast<std::size_t>(end - out);
}

}  // namespace capnr
