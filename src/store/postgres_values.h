// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "store/database.h"

// PostgreSQL's binary format: big-endian numbers, texts and blobs as they are. No digit is printed or read, so doubles keep every bit.

namespace capnr {

/// The types that we read and write, by PostgreSQL's number for them; the same on every server.
enum class PgType : std::uint32_t {
  boolean = 16,
  bytea = 17,
  name = 19,
  int8 = 20,
  int2 = 21,
  int4 = 23,
  text = 25,
  oid = 26,
  float4 = 700,
  float8 = 701,
  unknown = 705,
  bpchar = 1042,
  varchar = 1043,
};

/// Throws for a type that is not ours: the statement wants a CAST.
PgType known_type(std::uint32_t oid);

/// The bytes of a value for a parameter or a column of this type, in `scratch` or where they were; nothing for NULL, which NaN becomes.
/// Throws for a value of another nature (a text for a number): a fault of the program.
std::optional<std::string_view> to_binary(const Value& value, PgType type, std::array<char, 8>& scratch);

/// Throw for a column of another nature.
std::int64_t integer_of(std::string_view bytes, PgType type);
double real_of(std::string_view bytes, PgType type);
bool holds_text(PgType type);

/// PostgreSQL stores any character but this one.
bool holds_nul(const Value& value);

}  // namespace capnr
