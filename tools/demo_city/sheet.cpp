// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tools/demo_city/sheet.h"

#include <algorithm>
#include <array>
#include <memory>

#include <xlsxwriter.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"

namespace capnr::demo {

namespace {

bool among(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The few characters beyond Latin-1 that the city's texts hold, in windows-1252.
std::string to_windows_1252(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 3> special = {
      {{"\xE2\x80\x99", '\x92'}, {"\xC5\x93", '\x9C'}, {"\xE2\x82\xAC", '\x80'}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += text[i++];
    } else if (byte == 0xC2 || byte == 0xC3) {
      out += static_cast<char>(static_cast<unsigned char>(text[i + 1]) + (byte == 0xC3 ? 0x40 : 0));
      i += 2;
    } else {
      const auto* found = std::find_if(special.begin(), special.end(), [&](const auto& entry) {
        return text.substr(i, 3).starts_with(entry.first);
      });
      out += found == special.end() ? '?' : found->second;
      i += found == special.end() ? 3 : found->first.size();
    }
  }
  return out;
}

void append_cell(std::string& out, std::string_view cell, const CsvStyle& style) {
  const bool quote = style.quote_all || cell.find_first_of("\"\r\n") != std::string_view::npos ||
                     cell.find(style.separator) != std::string_view::npos;
  if (!quote) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_row(std::string& out, const std::vector<std::string>& cells, const CsvStyle& style) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += style.separator;
    append_cell(out, cells[i], style);
  }
  if (style.trailing_separator) out += style.separator;
  out += style.carriage_return ? "\r\n" : "\n";
}

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  out += '"';
}

struct CloseWorkbook {
  void operator()(lxw_workbook* workbook) const { workbook_close(workbook); }
};

}  // namespace

std::size_t Sheet::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  return static_cast<std::size_t>(found - header.begin());
}

const std::string& Sheet::cell(std::size_t row, std::size_t column) const {
  static const std::string none;
  return column < rows[row].size() ? rows[row][column] : none;
}

Result<> write_csv(const std::filesystem::path& path, const Sheet& sheet, const CsvStyle& style) {
  std::string out;
  if (style.blank_first_line) out += style.carriage_return ? "\r\n" : "\n";
  append_row(out, sheet.header, style);
  for (const auto& row : sheet.rows) append_row(out, row, style);
  if (style.charset == Charset::windows_1252) out = to_windows_1252(out);
  if (style.byte_order_mark) out.insert(0, "\xEF\xBB\xBF");
  return write_file(path, out);
}

Result<> write_json(const std::filesystem::path& path, const Sheet& sheet,
                    std::span<const std::string_view> numbers) {
  std::string out = "[";
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    out += r == 0 ? "\n  {" : ",\n  {";
    for (std::size_t c = 0; c < sheet.header.size(); ++c) {
      if (c > 0) out += ", ";
      append_json_text(out, sheet.header[c]);
      out += ": ";
      const std::string& cell = sheet.cell(r, c);
      if (cell.empty())
        out += "null";
      else if (among(numbers, sheet.header[c]))
        out += cell;
      else
        append_json_text(out, cell);
    }
    out += '}';
  }
  return write_file(path, out + "\n]\n");
}

Result<> write_xlsx(const std::filesystem::path& path, const Sheet& sheet,
                    std::span<const std::string_view> numbers, std::span<const std::string_view> dates) {
  std::unique_ptr<lxw_workbook, CloseWorkbook> workbook(workbook_new(path.c_str()));
  lxw_doc_properties properties = {};
  properties.created = 1700000000;  // the same file at each run
  workbook_set_properties(workbook.get(), &properties);
  lxw_format* const day = workbook_add_format(workbook.get());
  format_set_num_format(day, "dd/mm/yyyy");
  lxw_worksheet* const page = workbook_add_worksheet(workbook.get(), "Parc");
  for (std::size_t c = 0; c < sheet.header.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_write_string(page, 0, column, sheet.header[c].c_str(), nullptr);
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
      const std::string& cell = sheet.cell(r, c);
      const auto row = static_cast<lxw_row_t>(r + 1);
      const auto number = among(numbers, sheet.header[c]) ? parse_number(cell) : std::nullopt;
      const auto date = among(dates, sheet.header[c]) ? parse_date(cell) : std::nullopt;
      if (number)
        worksheet_write_number(page, row, column, *number, nullptr);
      else if (date)
        worksheet_write_number(page, row, column, date->days + 25569, day);  // day 0 is 1899-12-30
      else if (!cell.empty())
        worksheet_write_string(page, row, column, cell.c_str(), nullptr);
    }
  }
  if (const lxw_error error = workbook_close(workbook.release()); error != LXW_NO_ERROR)
    return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", lxw_strerror(error)}},
                {.file = path.string()});
  return {};
}

}  // namespace capnr::demo
