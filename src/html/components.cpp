// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/components.h"

namespace capnr::html {

Html section(std::string_view id, std::string_view heading, const Html& content) {
  const std::string heading_id = std::string(id) + "-h";
  return element("section", {{"id", id}, {"aria-labelledby", heading_id}},
                 element("h2", {{"id", heading_id}}, heading), content);
}

Html link(const Url& url, std::string_view label) {
  return element("a", {href(url)}, label);
}

Html paragraph(std::string_view content) {
  return element("p", {}, content);
}

Html details(std::string_view summary, const Html& content) {
  return element("details", {}, element("summary", {}, summary), content);
}

Html definition_list(const std::vector<std::pair<std::string, Html>>& pairs) {
  Html inside;
  for (const auto& [term, meaning] : pairs) {
    inside += element("dt", {}, term);
    inside += element("dd", {}, meaning);
  }
  return element("dl", {{"class", "pairs"}}, inside);
}

Html key_figures(const std::vector<KeyFigure>& figures) {
  Html cards;
  for (const KeyFigure& figure : figures) {
    Html value = text(figure.value);
    if (!figure.unit.empty()) {
      value += " ";
      value += element("span", {{"class", "unit"}}, figure.unit);
    }
    Html card = element("dt", {}, figure.label);
    card += element("dd", {{"class", "big"}}, value);
    if (!figure.note.empty()) card += element("dd", {{"class", "note"}}, figure.note);
    cards += element("div", {}, card);
  }
  return element("dl", {{"class", "cards"}}, cards);
}

Html flag(const Html& content) {
  return element("div", {{"class", "flag"}}, content);
}

Html bullet_list(const std::vector<Html>& items) {
  Html inside;
  for (const Html& item : items) inside += element("li", {}, item);
  return element("ul", {}, inside);
}

}  // namespace capnr::html
