// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <vector>

#include "publish/odt_parts.h"

namespace capnr::doc {
namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\">"
    "<office:automatic-styles>"
    "<style:style style:name=\"Grid\" style:family=\"table\"><style:table-properties fo:margin-top=\"0.2cm\" "
    "fo:margin-bottom=\"0.4cm\" table:align=\"margins\"/></style:style>"
    "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties "
    "fo:padding=\"0.08cm\" "
    "fo:border-bottom=\"0.5pt solid #999999\"/></style:style>"
    "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties "
    "fo:keep-together=\"always\"/></style:style>"
    "</office:automatic-styles><office:body><office:text>";

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), called_(document.notes.size(), false) {}

  std::string take() {
    paragraph("Subtitle", document_.city);
    paragraph("Title", document_.title);
    paragraph("Subtitle", document_.subtitle);
    for (const Section& section : document_.sections) {
      heading(1, section.title);
      for (const Block& block : section.blocks) std::visit([this](const auto& one) { add(one); }, block);
    }
    paragraph("Aside", document_.footer);
    return std::move(out_);
  }

 private:
  void heading(int level, std::string_view words) {
    const std::string number = std::to_string(level);
    out_ += "<text:h text:style-name=\"Heading_20_" + number + "\" text:outline-level=\"" + number + "\">" +
            xml_text(words) + "</text:h>\n";
  }
  void paragraph(std::string_view style, const Line& line) {
    if (line.empty() || line.words().empty()) return;
    out_.append("<text:p text:style-name=\"").append(style).append("\">");
    add_pieces(line);
    out_ += "</text:p>\n";
  }

  void add_pieces(const Line& line) {
    for (const Inline& piece : line.pieces()) std::visit([this](const auto& one) { add_piece(one); }, piece);
  }
  void add_piece(const std::string& text) { out_ += xml_text(text); }
  void add_piece(const Number& number) { out_ += xml_text(number.shown); }
  void add_piece(const Hash& hash) { out_ += xml_text(hash.text); }
  void add_piece(const Strong& strong) {
    out_ += "<text:span text:style-name=\"Strong\">" + xml_text(strong.text) + "</text:span>";
  }
  // A note is one footnote; what calls it again refers to it.
  void add_piece(const NoteCall& call) {
    const std::string id = "note" + std::to_string(call.note + 1);
    const std::string number = std::to_string(call.note + 1);
    if (called_.at(call.note)) {
      out_ +=
          "<text:span text:style-name=\"Footnote_20_anchor\"><text:note-ref text:note-class=\"footnote\" "
          "text:reference-format=\"text\" text:ref-name=\"" +
          id + "\">" + number + "</text:note-ref></text:span>";
      return;
    }
    called_.at(call.note) = true;
    out_ += "<text:note text:id=\"" + id + "\" text:note-class=\"footnote\"><text:note-citation>" + number +
            "</text:note-citation><text:note-body><text:p text:style-name=\"Footnote\">" +
            xml_text(document_.notes.at(call.note)) + "</text:p></text:note-body></text:note>";
  }

  void add(const Heading& block) { heading(2, block.text); }
  void add(const Paragraph& block) {
    switch (block.kind) {
      case Paragraph::Kind::plain:
        return paragraph("Text_20_body", block.line);
      case Paragraph::Kind::lead:
        return paragraph("Lead", block.line);
      case Paragraph::Kind::aside:
        return paragraph("Aside", block.line);
      case Paragraph::Kind::warning:
        return paragraph("Warning", block.line);
    }
  }
  void add(const List& block) {
    if (block.items.empty()) return;
    out_ += "<text:list text:style-name=\"Bullets\">";
    for (const Line& item : block.items) {
      out_ += "<text:list-item><text:p text:style-name=\"Text_20_body\">";
      add_pieces(item);
      out_ += "</text:p></text:list-item>";
    }
    out_ += "</text:list>\n";
  }
  void add(const Figure& block) { add(block.data); }
  void add(const Table& block) {
    paragraph("Caption", block.caption);
    out_ += "<table:table table:name=\"" + xml_text(block.id) +
            "\" table:style-name=\"Grid\"><table:table-column " + "table:number-columns-repeated=\"" +
            std::to_string(std::max<std::size_t>(1, block.columns.size())) + "\"/>";
    out_ += "<table:table-header-rows><table:table-row>";
    for (const Column& column : block.columns) cell("Table_20_Heading", column.title);
    out_ += "</table:table-row></table:table-header-rows>\n";
    for (const auto& row : block.rows) {
      out_ += "<table:table-row table:style-name=\"Row\">";
      for (std::size_t i = 0; i < row.size(); ++i)
        cell(i < block.columns.size() && block.columns[i].numeric ? "Table_20_Number" : "Table_20_Contents",
             row[i]);
      out_ += "</table:table-row>\n";
    }
    out_ += "</table:table>\n";
  }
  void cell(std::string_view style, const Line& line) {
    out_.append(
            R"(<table:table-cell table:style-name="Cell" office:value-type="string"><text:p text:style-name=")")
        .append(style)
        .append("\">");
    add_pieces(line);
    out_ += "</text:p></table:table-cell>";
  }

  const Document& document_;
  std::vector<bool> called_;
  std::string out_;
};

}  // namespace

std::string odt_content(const Document& document) {
  return std::string(head) + Writer(document).take() +
         "</office:text></office:body></office:document-content>\n";
}

}  // namespace capnr::doc
