// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/api/paging.h"

#include <charconv>

#include "web/route_path.h"

namespace capnr::web {
namespace {

Result<std::optional<std::int64_t>> whole_number(const Exchange& exchange, std::string_view name,
                                                 std::int64_t least, std::int64_t most) {
  const std::string text = exchange.query(name);
  if (text.empty()) return std::nullopt;
  std::int64_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error == std::errc() && end == last && number >= least && number <= most) return number;
  return fail(Kind::usage, "{name} is a whole number from {least} to {most}",
              {{"name", std::string(name)}, {"least", std::to_string(least)}, {"most", std::to_string(most)}},
              {.column = std::string(name)});
}

}  // namespace

Result<ListPage> list_page_of(const Exchange& exchange) {
  ListPage page;
  TRY(const std::optional<std::int64_t> limit, whole_number(exchange, "limit", 1, most_items));
  page.limit = limit.value_or(items_by_default);
  TRY(page.cursor, whole_number(exchange, "cursor", 0, INT64_MAX));
  return page;
}

bool ItemList::takes() {
  const std::int64_t row = rows_++, first = page_.cursor.value_or(0);
  return row >= first && row - first < page_.limit;
}

Response ItemList::answer() {
  const std::int64_t first = page_.cursor.value_or(0);
  const bool more = first < rows_ && rows_ - first > page_.limit;
  return answer(rows_, more ? std::optional(first + page_.limit) : std::nullopt);
}

Response ItemList::answer(std::optional<std::int64_t> total, std::optional<std::int64_t> next) {
  const std::string address = next ? address_of(*next) : std::string();
  json_.end_array().key("total");
  total ? json_.integer(*total) : json_.null();
  json_.key("next");
  next ? json_.text(address) : json_.null();
  json_.end_object();
  Response response = json_answer(std::move(bytes_));
  if (next) response.headers.emplace_back("Link", "<" + address + ">; rel=\"next\"");
  return response;
}

std::string ItemList::address_of(std::int64_t cursor) const {
  std::string address = fill_path(exchange_.pattern, exchange_.values);
  char before = '?';
  for (const auto& [name, value] : exchange_.request.query) {
    if (name == "cursor") continue;
    address += before;
    address.append(percent_encoded(name)).append("=").append(percent_encoded(value));
    before = '&';
  }
  address += before;
  return address + "cursor=" + std::to_string(cursor);
}

Response json_answer(std::string bytes) {
  if (!bytes.ends_with('\n')) bytes += '\n';
  Response response;
  response.content_type = "application/json";
  response.body = body_of(std::move(bytes));
  return response;
}

}  // namespace capnr::web
