// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/xlsx_writer.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <system_error>
#include <vector>

#include <xlsxwriter.h>

namespace capnr {
namespace {

constexpr std::size_t measured_rows = 1000;  // column widths come from the first rows
constexpr double narrowest = 9, widest = 60;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string sheet_name(std::string_view wanted) {
  std::string name;
  std::size_t length = 0;
  for (const char c : wanted) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && ++length > 31) break;
    name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos &&
                    static_cast<unsigned char>(c) >= 0x20
                ? c
                : ' ';
  }
  return name.empty() ? "Sheet1" : name;
}

bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// Control characters, which XML cannot hold, as _x0001_; text that looks like one of these with its
// underscore escaped. The library does this for shared strings only, and with constant memory there are none.
std::string escaped(std::string_view cell) {
  static constexpr std::string_view hexadecimal = "0123456789ABCDEF";
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const auto byte = static_cast<unsigned char>(cell[i]);
    if (is_escape(cell.substr(i))) {
      text += "_x005F_";
    } else if (byte < 0x20 && cell[i] != '\n' && cell[i] != '\t') {
      ((text += "_x00") += hexadecimal[byte >> 4U]) += hexadecimal[byte & 0xFU];
      text += '_';
    } else {
      text += cell[i];
    }
  }
  return text;
}

Error failure(lxw_error code, const std::filesystem::path& path, lxw_row_t row) {
  const Where where{.file = path.string(), .row = static_cast<std::int64_t>(row) + 1};
  switch (code) {
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
      return {Kind::limit,
              "a cell is longer than the 32767 characters that XLSX can hold; choose CSV",
              {},
              where};
    case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
      return {Kind::limit, "the table has more rows or columns than XLSX can hold; choose CSV", {}, where};
    default:
      return {Kind::unavailable,
              "the XLSX file cannot be written: {reason}",
              {{"reason", lxw_strerror(code)}},
              {.file = path.string()}};
  }
}

}  // namespace

struct XlsxWriter::State {
  std::filesystem::path path, temporary;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format *bold = nullptr, *day = nullptr;
  lxw_row_t row = 0;
  lxw_col_t column = 0;
  std::vector<std::size_t> widths;
  lxw_error error = LXW_NO_ERROR;

  ~State() {
    if (workbook != nullptr) workbook_close(workbook);
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
  }

  void note(lxw_error code) {
    if (error == LXW_NO_ERROR) error = code;
  }

  void write_text(std::string_view cell, lxw_format* format) {
    measure(characters(cell));
    if (!cell.empty()) note(worksheet_write_string(sheet, row, column, escaped(cell).c_str(), format));
    ++column;
  }

  void measure(std::size_t width) {
    if (row >= measured_rows) return;
    if (column >= widths.size()) widths.resize(column + 1U);
    widths[column] = std::max(widths[column], width);
  }

  Result<> end_row() {
    if (error != LXW_NO_ERROR) return tl::unexpected(failure(error, path, row));
    ++row;
    column = 0;
    return {};
  }
};

XlsxWriter::XlsxWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;

Result<XlsxWriter> XlsxWriter::create(const std::filesystem::path& path, std::string_view sheet) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->temporary = path;
  state->temporary += ".part";
  // The library opens the file at the end only, after all the work.
  if (std::FILE* const probe = std::fopen(state->temporary.c_str(), "wb")) {
    std::fclose(probe);
  } else {
    return fail(Kind::unavailable, "the system answers: {reason}",
                {{"reason", std::generic_category().message(errno)}}, {.file = path.string()});
  }
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  state->workbook = workbook_new_opt(state->temporary.c_str(), &options);
  if (state->workbook == nullptr) return tl::unexpected(failure(LXW_ERROR_CREATING_XLSX_FILE, path, 0));
  state->sheet = workbook_add_worksheet(state->workbook, sheet_name(sheet).c_str());
  if (state->sheet == nullptr) return tl::unexpected(failure(LXW_ERROR_CREATING_TMPFILE, path, 0));
  state->bold = workbook_add_format(state->workbook);
  format_set_bold(state->bold);
  state->day = workbook_add_format(state->workbook);
  format_set_num_format(state->day, "yyyy-mm-dd");
  return XlsxWriter(std::move(state));
}

Result<> XlsxWriter::header(std::span<const std::string_view> names) {
  for (const std::string_view name : names) state_->write_text(name, state_->bold);
  worksheet_freeze_panes(state_->sheet, state_->row + 1, 0);
  return state_->end_row();
}

XlsxWriter& XlsxWriter::text(std::string_view cell) {
  state_->write_text(cell, nullptr);
  return *this;
}

XlsxWriter& XlsxWriter::number(std::optional<double> value) {
  if (value && std::isfinite(*value)) {
    state_->note(worksheet_write_number(state_->sheet, state_->row, state_->column, *value, nullptr));
  }
  ++state_->column;
  return *this;
}

XlsxWriter& XlsxWriter::date(std::optional<Date> value) {
  if (!value) return number({});
  static const Date first = date_of(1900, 3, 1), epoch = date_of(1899, 12, 30);
  if (*value < first) return text(to_string(*value));
  state_->measure(10);
  state_->note(worksheet_write_number(state_->sheet, state_->row, state_->column,
                                      static_cast<double>(value->days - epoch.days), state_->day));
  ++state_->column;
  return *this;
}

Result<> XlsxWriter::end_row() {
  return state_->end_row();
}

Result<> XlsxWriter::commit() {
  for (std::size_t i = 0; i < state_->widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    const double width = std::clamp(static_cast<double>(state_->widths[i]) + 2, narrowest, widest);
    worksheet_set_column(state_->sheet, column, column, width, nullptr);
  }
  const lxw_error code = workbook_close(std::exchange(state_->workbook, nullptr));
  if (code != LXW_NO_ERROR) return tl::unexpected(failure(code, state_->path, 0));
  std::error_code status;
  std::filesystem::rename(state_->temporary, state_->path, status);
  if (status) {
    return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", status.message()}},
                {.file = state_->path.string()});
  }
  return {};
}

}  // namespace capnr
