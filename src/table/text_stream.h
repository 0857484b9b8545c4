// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "table/byte_source.h"
#include "table/table.h"

namespace capnr {

/// The text of a file as UTF-8, whatever its encoding. Without a byte order mark or a given encoding it is
/// UTF-8 as long as it is well-formed; the first bytes that are not ASCII decide: well-formed UTF-8, or
/// Windows-1252. A fault after that ends the text (fault()).
class TextStream {
 public:
  /// Reads the byte order mark.
  static Result<TextStream> open(ByteSource source, std::optional<Encoding> encoding);

  /// Puts well-formed UTF-8 in `out`; zero bytes only at the end or at a fault. `room` is 16 at least.
  Result<std::size_t> read(char* out, std::size_t room);

  bool fault() const { return fault_; }
  Encoding encoding() const { return encoding_; }
  bool byte_order_mark() const { return byte_order_mark_; }
  std::uint64_t position() const { return source_.position(); }
  std::uint64_t size() const { return source_.size(); }

 private:
  explicit TextStream(ByteSource source) : source_(std::move(source)) {}
  Result<std::size_t> read_utf8(char* out, std::size_t room);
  Result<std::size_t> read_other(char* out, std::size_t room);
  struct Unit;
  Unit unit_at(std::size_t at) const;

  ByteSource source_;
  std::string pending_;  ///< bytes read and not yet given
  Encoding encoding_ = Encoding::utf8;
  bool byte_order_mark_ = false, unsure_ = true, fault_ = false;
};

}  // namespace capnr
