// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// What a query names, without understanding it. Private to this folder.

namespace capnr {

/// A word of a query outside comments and texts, or a character that is none.
struct QueryToken {
  std::string_view text;  ///< a quoted name without its quotes
  bool is_name = false;
};
std::vector<QueryToken> query_tokens(std::string_view sql);

/// Where a name first stands as a word of its own, whatever its case.
std::optional<std::size_t> place_of_name(std::string_view sql, std::string_view name);

/// How many named sub-queries (WITH a AS …) the query becomes once each name is replaced by what it stands for: SQLite does so before it runs
/// anything, and thirty short lines that each name the one before twice would keep it busy for ever. Stops counting at `most`.
std::int64_t expanded_size(std::string_view sql, std::int64_t most);

}  // namespace capnr
