// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "html/html.h"
#include "web/exchange.h"

// Long lists, a page at a time: ?page=2.

namespace capnr::web {

/// How many lines a list shows at once, for its page to keep an EcoIndex of 80 (tests/browser/ecoindex.mjs).
inline constexpr std::size_t lines_of_a_page = 20;

struct ListedPage {
  std::size_t number = 1;  ///< from 1
  std::size_t lines = lines_of_a_page;
  std::size_t first() const { return (number - 1) * lines; }  ///< of the list, from 0
  bool holds(std::size_t place) const { return place >= first() && place < first() + lines; }
};
/// Of the address; the first one when it says nothing, or no number from 1 to a million.
ListedPage asked_page(const Exchange& exchange, std::size_t lines = lines_of_a_page);

/// The way to the pages before and after, with all else that the address asks; nothing when one page holds the list.
html::Html pager(const Exchange& exchange, const ListedPage& shown, std::size_t found);

}  // namespace capnr::web
