// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>
#include <stdexcept>

#include "store/postgres.h"

namespace capnr {
namespace {

constexpr int binary = 1;

}  // namespace

Result<> PostgresStatement::bind(std::span<const Value> values) {
  rows_.reset();
  if (values.size() > values_.size()) throw std::logic_error("more values than parameters: " + sql);
  if (std::any_of(values.begin(), values.end(), holds_nul)) return connection_.nul_refused();
  const auto end = std::copy(values.begin(), values.end(), values_.begin());
  std::fill(end, values_.end(), Value(nullptr));
  return {};
}

Result<> PostgresStatement::run() {
  const std::size_t count = values_.size();
  std::vector<std::array<char, 8>> numbers(count);
  std::vector<const char*> places(count);
  std::vector<int> lengths(count), formats(count, binary);
  for (std::size_t i = 0; i < count; ++i) {
    const auto bytes = to_binary(values_[i], shape_.parameters[i], numbers[i]);
    if (!bytes) continue;
    if (bytes->size() > std::numeric_limits<int>::max())
      return fail(Kind::limit, "a value is too long for the database {path}", {{"path", connection_.name()}});
    places[i] = bytes->data();
    lengths[i] = static_cast<int>(bytes->size());
  }
  rows_.reset(PQexecPrepared(connection_.handle(), name_.c_str(), static_cast<int>(count), places.data(),
                             lengths.data(), formats.data(), binary));
  const auto status = PQresultStatus(rows_.get());
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return {};
  auto failure = connection_.failure(rows_.get());
  rows_.reset();
  return failure;
}

Result<bool> PostgresStatement::step() {
  if (rows_) {
    ++row_;
  } else {
    TRY_VOID(run());
    row_ = 0;
  }
  if (row_ < PQntuples(rows_.get())) return true;
  rows_.reset();
  return false;
}

void PostgresStatement::reset() {
  rows_.reset();
  std::fill(values_.begin(), values_.end(), Value(nullptr));
}

std::string_view PostgresStatement::bytes(int column) const {
  return {PQgetvalue(rows_.get(), row_, column),
          static_cast<std::size_t>(PQgetlength(rows_.get(), row_, column))};
}

std::int64_t PostgresStatement::integer(int column) const {
  return is_null(column) ? 0 : integer_of(bytes(column), type(column));
}

double PostgresStatement::real(int column) const {
  return is_null(column) ? std::numeric_limits<double>::quiet_NaN() : real_of(bytes(column), type(column));
}

std::string_view PostgresStatement::text(int column) const {
  if (!holds_text(type(column))) throw std::logic_error("a column that holds no text: " + sql);
  return is_null(column) ? std::string_view() : bytes(column);
}

std::span<const std::byte> PostgresStatement::blob(int column) const {
  if (type(column) != PgType::bytea) throw std::logic_error("a column that holds no blob: " + sql);
  if (is_null(column)) return {};
  return std::as_bytes(std::span(bytes(column)));
}

}  // namespace capnr
