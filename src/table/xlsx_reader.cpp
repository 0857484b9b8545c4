// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/xlsx_reader.h"

#include <charconv>
#include <optional>

#include "table/row_builder.h"
#include "table/xlsx_parts.h"
#include "table/xml.h"

namespace capnr {
namespace {

constexpr std::int64_t most_rows = 1'048'576;

class SheetReader {
 public:
  SheetReader(const XlsxWorkbook& workbook, const std::vector<ShownAs>& styles, const SharedStrings& strings,
              const ReadLimits& limits, FunctionRef<Result<Flow>(const Row&)> on_row)
      : workbook_(workbook),
        styles_(styles),
        strings_(strings),
        limits_(limits),
        on_row_(on_row),
        row_(limits, limits.unpacked_bytes) {}

  Result<Flow> start(std::string_view tag, const XmlAttributes& attributes);
  Result<Flow> end(std::string_view tag);
  Result<Flow> text(std::string_view characters);
  std::int64_t number() const { return number_; }

 private:
  Result<> start_row(std::string_view reference);
  Result<> start_cell(const XmlAttributes& attributes);
  Result<> end_cell();
  std::string number_text() const;

  const XlsxWorkbook& workbook_;
  const std::vector<ShownAs>& styles_;
  const SharedStrings& strings_;
  const ReadLimits& limits_;
  FunctionRef<Result<Flow>(const Row&)> on_row_;
  RowBuilder row_;
  std::int64_t number_ = 0;
  std::size_t next_column_ = 0, column_ = 0, style_ = 0;
  std::string type_, text_;
  bool in_row_ = false, in_cell_ = false, in_value_ = false, in_phonetic_ = false;
};

// "BC12" -> 54 (BC counts from 0); nothing when it is no reference.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  for (const char c : reference) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    if (upper < 'A' || upper > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(upper - 'A') + 1;
    if (++letters > 3) return std::nullopt;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

template <class Integer>
std::optional<Integer> integer_of(std::string_view text) {
  Integer value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Result<> SheetReader::start_row(std::string_view reference) {
  std::int64_t number = number_ + 1;
  if (!reference.empty()) number = integer_of<std::int64_t>(reference).value_or(0);
  if (number <= number_ || number > most_rows) {
    return fail(Kind::bad_input, "the rows of the sheet are not numbered in order; the file is damaged");
  }
  number_ = number;
  next_column_ = 0;
  row_.clear();
  return {};
}

Result<> SheetReader::start_cell(const XmlAttributes& attributes) {
  column_ = column_of(attributes["r"]).value_or(next_column_);
  next_column_ = column_ + 1;
  type_ = attributes["t"];
  style_ = integer_of<std::size_t>(attributes["s"]).value_or(0);
  text_.clear();
  return {};
}

std::string SheetReader::number_text() const {
  const ShownAs shown = style_ < styles_.size() ? styles_[style_] : ShownAs::number;
  double value = 0;
  const auto [end, status] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
  if (shown == ShownAs::number || status != std::errc{} || end != text_.data() + text_.size()) {
    return spreadsheet_number(text_);
  }
  if (shown == ShownAs::time && value >= 0 && value < 1) return time_of_serial(value);
  return date_of_serial(value, workbook_.since_1904).value_or(spreadsheet_number(text_));
}

Result<> SheetReader::end_cell() {
  if (text_.empty()) return {};
  if (type_ == "s") {
    const auto index = integer_of<std::size_t>(text_);
    if (!index || *index >= strings_.size()) {
      return fail(Kind::bad_input,
                  "a cell refers to a text that the file does not have; the file is damaged");
    }
    return row_.set(column_, strings_[*index]);
  }
  if (type_ == "b") return row_.set(column_, text_ == "1" || text_ == "true" ? "true" : "false");
  if (type_ == "d") return row_.set(column_, date_of_iso(text_));
  if (type_.empty() || type_ == "n") return row_.set(column_, number_text());
  if (type_ != "e") unescape_xlsx(text_);
  return row_.set(column_, text_);
}

Result<Flow> SheetReader::start(std::string_view tag, const XmlAttributes& attributes) {
  const std::string_view name = local_name(tag);
  if (name == "row" && !in_row_) {
    in_row_ = true;
    TRY_VOID(start_row(attributes["r"]));
  } else if (name == "c" && in_row_) {
    in_cell_ = true;
    TRY_VOID(start_cell(attributes));
  } else if (in_cell_) {
    if (name == "rPh") in_phonetic_ = true;
    if (name == "v" || name == "t") in_value_ = !in_phonetic_;
  }
  return Flow::proceed;
}

Result<Flow> SheetReader::end(std::string_view tag) {
  const std::string_view name = local_name(tag);
  if (name == "row" && in_row_) {
    in_row_ = false;
    if (!row_.nothing()) return row_.give(number_, on_row_);
  } else if (name == "c" && in_cell_) {
    in_cell_ = false;
    TRY_VOID(end_cell());
  } else if (name == "v" || name == "t") {
    in_value_ = false;
  } else if (name == "rPh") {
    in_phonetic_ = false;
  } else if (name == "sheetData") {
    return Flow::stop;
  }
  return Flow::proceed;
}

Result<Flow> SheetReader::text(std::string_view characters) {
  if (!in_value_) return Flow::proceed;
  if (text_.size() + characters.size() > limits_.cell_bytes) {
    return fail(Kind::limit, "a cell is larger than {limit} bytes",
                {{"limit", std::to_string(limits_.cell_bytes)}});
  }
  text_ += characters;
  return Flow::proceed;
}

}  // namespace

Result<TableFormat> read_xlsx(const ZipArchive& archive, const ReadOptions& options,
                              FunctionRef<Result<Flow>(const Row&)> on_row) {
  TRY(const XlsxWorkbook workbook, read_xlsx_workbook(archive, options.limits));
  TRY(const XlsxWorkbook::Sheet* const sheet, choose_sheet(workbook, options.sheet));
  std::vector<ShownAs> styles;
  if (!workbook.styles.empty()) {
    TRY(styles, read_xlsx_styles(archive, workbook.styles, options.limits));
  }
  SharedStrings strings;
  if (!workbook.shared_strings.empty()) {
    TRY(strings, SharedStrings::read(archive, workbook.shared_strings, options.limits));
  }
  SheetReader reader(workbook, styles, strings, options.limits, on_row);
  auto start = [&](std::string_view tag, const XmlAttributes& attributes) {
    return reader.start(tag, attributes);
  };
  auto end = [&](std::string_view tag) { return reader.end(tag); };
  auto text = [&](std::string_view characters) { return reader.text(characters); };
  if (auto read = read_xml(archive, sheet->part, options.limits, {.start = start, .end = end, .text = text});
      !read) {
    return tl::unexpected(read.error().at({.row = reader.number()}));
  }
  return TableFormat{.format = FileFormat::xlsx, .sheet = sheet->name};
}

}  // namespace capnr
