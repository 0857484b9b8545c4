// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Columns of numbers as a few bytes a row, read back bit for bit. A column is written in the smallest form that holds it: one value for all, an
// offset from the smallest in one, two or four bytes (for reals: of whole tenths, hundredths or thousandths), else as it is.
// Little-endian, as every machine that Debian runs this on.

namespace capnr {

/// Appends values to bytes.
class ByteWriter {
 public:
  template <class T>
  void put(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put_text(std::string_view text);
  /// `absent`: a value that stands for none; it costs nothing.
  void put_integers(std::span<const std::int32_t> column, std::int32_t absent);
  void put_reals(std::span<const double> column);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads them back, columns after what a vector holds already. Never beyond the end: after a fault ok() is false and what is read means nothing.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  T get() {
    T value{};
    if (const char* at = take(sizeof value)) __builtin_memcpy(&value, at, sizeof value);
    return value;
  }
  std::string_view get_text();
  void get_integers(std::size_t rows, std::int32_t absent, std::vector<std::int32_t>& column);
  void get_indices(std::size_t rows,
                   std::vector<std::uint32_t>& column);  ///< written by put_integers, none absent
  void get_reals(std::size_t rows, std::vector<double>& column);
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

 private:
  const char* take(std::size_t count);
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace capnr
