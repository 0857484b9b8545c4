// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/html.h"

namespace capnr::html {

struct Column {
  std::string title;
  std::string unit = {};  ///< under the title
  bool numeric = true;    ///< aligned to the right, digits of one width
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
