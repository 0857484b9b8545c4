// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "table/json.h"
#include "web/exchange.h"

// Lists, a page at a time: {"items": […], "total": 207, "next": "/api/v1/indicators?cursor=100"}, and the same address as a Link with rel="next". Who follows next from page
// to page gets every row once.
//
//   TRY(const ListPage page, list_page_of(exchange));
//   ItemList list(exchange, page);
//   for (const Standing& one : wanted)
//     if (list.takes()) write_item(list.json(), one, exchange.language);
//   return list.answer();

namespace capnr::web {

inline constexpr std::int64_t items_by_default = 100, most_items = 500;

/// What limit and cursor ask. A cursor is a number of rows, or of the last entry of the page before.
struct ListPage {
  std::int64_t limit = items_by_default;
  std::optional<std::int64_t> cursor = {};
};
/// Kind::usage for a limit or a cursor that is none.
Result<ListPage> list_page_of(const Exchange& exchange);

class ItemList {
 public:
  ItemList(const Exchange& exchange, const ListPage& page) : exchange_(exchange), page_(page) {
    json_.begin_object().key("items").begin_array();
  }
  ItemList(const ItemList&) = delete;
  ItemList& operator=(const ItemList&) = delete;

  /// Whether the next row of the whole list is on this page.
  bool takes();
  JsonWriter& json() { return json_; }
  /// Once takes() was asked for every row.
  Response answer();
  /// Of a list that is not read whole: nobody counts its rows, and the next page begins at `next`, where there is one.
  Response answer(std::optional<std::int64_t> total, std::optional<std::int64_t> next);

 private:
  std::string address_of(std::int64_t cursor) const;
  const Exchange& exchange_;
  ListPage page_;
  std::int64_t rows_ = 0;
  std::string bytes_;
  JsonWriter json_{bytes_};
};

/// A document of the API.
Response json_answer(std::string bytes);

}  // namespace capnr::web
