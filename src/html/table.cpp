// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/table.h"

namespace capnr::html {
namespace {

Html header_row(const std::vector<Column>& columns) {
  Html cells;
  for (const Column& column : columns) {
    Attributes attributes = {{"scope", "col"}};
    if (column.numeric) attributes.push_back({"class", "n"});
    if (column.sorted != Sorted::no)
      attributes.push_back({"aria-sort", column.sorted == Sorted::ascending ? "ascending" : "descending"});
    Html inside = column.sort_by ? element("a", {href(*column.sort_by)}, column.title) : text(column.title);
    if (!column.unit.empty()) inside += element("span", {{"class", "unit"}}, column.unit);
    cells += element("th", attributes, inside);
  }
  return element("thead", {}, element("tr", {}, cells));
}

Html row(const std::vector<Html>& cells, const std::vector<Column>& columns) {
  Builder out;
  out.add_markup("<tr>");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool numeric = i < columns.size() && columns[i].numeric;
    if (i == 0) {
      out.add_markup("<th scope=\"row\">");
    } else if (numeric) {
      out.add_markup("<td class=\"n\">");
    } else {
      out.add_markup("<td>");
    }
    out.add(cells[i]);
    out.add_markup(i == 0 ? Literal("</th>") : Literal("</td>"));
  }
  out.add_markup("</tr>\n");
  return out.take();
}

}  // namespace

Html render(const Table& table) {
  Html caption = text(table.caption);
  if (!table.note.empty()) caption += element("small", {}, table.note);
  const std::string caption_id = table.id + "-c";
  Html body;
  for (const auto& cells : table.rows) body += row(cells, table.columns);
  Html inside = element("caption", {{"id", caption_id}}, caption);
  inside += header_row(table.columns);
  inside += element("tbody", {}, body);
  if (!table.total.empty()) inside += element("tfoot", {}, row(table.total, table.columns));
  return element(
      "div", {{"class", "scroll"}, {"role", "region"}, {"aria-labelledby", caption_id}, {"tabindex", "0"}},
      element("table", {{"id", table.id}}, inside));
}

}  // namespace capnr::html
