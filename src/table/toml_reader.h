// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// Strict reading of TOML: what is not asked for is an error, and every error gives its line.
//
//   TRY(TomlReader reader, parse_toml(text, "city.toml"));
//   TRY(const std::optional<std::string> name, reader.text("name"));
//   TRY(std::vector<TomlReader> departments, reader.tables("departments"));
//   TRY_VOID(reader.finish());                                              // any other key is refused

namespace capnr {

/// A table being read. Each accessor marks its key as known; finish() refuses the others. Tables inside it are readers of their own, which keep
/// the document alive.
class TomlReader {
 public:
  Result<std::optional<std::string>> text(std::string_view key);
  Result<std::optional<double>> number(std::string_view key);
  Result<std::optional<bool>> boolean(std::string_view key);
  Result<std::vector<std::string>> texts(std::string_view key);   ///< an array of strings, or one string
  Result<std::optional<TomlReader>> table(std::string_view key);  ///< nothing when absent
  Result<std::vector<TomlReader>> tables(std::string_view key);   ///< [[key]]
  /// A date (TOML's own or "yyyy-mm-dd") as text.
  Result<std::optional<std::string>> date(std::string_view key);
  /// Every key that is there, in the order of their names: for tables whose keys are data.
  std::vector<std::string> keys() const;

  Result<> finish() const;
  /// The line of a key, or of the table itself.
  Where where(std::string_view key = {}) const;

 private:
  friend Result<TomlReader> parse_toml(std::string_view text, const std::string& file);
  struct Table;
  struct Node;
  explicit TomlReader(std::shared_ptr<const Table> table) : table_(std::move(table)) {}
  Node find(std::string_view key);
  TomlReader inner(const Node& node) const;
  tl::unexpected<Error> wrong(std::string_view key, std::string message) const;

  std::shared_ptr<const Table> table_;
  std::vector<std::string> known_;
};

/// Parses; a syntax error, or nesting deep enough to be hostile, is Kind::bad_input with the line.
Result<TomlReader> parse_toml(std::string_view text, const std::string& file);

/// Text between quotes for a TOML file.
std::string toml_quoted(std::string_view text);

}  // namespace capnr
