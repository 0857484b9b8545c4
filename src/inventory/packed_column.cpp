// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/packed_column.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace capnr {
namespace {

// What follows in the bytes: `whole` one value for all rows; `offset` a base, then codes (0: absent, else value - base + 1); `raw` the values.
enum class Form : std::uint8_t { whole, offset8, offset16, offset32, raw };

constexpr std::array<double, 4> scales = {1, 10, 100, 1000};
constexpr double largest_scaled =
    1e15;  // whole numbers up to there, and their quotients by a scale, are exact

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Form form_for(std::uint64_t largest_code) {
  if (largest_code <= 0xFF) return Form::offset8;
  return largest_code <= 0xFFFF ? Form::offset16 : Form::offset32;
}

template <class Code>
void append_codes(std::string& bytes, std::size_t rows, auto code_of) {
  const std::size_t start = bytes.size();
  bytes.resize(start + rows * sizeof(Code));
  char* to = bytes.data() + start;
  for (std::size_t i = 0; i < rows; ++i, to += sizeof(Code)) {
    const auto code = static_cast<Code>(code_of(i));
    std::memcpy(to, &code, sizeof code);
  }
}

void append_in_form(std::string& bytes, Form form, std::size_t rows, auto code_of) {
  if (form == Form::offset8) append_codes<std::uint8_t>(bytes, rows, code_of);
  if (form == Form::offset16) append_codes<std::uint16_t>(bytes, rows, code_of);
  if (form == Form::offset32) append_codes<std::uint32_t>(bytes, rows, code_of);
}

std::size_t code_bytes(Form form) {
  return form == Form::offset8 ? 1 : form == Form::offset16 ? 2 : 4;
}

// In pieces that stay in the processor's cache: the column itself is written once, and never filled with zeroes before.
template <class Code, class Out>
void read_codes(const char* from, std::size_t rows, std::vector<Out>& column, auto value_of) {
  constexpr std::size_t piece = 1024;
  Out values[piece];
  for (std::size_t done = 0; done < rows; done += piece) {
    const std::size_t count = std::min(piece, rows - done);
    for (std::size_t i = 0; i < count; ++i) {
      Code code;
      std::memcpy(&code, from + (done + i) * sizeof code, sizeof code);
      values[i] = value_of(code);
    }
    column.insert(column.end(), values, values + count);
  }
}

template <class Out>
void read_in_form(Form form, const char* from, std::size_t rows, std::vector<Out>& column, auto value_of) {
  if (form == Form::offset8) read_codes<std::uint8_t>(from, rows, column, value_of);
  if (form == Form::offset16) read_codes<std::uint16_t>(from, rows, column, value_of);
  if (form == Form::offset32) read_codes<std::uint32_t>(from, rows, column, value_of);
}

template <class Out>
void read_raw(const char* from, std::size_t rows, std::vector<Out>& column) {
  const std::size_t before = column.size();
  column.resize(before + rows);
  std::memcpy(column.data() + before, from, rows * sizeof(Out));
}

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

struct Scaled {
  std::uint8_t scale;
  std::int64_t least, greatest;
};

// The column as whole multiples of 1 / scale, when that gives the same bits back.
std::optional<Scaled> scaled(std::span<const double> column, std::uint8_t which) {
  const double scale = scales[which];
  Scaled result{which, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
  for (const double value : column) {
    if (std::isnan(value)) continue;
    const double multiple = std::nearbyint(value * scale);
    if (!(std::abs(multiple) < largest_scaled) || !same_bits(multiple / scale, value)) return std::nullopt;
    const auto whole = static_cast<std::int64_t>(multiple);
    result.least = std::min(result.least, whole);
    result.greatest = std::max(result.greatest, whole);
  }
  if (static_cast<std::uint64_t>(result.greatest - result.least) + 1 > 0xFFFFFFFF) return std::nullopt;
  return result;
}

}  // namespace

void ByteWriter::put_text(std::string_view text) {
  put(static_cast<std::uint32_t>(text.size()));
  bytes_.append(text);
}

void ByteWriter::put_integers(std::span<const std::int32_t> column, std::int32_t absent) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max(),
               greatest = std::numeric_limits<std::int64_t>::min();
  bool whole = true;
  for (const std::int32_t value : column) {
    whole = whole && value == column.front();
    if (value == absent) continue;
    least = std::min<std::int64_t>(least, value);
    greatest = std::max<std::int64_t>(greatest, value);
  }
  if (whole) {
    put(Form::whole);
    put(column.empty() ? absent : column.front());
    return;
  }
  const auto largest_code = static_cast<std::uint64_t>(greatest - least) + 1;
  if (largest_code > 0xFFFFFFFF) {
    put(Form::raw);
    bytes_.append(reinterpret_cast<const char*>(column.data()), column.size_bytes());
    return;
  }
  const Form form = form_for(largest_code);
  put(form);
  put(least);
  append_in_form(bytes_, form, column.size(),
                 [&](std::size_t i) { return column[i] == absent ? 0 : column[i] - least + 1; });
}

