// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>
#include <stdexcept>

#include "store/names.h"
#include "store/postgres.h"

// The binary format of COPY: https://www.postgresql.org/docs/15/sql-copy.html

namespace capnr {
namespace {

constexpr std::size_t batch_bytes = 1U << 20U;
constexpr std::string_view header("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
constexpr std::string_view end_of_rows("\377\377", 2);

template <class Number>
void put(std::string& out, Number number) {
  for (int shift = 8 * static_cast<int>(sizeof number) - 8; shift >= 0; shift -= 8)
    out += static_cast<char>((number >> shift) & 0xFF);
}

}  // namespace

Result<std::unique_ptr<BulkInsert::Sink>> PostgresConnection::bulk_insert(
    std::string_view table, std::span<const std::string_view> columns) {
  const std::string select = with_names("SELECT {columns} FROM {table}", table, columns);
  const PostgresResult prepared(PQprepare(handle(), "", select.c_str(), 0, nullptr));
  if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) return failure(prepared.get());
  TRY(Shape shape, describe(""));
  return std::make_unique<PostgresCopy>(
      *this, with_names("COPY {table} ({columns}) FROM STDIN (FORMAT binary)", table, columns),
      std::move(shape.columns));
}

Result<> PostgresConnection::copy_in(const std::string& sql, std::string_view rows) {
  const PostgresResult opened(PQexec(handle(), sql.c_str()));
  if (PQresultStatus(opened.get()) != PGRES_COPY_IN) return failure(opened.get());
  const auto send = [this](std::string_view bytes) {
    return PQputCopyData(handle(), bytes.data(), static_cast<int>(bytes.size())) == 1;
  };
  bool sent = send(header);
  for (constexpr std::size_t piece = 64U << 10U; sent && !rows.empty();) {
    sent = send(rows.substr(0, piece));
    rows.remove_prefix(std::min(piece, rows.size()));
  }
  sent = sent && send(end_of_rows);
  sent = PQputCopyEnd(handle(), sent ? nullptr : "cut short") == 1 && sent;
  Result<> done = {};
  for (PostgresResult result(PQgetResult(handle())); result; result.reset(PQgetResult(handle()))) {
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && done) done = failure(result.get());
  }
  if (done && !sent) return failure(nullptr);
  return done;
}

Result<> PostgresCopy::add(std::span<const Value> row) {
  if (row.size() != types_.size()) throw std::logic_error("a row of a batch has as many values as columns");
  if (std::any_of(row.begin(), row.end(), holds_nul)) return connection_.nul_refused();
  std::array<char, 8> number;
  put(rows_, static_cast<std::uint16_t>(row.size()));
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto bytes = to_binary(row[i], types_[i], number);
    if (bytes && bytes->size() > std::numeric_limits<std::int32_t>::max())
      return fail(Kind::limit, "a value is too long for the database {path}", {{"path", connection_.name()}});
    put(rows_, bytes ? static_cast<std::uint32_t>(bytes->size()) : 0xFFFFFFFFU);
    if (bytes) rows_ += *bytes;
  }
  return rows_.size() < batch_bytes ? Result<>() : finish();
}

Result<> PostgresCopy::finish() {
  if (rows_.empty()) return {};
  auto done = connection_.copy_in(sql_, rows_);
  rows_.clear();
  return done;
}

}  // namespace capnr
