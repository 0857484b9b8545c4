// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/ids.h"

// A thin layer over SQLite and PostgreSQL: the same code, the same SQL wherever the dialects agree ("?" for parameters).
// No sqlite or libpq header is needed to use it.
//
//   TRY(Database database, Database::open("city.db"));
//   TRY(Statement statement, database.prepare("SELECT id, name FROM org WHERE insee_code = ?"));
//   TRY_VOID(statement.bind(code));
//   while (true) { TRY(bool row, statement.step()); if (!row) break; use(statement.integer(0), statement.text(1)); }
//
// What it guarantees: 64-bit integers and doubles come back bit for bit (a NaN is stored as NULL, which reads as NaN: unknown is unknown; -0 as 0);
// what is not committed leaves nothing, kill -9 and a full disk included; a second writer waits, then is told (Kind::conflict).
// On PostgreSQL the whole result of a statement is fetched at once: page a long scan by its key. It stores any text but one with a NUL
// (Kind::bad_input); its doubles, integers, texts and blobs travel as they are, in binary.

namespace capnr {

enum class Engine : std::uint8_t { sqlite, postgresql };

using Value =
    std::variant<std::nullptr_t, std::int64_t, double, std::string_view, std::span<const std::byte>>;

inline Value to_value(std::nullptr_t) {
  return nullptr;
}
template <std::integral T>
Value to_value(T value) {
  return static_cast<std::int64_t>(value);
}
inline Value to_value(double value) {
  return value;
}
inline Value to_value(std::string_view value) {
  return value;
}
inline Value to_value(const char* value) {
  return std::string_view(value);
}
inline Value to_value(const std::string& value) {
  return std::string_view(value);
}
inline Value to_value(std::span<const std::byte> value) {
  return value;
}
inline Value to_value(Date value) {
  return std::int64_t{value.days};
}
template <class Tag>
Value to_value(Id<Tag> value) {
  return value.value;
}
template <class T>
Value to_value(const std::optional<T>& value) {
  return value ? to_value(*value) : Value(nullptr);
}

class Connection;  // private to this folder
class Prepared;

/// A prepared statement, kept by the database and reset when the Statement goes.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();
  /// Binds all parameters and starts the statement anew. Texts and blobs must live until the last step.
  Result<> bind(std::span<const Value> values);
  template <class... T>
    requires(!(sizeof...(T) == 1 && (std::same_as<T, std::span<const Value>> && ...)))
  Result<> bind(const T&... values) {
    const Value all[] = {to_value(values)..., Value(nullptr)};
    return bind(std::span<const Value>(all, sizeof...(values)));
  }
  /// True when there is a row to read, false at the end.
  Result<bool> step();
  bool is_null(int column) const;
  std::int64_t integer(int column) const;   ///< 0 for NULL
  double real(int column) const;            ///< NaN for NULL
  std::string_view text(int column) const;  ///< until the next step
  std::span<const std::byte> blob(int column) const;
  std::optional<double> optional_real(int column) const {
    return is_null(column) ? std::nullopt : std::optional(real(column));
  }
  std::optional<Date> optional_date(int column) const {
    return is_null(column) ? std::nullopt : std::optional(Date{static_cast<std::int32_t>(integer(column))});
  }

 private:
  friend class Database;
  Statement(Connection* connection, std::unique_ptr<Prepared> prepared);
  Connection* connection_ = nullptr;
  std::unique_ptr<Prepared> prepared_;
};

/// Many rows into one table: far cheaper than a statement a row. Rows may be held back until finish(), in the transaction of the caller.
class BulkInsert {
 public:
  class Sink {
   public:
    virtual ~Sink() = default;
    virtual Result<> add(std::span<const Value> row) = 0;
    virtual Result<> finish() = 0;
  };
  explicit BulkInsert(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {}
  /// As many values as the columns asked for.
  Result<> add(std::span<const Value> row) { return sink_->add(row); }
  Result<> finish() { return sink_->finish(); }

 private:
  std::unique_ptr<Sink> sink_;
};

struct OpenOptions {
  std::chrono::milliseconds wait{5000};  ///< for another writer, before Kind::conflict
  bool migrate = true;                   ///< capnr doctor looks at a database as it is
};

class Database {
 public:
  /// A path (SQLite, created when absent) or postgresql://… ; migrates the schema to this program's version.
  /// Kind::conflict for a database written by a newer program, Kind::bad_input for a file that is no database of ours; of a server,
  /// Kind::usage for a malformed address, Kind::not_found for a database that it has not, Kind::unavailable for what it refuses.
  static Result<Database> open(std::string_view where, const OpenOptions& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Engine engine() const;
  Result<Statement> prepare(std::string_view sql);
  Result<> execute(std::string_view sql);  ///< one or more statements without parameters or rows
  template <class... T>
  Result<> run(std::string_view sql, const T&... values) {
    TRY(Statement statement, prepare(sql));
    TRY_VOID(statement.bind(values...));
    TRY([[maybe_unused]] const bool row, statement.step());
    return {};
  }
  /// `table` and `columns` are names of our schema, never text of a user.
  Result<BulkInsert> bulk_insert(std::string_view table, std::span<const std::string_view> columns);

  /// Rolled back unless commit() is called on the result. One writer at a time: another waits, then Kind::conflict. Inside another, it is a
  /// savepoint. When a statement fails, roll back what it was in: PostgreSQL refuses all that follows. The database may be moved meanwhile.
  class Transaction {
   public:
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) noexcept;
    ~Transaction();
    Result<> commit();

   private:
    friend class Database;
    explicit Transaction(Connection* connection) : connection_(connection) {}
    Connection* connection_;
  };
  Result<Transaction> begin();
  /// A reading transaction: every statement sees the same state, whoever writes meanwhile.
  Result<Transaction> snapshot();

  /// What `capnr doctor` finds: empty when all is well.
  struct Finding {
    bool serious = false;
    std::string message;  ///< message id for tr()
    std::vector<std::pair<std::string, std::string>> parameters;
    std::string remedy;  ///< message id for tr()
  };
  Result<std::vector<Finding>> check();

 private:
  explicit Database(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> connection_;
};

}  // namespace capnr
