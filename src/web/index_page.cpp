// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/index_page.h"

#include "html/components.h"
#include "html/page.h"
#include "web/routes.h"

namespace capnr::web {
namespace {

html::Html links(Language language) {
  std::vector<html::Html> items;
  for (const Route& route : routes()) {
    const auto url = html::Url::from(route.path);
    if (!url) continue;
    html::Html item = html::element("a", {html::href(*url)}, route.path);
    item += language == Language::fr ? "\u00a0: " : ": ";
    item += tr(language, route.summary);
    items.push_back(std::move(item));
  }
  return html::bullet_list(items);
}

html::Html dimensions(Language language) {
  std::string names;
  for (std::size_t i = 0; i < group_dimension_count + 2; ++i) {
    if (!names.empty()) names += ", ";
    names += code(static_cast<Dimension>(i));
  }
  return html::paragraph(tr(language, "The results can be divided by: {names}.", {{"names", names}}));
}

}  // namespace

std::string index_page(const Snapshot& snapshot, Language language) {
  html::Page page;
  page.language = language;
  page.title = tr(language, "What this server offers");
  page.kicker = snapshot.city;
  page.subtitle = snapshot.inventory;
  page.main = links(language);
  page.main += dimensions(language);
  return html::render(page);
}

Response error_page(int status, std::string_view explanation, Language language) {
  html::Page page;
  page.language = language;
  page.title = tr(language, "Error {status}", {{"status", std::to_string(status)}});
  page.main = html::paragraph(explanation);
  const std::string_view home = language == Language::fr ? "/accueil" : "/en/index";
  if (const auto url = html::Url::from(home))
    page.main += html::element(
        "p", {}, html::element("a", {html::href(*url)}, tr(language, "What this server offers")));
  Response response;
  response.status = status;
  response.language = language == Language::fr ? "fr" : "en";
  response.languages_vary = true;
  response.body = body_of(html::render(page));
  return response;
}

}  // namespace capnr::web
