// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/row_bytes.h"

#include <bit>
#include <limits>
#include <stdexcept>

namespace capnr {
namespace {

constexpr std::uint32_t null_length = 0xFFFFFFFFU;

template <class Number>
void put(std::string& bytes, Number number) {
  for (int shift = 8 * static_cast<int>(sizeof number) - 8; shift >= 0; shift -= 8)
    bytes += static_cast<char>((number >> shift) & 0xFF);
}

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number = static_cast<Number>((number << 8U) | static_cast<unsigned char>(bytes[at + i]));
  return number;
}

struct Append {
  std::string& bytes;
  void operator()(std::nullptr_t) const { put(bytes, null_length); }
  void operator()(std::int64_t value) const { eight(static_cast<std::uint64_t>(value)); }
  void operator()(double value) const { eight(std::bit_cast<std::uint64_t>(value)); }
  void operator()(std::string_view value) const {
    if (value.size() > std::numeric_limits<std::int32_t>::max())
      throw std::length_error("a value is longer than the format knows");
    put(bytes, static_cast<std::uint32_t>(value.size()));
    bytes += value;
  }
  void operator()(std::span<const std::byte> value) const {
    (*this)(std::string_view(reinterpret_cast<const char*>(value.data()), value.size()));
  }

 private:
  void eight(std::uint64_t bits) const {
    put(bytes, std::uint32_t{8});
    put(bytes, bits);
  }
};

}  // namespace

void append_row(std::string& bytes, std::span<const Value> row) {
  put(bytes, static_cast<std::uint16_t>(row.size()));
  for (const Value& value : row) std::visit(Append{bytes}, value);
}

RowReader::RowReader(const StoredTable& table) : name_(table.name), values_(table.columns.size()) {
  for (const StoredColumn& column : table.columns) types_.push_back(column.type);
}

tl::unexpected<Error> RowReader::broken() const {
  return fail(Kind::bad_input, "the backup is damaged: the rows of its table {table} cannot be read",
              {{"table", name_}});
}

Result<Value> RowReader::value(std::string_view bytes, ColumnType type) const {
  switch (type) {
    case ColumnType::integer:
      if (bytes.size() != 8) return broken();
      return static_cast<std::int64_t>(number_at<std::uint64_t>(bytes, 0));
    case ColumnType::real:
      if (bytes.size() != 8) return broken();
      return std::bit_cast<double>(number_at<std::uint64_t>(bytes, 0));
    case ColumnType::text:
      return bytes;
    case ColumnType::blob:
      return std::as_bytes(std::span(bytes));
  }
  return broken();
}

// One row at the beginning of `bytes`: its values, which point there, and its size.
Result<RowReader::Read> RowReader::row(std::string_view bytes, std::size_t& size) {
  size = 2;
  if (bytes.size() < size) return Read::incomplete;
  const auto columns = number_at<std::uint16_t>(bytes, 0);
  if (bytes.starts_with(rows_end)) {
    ended_ = true;
    return Read::incomplete;
  }
  if (columns != types_.size()) return broken();
  for (std::size_t i = 0; i < types_.size(); ++i) {
    if (bytes.size() < size + 4) return Read::incomplete;
    const auto length = number_at<std::uint32_t>(bytes, size);
    size += 4;
    values_[i] = nullptr;
    if (length == null_length) continue;
    if (length > std::numeric_limits<std::int32_t>::max()) return broken();
    if (bytes.size() < size + length) return Read::incomplete;
    TRY(values_[i], value(bytes.substr(size, length), types_[i]));
    size += length;
  }
  return Read::row;
}

Result<> RowReader::add(std::string_view piece, OnRow on_row) {
  waiting_ += piece;
  std::string_view left = waiting_;
  if (!started_ && left.size() >= rows_header.size()) {
    if (!left.starts_with(rows_header)) return broken();
    left.remove_prefix(rows_header.size());
    started_ = true;
  }
  while (started_ && !ended_) {
    std::size_t size = 0;
    TRY(const Read read, row(left, size));
    if (read == Read::incomplete) break;
    TRY_VOID(on_row(values_));
    left.remove_prefix(size);
  }
  if (ended_ && left.size() > rows_end.size()) return broken();
  waiting_.erase(0, waiting_.size() - left.size());
  return {};
}

Result<> RowReader::finish() const {
  if (!ended_) return broken();
  return {};
}

}  // namespace capnr
