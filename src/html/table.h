// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"
#include "html/url.h"

namespace capnr::html {

enum class Sorted : std::uint8_t { no, ascending, descending };

struct Column {
  std::string title;
  std::string unit = {};            ///< under the title
  bool numeric = true;              ///< aligned to the right, digits of one width
  std::optional<Url> sort_by = {};  ///< where its title leads, to sort by it
  Sorted sorted = Sorted::no;       ///< whether the rows are in its order
};

/// A table of data. The first cell of each row is its header. Wider than the screen, it scrolls alone, by
/// keyboard too.
struct Table {
  std::string id;  ///< unique in the page
  std::string caption;
  std::string note = {};  ///< under the caption
  std::vector<Column> columns = {};
  std::vector<std::vector<Html>> rows = {};
  std::vector<Html> total = {};  ///< a last row apart, or nothing
};

Html render(const Table& table);

}  // namespace capnr::html
