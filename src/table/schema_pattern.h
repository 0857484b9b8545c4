// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string_view>

#include "base/error.h"

namespace capnr {

/// A regular expression of a schema. It is compiled once; a hostile one stops instead of running for ever.
class SchemaPattern {
 public:
  explicit SchemaPattern(std::string_view pattern);  ///< one that check_pattern() takes
  SchemaPattern(SchemaPattern&&) noexcept;
  SchemaPattern& operator=(SchemaPattern&&) noexcept;
  ~SchemaPattern();
  /// Whether the whole text matches; false too when that would take too long to tell.
  bool matches(std::string_view text) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

/// Kind::bad_input when it is no regular expression.
Result<> check_pattern(std::string_view pattern);

}  // namespace capnr
