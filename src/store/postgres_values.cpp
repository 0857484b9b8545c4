// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres_values.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>

namespace capnr {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are turned round on their way");

inline std::uint16_t turned(std::uint16_t bits) {
  return __builtin_bswap16(bits);
}
inline std::uint32_t turned(std::uint32_t bits) {
  return __builtin_bswap32(bits);
}
inline std::uint64_t turned(std::uint64_t bits) {
  return __builtin_bswap64(bits);
}

template <class Bits>
Bits read(std::string_view bytes) {
  if (bytes.size() != sizeof(Bits)) throw std::logic_error("a column of PostgreSQL has not its size");
  Bits bits = 0;
  bytes.copy(reinterpret_cast<char*>(&bits), sizeof bits);
  return turned(bits);
}

template <class Bits>
std::string_view write(Bits bits, std::array<char, 8>& scratch) {
  bits = turned(bits);
  std::memcpy(scratch.data(), &bits, sizeof bits);
  return {scratch.data(), sizeof bits};
}

[[noreturn]] void mismatch(PgType type) {
  throw std::logic_error("a value is not of the nature of its column or parameter (PostgreSQL's type " +
                         std::to_string(static_cast<std::uint32_t>(type)) + ")");
}

std::string_view integer_to(std::int64_t value, PgType type, std::array<char, 8>& scratch) {
  switch (type) {
    case PgType::int8:
      return write(static_cast<std::uint64_t>(value), scratch);
    case PgType::int4:
      if (value != static_cast<std::int32_t>(value)) mismatch(type);
      return write(static_cast<std::uint32_t>(value), scratch);
    case PgType::float8:
      return write(std::bit_cast<std::uint64_t>(static_cast<double>(value)), scratch);
    default:
      mismatch(type);
  }
}

}  // namespace

PgType known_type(std::uint32_t oid) {
  const auto type = static_cast<PgType>(oid);
  switch (type) {
    case PgType::boolean:
    case PgType::bytea:
    case PgType::name:
    case PgType::int8:
    case PgType::int2:
    case PgType::int4:
    case PgType::text:
    case PgType::oid:
    case PgType::float4:
    case PgType::float8:
    case PgType::unknown:
    case PgType::bpchar:
    case PgType::varchar:
      return type;
  }
  throw std::logic_error("a statement has a column or a parameter of PostgreSQL's type " +
                         std::to_string(oid) + ": CAST it to one of ours");
}

bool holds_text(PgType type) {
  return type == PgType::text || type == PgType::varchar || type == PgType::bpchar || type == PgType::name ||
         type == PgType::unknown;
}

std::optional<std::string_view> to_binary(const Value& value, PgType type, std::array<char, 8>& scratch) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return integer_to(*integer, type, scratch);
  if (const auto* real = std::get_if<double>(&value)) {
    if (std::isnan(*real)) return std::nullopt;
    if (type != PgType::float8) mismatch(type);
    return write(std::bit_cast<std::uint64_t>(*real + 0.0), scratch);  // -0 is 0, as SQLite has it
  }
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    if (!holds_text(type)) mismatch(type);
    return text->data() == nullptr ? std::string_view("") : *text;
  }
  if (const auto* blob = std::get_if<std::span<const std::byte>>(&value)) {
    if (type != PgType::bytea) mismatch(type);
    if (blob->empty()) return std::string_view("");
    return std::string_view(reinterpret_cast<const char*>(blob->data()), blob->size());
  }
  return std::nullopt;
}

std::int64_t integer_of(std::string_view bytes, PgType type) {
  switch (type) {
    case PgType::int8:
      return static_cast<std::int64_t>(read<std::uint64_t>(bytes));
    case PgType::int4:
      return static_cast<std::int32_t>(read<std::uint32_t>(bytes));
    case PgType::int2:
      return static_cast<std::int16_t>(read<std::uint16_t>(bytes));
    case PgType::oid:
      return read<std::uint32_t>(bytes);
    case PgType::boolean:
      return bytes == std::string_view("\x01", 1) ? 1 : 0;
    default:
      mismatch(type);
  }
}

double real_of(std::string_view bytes, PgType type) {
  if (type == PgType::float8) return std::bit_cast<double>(read<std::uint64_t>(bytes));
  if (type == PgType::float4) return std::bit_cast<float>(read<std::uint32_t>(bytes));
  return static_cast<double>(integer_of(bytes, type));
}

bool holds_nul(const Value& value) {
  const auto* text = std::get_if<std::string_view>(&value);
  return text != nullptr && !text->empty() && std::memchr(text->data(), '\0', text->size()) != nullptr;
}

}  // namespace capnr
