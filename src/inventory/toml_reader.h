// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// Strict reading of TOML: what is not asked for is an error, and every error gives its line. The library is only named here:
// a source that uses its tables includes <toml++/toml.h> itself.

namespace toml::inline v3 {
class node;
class table;
}  // namespace toml::inline v3

namespace capnr {

/// Parses; a syntax error, or nesting deep enough to be hostile, is Kind::bad_input with the line.
Result<toml::table> parse_toml(std::string_view text, const std::string& file);

/// A table being read. Each accessor marks its key as known; finish() refuses the others.
class TomlReader {
 public:
  TomlReader(const toml::table& table, std::string file) : table_(table), file_(std::move(file)) {}

  Result<std::optional<std::string>> text(std::string_view key);
  Result<std::optional<double>> number(std::string_view key);
  Result<std::optional<bool>> boolean(std::string_view key);
  Result<std::vector<std::string>> texts(std::string_view key);  ///< an array of strings, or one string
  Result<const toml::table*> table(std::string_view key);        ///< null when absent
  Result<std::vector<const toml::table*>> tables(std::string_view key);  ///< [[key]]
  /// A date (TOML's own or "yyyy-mm-dd") as text.
  Result<std::optional<std::string>> date(std::string_view key);

  Result<> finish() const;
  Where where(std::string_view key = {}) const;
  const toml::table& raw() const { return table_; }

 private:
  const toml::node* find(std::string_view key);
  tl::unexpected<Error> wrong(std::string_view key, std::string message) const;
  const toml::table& table_;
  std::string file_;
  std::vector<std::string> known_;
};

/// Text between quotes for a TOML file.
std::string toml_quoted(std::string_view text);

}  // namespace capnr
