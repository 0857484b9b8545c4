// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search_page.h"

#include "html/components.h"
#include "web/address.h"
#include "web/found.h"
#include "web/frame.h"

namespace capnr::web {
namespace {

using html::element;
using html::Html;
using html::link;

constexpr std::size_t of_each_kind = 8, of_one_kind = 100;
constexpr std::size_t shortest = 2, longest = 400;  // letters and digits of a word; bytes of all

Html list_of(const FoundKind& kind) {
  std::vector<Html> items;
  items.reserve(kind.first.size());
  for (const Found& one : kind.first) {
    Html item = link(one.url, one.label);
    if (!one.note.empty()) {
      item += " ";
      item += element("span", {{"class", "note"}}, one.note);
    }
    items.push_back(std::move(item));
  }
  return html::bullet_list(items);
}

// Where the others of its kind are: its own list by the same words, else this page for that kind alone.
Html way_to_all(const Exchange& exchange, const SearchQuestion& question, const FoundKind& kind) {
  const std::string count = std::to_string(kind.count);
  if (kind.list)
    return element("p", {},
                   link(*kind.list, exchange.in_words("{kind}: the list of these {count}",
                                                      {{"kind", kind.title}, {"count", count}})));
  if (kind.count <= kind.first.size()) return {};
  if (!question.only.empty())
    return html::paragraph(
        exchange.in_words("The first {shown} of {count}: add a word to find fewer.",
                          {{"shown", std::to_string(kind.first.size())}, {"count", count}}));
  const auto url =
      address_with(exchange.path("/recherche"), {{"q", question.typed}, {"dans", std::string(kind.id)}});
  return url ? element("p", {},
                       link(*url, exchange.in_words("{kind}: see all {count}",
                                                    {{"kind", kind.title}, {"count", count}})))
             : Html();
}

Html way_back(const Exchange& exchange, const SearchQuestion& question) {
  const auto url = address_with(exchange.path("/recherche"), {{"q", question.typed}});
  return url ? element("p", {}, link(*url, exchange.in_words("Look everywhere"))) : Html();
}

// The script shows it: without one there is no such key.
Html key_choice(const Exchange& exchange) {
  return element("p", {{"class", "field"}, html::Attribute("hidden")},
                 element("input", {{"type", "checkbox"}, {"id", "touche"}}),
                 element("label", {{"for", "touche"}},
                         exchange.in_words("In this browser, the key “/” leads to the search field")));
}

Html what_can_be_found(const Exchange& exchange) {
  return html::paragraph(exchange.in_words(
      "Write words in the field at the top of the page: part of a name, the number of an indicator, a model, "
      "a "
      "department. Their order, capital letters and accents do not count; all must be there."));
}

void put_found(const Exchange& exchange, const SearchQuestion& question, const std::vector<FoundKind>& kinds,
               PageContent& content) {
  std::size_t count = 0;
  for (const FoundKind& kind : kinds) {
    count += kind.count;
    const std::string title = kind.title + " (" + std::to_string(kind.count) + ")";
    if (kinds.size() > 1) content.contents.emplace_back(title, html::Url::fragment(kind.id));
    Html inside = list_of(kind);
    inside += way_to_all(exchange, question, kind);
    content.main += html::section(kind.id, title, inside);
  }
  content.subtitle = exchange.in_words("{count} found for “{words}”",
                                       {{"count", std::to_string(count)}, {"words", question.typed}});
  if (count > 0) return;
  content.main += html::paragraph(exchange.in_words(
      "Nothing of what you may open has these words. Write fewer of them, or only the beginning of one."));
}

}  // namespace

Result<Response> search_page(Exchange& exchange) {
  SearchQuestion question;
  question.typed = exchange.query("q");
  question.words = SoughtWords(question.typed);
  question.only = exchange.query("dans");
  question.most = question.only.empty() ? of_each_kind : of_one_kind;
  PageContent content;
  content.title = exchange.in_words("Search");
  if (question.words.longest() >= shortest && question.typed.size() <= longest) {
    TRY(const std::vector<FoundKind> kinds, found_by(exchange, question));
    put_found(exchange, question, kinds, content);
    if (!question.only.empty()) content.main += way_back(exchange, question);
  } else {
    if (!question.typed.empty())
      content.main = html::flag(html::text(
          exchange.in_words(question.typed.size() > longest
                                ? "This is too long: write a few words only."
                                : "This is too short: write a word of at least two letters or digits.")));
    content.main += what_can_be_found(exchange);
  }
  content.main += key_choice(exchange);
  return page(exchange, std::move(content));
}

}  // namespace capnr::web
