// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/list_pages.h"

#include <algorithm>
#include <charconv>

#include "html/components.h"
#include "web/address.h"

namespace capnr::web {

using html::element;
using html::Html;

ListedPage asked_page(const Exchange& exchange, std::size_t lines) {
  const std::string text = exchange.query("page");
  ListedPage page{1, lines};
  std::size_t number = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && number >= 1 && number <= 1'000'000) page.number = number;
  return page;
}

Html pager(const Exchange& exchange, const ListedPage& shown, std::size_t found) {
  const std::size_t pages = std::max<std::size_t>(1, (found + shown.lines - 1) / shown.lines);
  if (pages == 1) return {};
  Html inside;
  const auto step = [&](std::size_t to, std::string_view label) {
    NamedValues query = exchange.request.query;
    std::erase_if(query, [](const auto& one) { return one.first == "page"; });
    query.emplace_back("page", to > 1 ? std::to_string(to) : "");
    if (const auto url = address_with(exchange.request.path, query)) inside += html::link(*url, label);
  };
  if (shown.number > 1) step(std::min(shown.number - 1, pages), exchange.in_words("Previous page"));
  inside += element("span", {},
                    exchange.in_words("page {page} of {pages}", {{"page", std::to_string(shown.number)},
                                                                 {"pages", std::to_string(pages)}}));
  if (shown.number < pages) step(shown.number + 1, exchange.in_words("Next page"));
  return element("nav", {{"class", "pager"}, {"aria-label", exchange.in_words("Pages")}}, inside);
}

}  // namespace capnr::web
