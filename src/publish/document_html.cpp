// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/document_html.h"

#include <algorithm>

#include "base/text.h"
#include "html/components.h"
#include "html/page.h"
#include "html/table.h"

namespace capnr::doc {
namespace {

std::string name_of(const char* prefix, std::size_t note) {
  return prefix + std::to_string(note + 1);
}

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), called_(document.notes.size(), false) {}

  html::Html section(const Section& section) {
    html::Html content;
    for (const Block& block : section.blocks)
      content += std::visit([this](const auto& one) { return this->block(one); }, block);
    return html::section(section.id, section.title, content);
  }

  /// Of a part of the document, those that it calls, under the numbers that they have in the whole.
  html::Html notes(bool only_called = false) const {
    html::Html items;
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
      if (only_called && !called_[i]) continue;
      html::Html words = html::text(document_.notes[i]);
      if (called_[i]) {
        words += " ";
        words += html::element("a",
                               {html::href(html::Url::fragment(name_of("r", i))),
                                {"role", "doc-backlink"},
                                {"aria-label", tr(document_.language, "Back to the text, note {number}",
                                                  {{"number", std::to_string(i + 1)}})}},
                               "↩");
      }
      html::Attributes attributes = {{"id", name_of("n", i)}};
      if (only_called) attributes.push_back({"value", static_cast<int>(i + 1)});
      items += html::element("li", attributes, words);
    }
    return items.empty() ? html::Html() : html::element("ol", {{"class", "notes"}}, items);
  }

 private:
  html::Html piece(const std::string& text) { return html::text(text); }
  html::Html piece(const Number& number) {
    return html::element("data", {{"value", to_text(number.value)}}, number.shown);
  }
  html::Html piece(const Hash& hash) { return html::element("span", {{"class", "hash"}}, hash.text); }
  html::Html piece(const Strong& strong) { return html::element("strong", {}, strong.text); }
  // Only the first call of a note can be come back to: an id is one place.
  html::Html piece(const NoteCall& call) {
    html::Attributes attributes = {html::href(html::Url::fragment(name_of("n", call.note))),
                                   {"role", "doc-noteref"}};
    if (!called_.at(call.note)) attributes.push_back({"id", name_of("r", call.note)});
    called_.at(call.note) = true;
    return html::element("sup", {},
                         html::element("a", attributes, "[" + std::to_string(call.note + 1) + "]"));
  }
  html::Html line(const Line& line) {
    html::Html out;
    for (const Inline& one : line.pieces())
      out += std::visit([this](const auto& what) { return piece(what); }, one);
    return out;
  }

  html::Html block(const Heading& heading) { return html::element("h3", {}, heading.text); }
  html::Html block(const Paragraph& paragraph) {
    const html::Html words = line(paragraph.line);
    switch (paragraph.kind) {
      case Paragraph::Kind::plain:
        break;
      case Paragraph::Kind::lead:
        return html::element("p", {{"class", "lead"}}, words);
      case Paragraph::Kind::aside:
        return html::element("p", {{"class", "note"}}, words);
      case Paragraph::Kind::warning:
        return html::flag(html::element("p", {}, words));
    }
    return html::element("p", {}, words);
  }
  html::Html block(const List& list) {
    std::vector<html::Html> items;
    items.reserve(list.items.size());
    for (const Line& item : list.items) items.push_back(line(item));
    return html::bullet_list(items);
  }
  html::Html block(const Table& table) {
    html::Table out;
    out.id = table.id;
    out.caption = table.caption;
    for (const Column& column : table.columns) out.columns.push_back({column.title, "", column.numeric});
    for (const auto& row : table.rows) {
      std::vector<html::Html> cells;
      cells.reserve(row.size());
      for (const Line& cell : row) cells.push_back(line(cell));
      out.rows.push_back(std::move(cells));
    }
    return html::render(out);
  }
  html::Html block(const Figure& figure) {
    html::Html out = figure.drawing;
    if (!figure.source.empty()) out += html::element("p", {{"class", "note"}}, line(figure.source));
    return out;
  }

  const Document& document_;
  std::vector<bool> called_;
};

}  // namespace

std::string to_html(const Document& document) {
  html::Page page;
  page.language = document.language;
  page.title = document.title;
  page.kicker = document.city;
  page.subtitle = document.subtitle;
  page.description = document.description;
  Writer writer(document);
  for (const Section& section : document.sections) {
    page.contents.emplace_back(section.title, html::Url::fragment(section.id));
    page.main += writer.section(section);
  }
  if (!document.notes.empty()) {
    const std::string title(tr(document.language, "Notes and sources"));
    page.contents.emplace_back(title, html::Url::fragment("notes"));
    page.main += html::section("notes", title, writer.notes());
  }
  if (!document.footer.empty()) page.footer = html::paragraph(document.footer);
  return html::render(page);
}

html::Html section_html(const Document& document, std::string_view id) {
  const auto found = std::ranges::find(document.sections, id, &Section::id);
  if (found == document.sections.end()) return {};
  Writer writer(document);
  html::Html out = writer.section(*found);
  out += writer.notes(true);
  return out;
}

}  // namespace capnr::doc
