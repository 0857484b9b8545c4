// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/ods_reader.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "table/row_builder.h"
#include "table/spreadsheet_value.h"
#include "table/xlsx_parts.h"
#include "table/xml.h"

namespace capnr {
namespace {

constexpr std::int64_t most_rows = 16'777'216;
// Cells of rows that hold something and are written once with a number: a few bytes may stand for them all.
constexpr std::int64_t most_repeated_cells = 4'194'304;
constexpr std::size_t most_repeated_columns = 16'384;

std::int64_t repetitions(std::string_view text) {
  std::int64_t value = 1;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status == std::errc::result_out_of_range) return most_rows + 1;
  return status == std::errc{} && value > 0 ? value : 1;
}

class OdsSheet {
 public:
  OdsSheet(const ReadOptions& options, FunctionRef<Result<Flow>(const Row&)> on_row)
      : options_(options), on_row_(on_row), row_(options.limits, options.limits.unpacked_bytes) {}

  Result<Flow> start(std::string_view tag, const XmlAttributes& attributes);
  Result<Flow> end(std::string_view tag);
  Result<Flow> text(std::string_view characters);
  std::int64_t number() const { return row_depth_ != 0 ? number_ + 1 : number_; }
  bool found() const { return found_; }
  const std::string& name() const { return name_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  void start_table(const XmlAttributes& attributes);
  void start_cell(const XmlAttributes& attributes);
  Result<> start_in_cell(std::string_view tag, const XmlAttributes& attributes);
  Result<> append(std::string_view characters);
  Result<> end_cell();
  Result<Flow> end_row();

  const ReadOptions& options_;
  FunctionRef<Result<Flow>(const Row&)> on_row_;
  RowBuilder row_;
  std::vector<std::string> names_;
  std::string name_, text_, value_;
  std::uint32_t depth_ = 0, table_depth_ = 0, row_depth_ = 0, cell_depth_ = 0,
                paragraph_depth_ = 0;  // zero: outside
  bool found_ = false, has_paragraph_ = false;
  std::int64_t number_ = 0, row_repeat_ = 1, repeated_cells_ = 0;
  std::size_t column_ = 0, cell_repeat_ = 1;
};

void OdsSheet::start_table(const XmlAttributes& attributes) {
  const std::string_view name = attributes["table:name"];
  names_.emplace_back(name);
  if (options_.sheet.empty() || options_.sheet == name) {
    found_ = true;
    name_ = name;
    table_depth_ = depth_;
  }
}

void OdsSheet::start_cell(const XmlAttributes& attributes) {
  cell_depth_ = depth_;
  cell_repeat_ = static_cast<std::size_t>(repetitions(attributes["table:number-columns-repeated"]));
  text_.clear();
  value_.clear();
  has_paragraph_ = false;
  const std::string_view type = attributes["office:value-type"];
  if (type == "float" || type == "percentage" || type == "currency") {
    value_ = spreadsheet_number(attributes["office:value"]);
  } else if (type == "date") {
    value_ = date_of_iso(attributes["office:date-value"]);
  } else if (type == "time") {
    value_ = time_of_iso(attributes["office:time-value"]);
  } else if (type == "boolean") {
    value_ = attributes["office:boolean-value"];
  } else if (type == "string") {
    value_ = attributes["office:string-value"];
  }
}

// The text of a cell is in paragraphs that are its children; those of notes and drawings lie deeper.
Result<> OdsSheet::start_in_cell(std::string_view tag, const XmlAttributes& attributes) {
  if (paragraph_depth_ == 0) {
    if (tag != "text:p" || depth_ != cell_depth_ + 1) return {};
    paragraph_depth_ = depth_;
    if (has_paragraph_) TRY_VOID(append("\n"));
    has_paragraph_ = true;
  } else if (tag == "text:s") {
    const auto blanks = static_cast<std::size_t>(repetitions(attributes["text:c"]));
    if (blanks > options_.limits.cell_bytes) return append(std::string(options_.limits.cell_bytes + 1, ' '));
    return append(std::string(blanks, ' '));
  } else if (tag == "text:tab") {
    return append("\t");
  } else if (tag == "text:line-break") {
    return append("\n");
  }
  return {};
}

Result<> OdsSheet::append(std::string_view characters) {
  if (text_.size() + characters.size() > options_.limits.cell_bytes) {
    return fail(Kind::limit, "a cell is larger than {limit} bytes",
                {{"limit", std::to_string(options_.limits.cell_bytes)}});
  }
  text_ += characters;
  return {};
}

Result<> OdsSheet::end_cell() {
  cell_depth_ = 0;
  const std::string_view content = value_.empty() ? text_ : value_;
  if (!content.empty()) {
    if (cell_repeat_ > most_repeated_columns) cell_repeat_ = most_repeated_columns;  // set() names the limit
    for (std::size_t i = 0; i < cell_repeat_; ++i) TRY_VOID(row_.set(column_ + i, content));
  }
  column_ += cell_repeat_;
  return {};
}

Result<Flow> OdsSheet::end_row() {
  row_depth_ = 0;
  if (row_.nothing()) {
    number_ += std::min(row_repeat_, most_rows + 1);
  } else {
    if (row_repeat_ > most_rows) row_repeat_ = most_rows + 1;
    repeated_cells_ += (row_repeat_ - 1) * static_cast<std::int64_t>(row_.width());
    if (repeated_cells_ > most_repeated_cells) {
      return fail(Kind::limit, "the file repeats more than {limit} of its cells",
                  {{"limit", std::to_string(most_repeated_cells)}}, {.row = number_ + 1});
    }
    for (std::int64_t i = 0; i < row_repeat_; ++i) {
      TRY(const Flow flow, row_.give(++number_, on_row_));
      if (flow == Flow::stop) return flow;
    }
  }
  if (number_ > most_rows) {
    return fail(Kind::limit, "the sheet has more than {limit} rows", {{"limit", std::to_string(most_rows)}});
  }
  return Flow::proceed;
}

Result<Flow> OdsSheet::start(std::string_view tag, const XmlAttributes& attributes) {
  ++depth_;
  if (tag == "table:table" && depth_ == 4 && !found_) {  // document-content, body, spreadsheet, table
    start_table(attributes);
  } else if (table_depth_ == 0) {
    return Flow::proceed;
  } else if (cell_depth_ != 0) {
    TRY_VOID(start_in_cell(tag, attributes));
  } else if (tag == "table:table-row" && row_depth_ == 0) {
    row_depth_ = depth_;
    row_repeat_ = repetitions(attributes["table:number-rows-repeated"]);
    column_ = 0;
    row_.clear();
  } else if ((tag == "table:table-cell" || tag == "table:covered-table-cell") && row_depth_ != 0) {
    start_cell(attributes);
  }
  return Flow::proceed;
}

Result<Flow> OdsSheet::end(std::string_view) {
  const std::uint32_t depth = depth_--;
  if (depth == paragraph_depth_) {
    paragraph_depth_ = 0;
  } else if (depth == cell_depth_) {
    TRY_VOID(end_cell());
  } else if (depth == row_depth_) {
    return end_row();
  } else if (depth == table_depth_) {
    table_depth_ = 0;
    return Flow::stop;
  }
  return Flow::proceed;
}

Result<Flow> OdsSheet::text(std::string_view characters) {
  if (paragraph_depth_ != 0) TRY_VOID(append(characters));
  return Flow::proceed;
}

// LibreOffice keeps the entries of a protected file in the clear as zip entries: the manifest says that they
// are encrypted.
Result<bool> is_encrypted(const ZipArchive& archive) {
  if (!archive.has("META-INF/manifest.xml")) return false;
  TRY(const std::string manifest, archive.beginning("META-INF/manifest.xml", 1U << 20U));
  return manifest.find("encryption-data") != std::string::npos;
}

}  // namespace

Result<TableFormat> read_ods(const ZipArchive& archive, const ReadOptions& options,
                             FunctionRef<Result<Flow>(const Row&)> on_row) {
  TRY(const bool encrypted, is_encrypted(archive));
  if (encrypted) return fail(Kind::bad_input, "the file is protected by a password; save it without one");
  OdsSheet sheet(options, on_row);
  auto start = [&](std::string_view tag, const XmlAttributes& attributes) {
    return sheet.start(tag, attributes);
  };
  auto end = [&](std::string_view tag) { return sheet.end(tag); };
  auto text = [&](std::string_view characters) { return sheet.text(characters); };
  if (auto read =
          read_xml(archive, "content.xml", options.limits, {.start = start, .end = end, .text = text});
      !read) {
    return tl::unexpected(read.error().at({.row = sheet.number()}));
  }
  if (!sheet.found()) {
    if (options.sheet.empty()) return fail(Kind::bad_input, "the file has no sheet");
    return no_such_sheet(options.sheet, sheet.names());
  }
  return TableFormat{.format = FileFormat::ods, .sheet = sheet.name()};
}

}  // namespace capnr
