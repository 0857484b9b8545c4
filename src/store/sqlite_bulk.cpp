// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/sqlite_bulk.h"

#include <cstring>
#include <new>
#include <stdexcept>

namespace capnr {
namespace {

constexpr std::size_t batch_rows = 512;          // stays in the processor's cache
constexpr std::size_t batch_text = 256U << 10U;  // bytes of texts and blobs of a batch

// ---- the virtual table, as SQLite wants it -----------------------------------------------------------------------------------------

struct BatchTable : sqlite3_vtab {
  const SqliteBatch** shown;
};
struct BatchCursor : sqlite3_vtab_cursor {
  std::size_t row;
};

const SqliteBatch* batch_of(sqlite3_vtab_cursor* cursor) {
  return *static_cast<BatchTable*>(cursor->pVtab)->shown;
}

int connect(sqlite3* handle, void* shown, int, const char* const*, sqlite3_vtab** table, char**) {
  std::string columns = "CREATE TABLE batch (c0";
  for (std::size_t i = 1; i < SqliteBatch::most_columns; ++i) columns += ", c" + std::to_string(i);
  if (const int code = sqlite3_declare_vtab(handle, (columns + ")").c_str()); code != SQLITE_OK) return code;
  auto* made = new (std::nothrow) BatchTable{};
  if (made == nullptr) return SQLITE_NOMEM;
  made->shown = static_cast<const SqliteBatch**>(shown);
  *table = made;
  return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<BatchTable*>(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  info->estimatedCost = 1;
  return SQLITE_OK;
}

int open_cursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = new (std::nothrow) BatchCursor{};
  return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
  delete static_cast<BatchCursor*>(cursor);
  return SQLITE_OK;
}

int first_row(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) {
  static_cast<BatchCursor*>(cursor)->row = 0;
  return SQLITE_OK;
}

int next_row(sqlite3_vtab_cursor* cursor) {
  ++static_cast<BatchCursor*>(cursor)->row;
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* cursor) {
  const SqliteBatch* batch = batch_of(cursor);
  return batch == nullptr || static_cast<BatchCursor*>(cursor)->row >= batch->rows() ? 1 : 0;
}

int give_cell(sqlite3_vtab_cursor* cursor, sqlite3_context* to, int column) {
  const Value& value =
      batch_of(cursor)->cell(static_cast<BatchCursor*>(cursor)->row, static_cast<std::size_t>(column));
  switch (value.index()) {
    case 0:
      break;  // NULL, without a word
    case 1:
      sqlite3_result_int64(to, *std::get_if<1>(&value));
      break;
    case 2:
      sqlite3_result_double(to, *std::get_if<2>(&value));
      break;
    case 3: {
      const auto& text = *std::get_if<3>(&value);
      sqlite3_result_text64(to, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    }
    default: {
      const auto& blob = *std::get_if<4>(&value);
      sqlite3_result_blob64(to, blob.data(), blob.size(), SQLITE_STATIC);
    }
  }
  return SQLITE_OK;
}

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
  *number = static_cast<sqlite3_int64>(static_cast<BatchCursor*>(cursor)->row);
  return SQLITE_OK;
}

// xCreate stays null: the table exists by its name alone, and nothing of it is written in a database.
const sqlite3_module& batch_module() {
  static const sqlite3_module module = [] {
    sqlite3_module made = {};
    made.xConnect = connect;
    made.xDisconnect = disconnect;
    made.xBestIndex = best_index;
    made.xOpen = open_cursor;
    made.xClose = close_cursor;
    made.xFilter = first_row;
    made.xNext = next_row;
    made.xEof = at_end;
    made.xColumn = give_cell;
    made.xRowid = row_number;
    return made;
  }();
  return module;
}

}  // namespace

Result<> SqliteBatch::install(SqliteConnection& connection, const SqliteBatch** shown) {
  const int code = sqlite3_create_module_v2(connection.handle(), "capnr_batch", &batch_module(),
                                            static_cast<void*>(shown), nullptr);
  if (code != SQLITE_OK) return sqlite_failure(connection.handle(), connection.path(), code);
  return {};
}

Result<> SqliteBatch::add(std::span<const Value> row) {
  if (row.size() != columns_) throw std::logic_error("a row of a batch has as many values as columns");
  std::size_t bytes = 0;
  for (const Value& value : row) {
    if (const auto* text = std::get_if<std::string_view>(&value)) bytes += text->size();
    if (const auto* blob = std::get_if<std::span<const std::byte>>(&value)) bytes += blob->size();
  }
  if (rows() >= batch_rows || (texts_.size() + bytes > texts_.capacity() && rows() > 0)) TRY_VOID(finish());
  if (rows() == 0) texts_.reserve(std::max(bytes, batch_text));
  for (const Value& value : row) {
    const char* kept = texts_.data() + texts_.size();
    if (const auto* text = std::get_if<std::string_view>(&value)) {
      texts_.append(*text);
      cells_.emplace_back(std::string_view(kept, text->size()));
    } else if (const auto* blob = std::get_if<std::span<const std::byte>>(&value)) {
      texts_.append(reinterpret_cast<const char*>(blob->data()), blob->size());
      cells_.emplace_back(std::span(reinterpret_cast<const std::byte*>(kept), blob->size()));
    } else {
      cells_.push_back(value);
    }
  }
  return {};
}

Result<> SqliteBatch::finish() {
  if (cells_.empty()) return {};
  *shown_ = this;
  const auto done = insert_->step();
  *shown_ = nullptr;
  cells_.clear();
  texts_.clear();
  if (!done) return tl::unexpected(done.error());
  return {};
}

}  // namespace capnr