void ByteWriter::put_reals(std::span<const double> column) {
  const bool whole = std::all_of(column.begin(), column.end(), [&](double value) {
    return same_bits(value, column.front()) || (std::isnan(value) && std::isnan(column.front()));
  });
  if (whole) {
    put(Form::whole);
    put(column.empty() ? nan : column.front());
    return;
  }
  for (std::uint8_t which = 0; which < scales.size(); ++which) {
    const auto found = scaled(column, which);
    if (!found) continue;
    const Form form = form_for(static_cast<std::uint64_t>(found->greatest - found->least) + 1);
    put(form);
    put(which);
    put(found->least);
    append_in_form(bytes_, form, column.size(), [&](std::size_t i) -> std::int64_t {
      return std::isnan(column[i])
                 ? 0
                 : static_cast<std::int64_t>(std::nearbyint(column[i] * scales[which])) - found->least + 1;
    });
    return;
  }
  put(Form::raw);
  bytes_.append(reinterpret_cast<const char*>(column.data()), column.size_bytes());
}

const char* ByteReader::take(std::size_t count) {
  if (!ok_ || rest_.size() < count) {
    ok_ = false;
    rest_ = {};
    return nullptr;
  }
  const char* at = rest_.data();
  rest_.remove_prefix(count);
  return at;
}

std::string_view ByteReader::get_text() {
  const auto size = get<std::uint32_t>();
  const char* at = take(size);
  return at == nullptr ? std::string_view() : std::string_view(at, size);
}

void ByteReader::get_integers(std::size_t rows, std::int32_t absent, std::vector<std::int32_t>& column) {
  const auto form = get<Form>();
  if (form == Form::whole) {
    column.insert(column.end(), rows, get<std::int32_t>());
    return;
  }
  if (form > Form::raw) ok_ = false;
  const std::int64_t least = form == Form::raw ? 0 : get<std::int64_t>();
  const char* at = take(rows * (form == Form::raw ? sizeof(std::int32_t) : code_bytes(form)));
  if (at == nullptr) return;
  if (form == Form::raw) return read_raw(at, rows, column);
  const auto before = static_cast<std::uint32_t>(least - 1);  // modulo 2^32, as the sum below
  read_in_form(form, at, rows, column, [before, absent](auto code) {
    return code == 0 ? absent : static_cast<std::int32_t>(before + static_cast<std::uint32_t>(code));
  });
}

void ByteReader::get_indices(std::size_t rows, std::vector<std::uint32_t>& column) {
  const auto form = get<Form>();
  if (form == Form::whole) {
    column.insert(column.end(), rows, get<std::uint32_t>());
    return;
  }
  if (form >= Form::raw) ok_ = false;  // indices are not negative: they always fit a form
  const auto before = static_cast<std::uint32_t>(get<std::int64_t>() - 1);
  const char* at = take(rows * code_bytes(form));
  if (at == nullptr) return;
  read_in_form(form, at, rows, column,
               [before](auto code) { return before + static_cast<std::uint32_t>(code); });
}

void ByteReader::get_reals(std::size_t rows, std::vector<double>& column) {
  const auto form = get<Form>();
  if (form == Form::whole) {
    column.insert(column.end(), rows, get<double>());
    return;
  }
  if (form > Form::raw) ok_ = false;
  if (form == Form::raw) {
    const char* values = take(rows * sizeof(double));
    if (values != nullptr) read_raw(values, rows, column);
    return;
  }
  const auto which = get<std::uint8_t>();
  if (which >= scales.size()) ok_ = false;
  const auto before = get<std::int64_t>() - 1;
  const char* at = take(rows * code_bytes(form));
  if (at == nullptr) return;
  const double scale = scales[which];
  read_in_form(form, at, rows, column, [before, scale](auto code) {
    const double value = static_cast<double>(before + static_cast<std::int64_t>(code)) / scale;
    return code == 0 ? nan : value;
  });
}

}  // namespace capnr
