// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.h"
#include "html/html.h"

// A text to be read, before it is a file: headings, paragraphs, lists, tables, figures, notes. It is written once and given out as HTML
// (document_html.h) and as OpenDocument (odt_writer.h), so that the two cannot disagree.
//
//   doc::Document document{.title = "…"};
//   doc::Line line = {"Total: ", doc::Number{"1 234", 1234.5}, " kg CO₂e", document.note("inventory of 31 October 2026")};
//   document.sections.push_back({"impact", "Environmental impact", {doc::Paragraph{line}}});

namespace capnr::doc {

/// A number as readers see it, with its exact value.
struct Number {
  std::string shown;
  double value = 0;
};
struct Strong {
  std::string text;
};
/// A long word for machines, such as a hash: it may be cut anywhere at the end of a line.
struct Hash {
  std::string text;
};
/// A call to a note: its place in Document::notes.
struct NoteCall {
  std::size_t note = 0;
};
using Inline = std::variant<std::string, Number, Strong, Hash, NoteCall>;

/// What stands on one line, or in one cell of a table.
class Line {
 public:
  Line() = default;
  Line(std::initializer_list<Inline> pieces) : pieces_(pieces) {}
  Line(std::string text) { pieces_.emplace_back(std::move(text)); }  // NOLINT(google-explicit-constructor)
  Line(const char* text) : Line(std::string(text)) {}                // NOLINT(google-explicit-constructor)
  Line(std::string_view text) : Line(std::string(text)) {}           // NOLINT(google-explicit-constructor)
  Line(Number number) { pieces_.emplace_back(std::move(number)); }   // NOLINT(google-explicit-constructor)

  Line& operator+=(Inline piece) {
    pieces_.push_back(std::move(piece));
    return *this;
  }
  /// All the pieces of another.
  Line& add(const Line& other) {
    pieces_.insert(pieces_.end(), other.pieces_.begin(), other.pieces_.end());
    return *this;
  }
  bool empty() const { return pieces_.empty(); }
  const std::vector<Inline>& pieces() const { return pieces_; }
  /// Its words, without the calls of its notes.
  std::string words() const;

 private:
  std::vector<Inline> pieces_;
};

/// Inside of a section.
struct Heading {
  std::string text;
};
struct Paragraph {
  enum class Kind : std::uint8_t { plain, lead, aside, warning } kind = Kind::plain;
  Line line;
};
struct List {
  std::vector<Line> items;
};
struct Column {
  std::string title;
  bool numeric = false;
};
/// The first cell of a row is its header.
struct Table {
  std::string id;  ///< unique in the document
  std::string caption;
  std::vector<Column> columns = {};
  std::vector<std::vector<Line>> rows = {};
};
/// A drawing with the figures that it shows: HTML shows it all, OpenDocument the figures.
struct Figure {
  html::Html drawing;
  Table data;
  Line source = {};  ///< under the drawing; the data call their own notes
};
using Block = std::variant<Heading, Paragraph, List, Table, Figure>;

struct Section {
  std::string id;  ///< unique in the document
  std::string title;
  std::vector<Block> blocks;
};

struct Document {
  Language language = Language::fr;
  std::string title = {}, city = {}, subtitle = {}, description = {};
  std::vector<Section> sections = {};
  std::vector<std::string> notes = {};
  std::string footer = {};

  /// A call to the note that says this; the same words are the same note.
  NoteCall note(std::string_view words);
};

}  // namespace capnr::doc
