// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/table_writer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "table/csv_writer.h"
#include "table/encoding.h"
#include "table/json.h"
#include "table/spreadsheet_value.h"
#include "table/xlsx_writer.h"

namespace capnr {
namespace {

constexpr std::size_t flush_bytes = 256U << 10U;

// A number whose text comes back the same after it went through a double: "12", "-3.5"; not "007" or a code
// of twenty digits.
std::optional<double> plain_number(std::string_view cell) {
  if (cell.empty() || cell.size() > 16 || cell.find_first_not_of("0123456789.-") != std::string_view::npos)
    return {};
  const auto value = parse_number(cell, true);
  if (!value || (*value == 0 && cell != "0") || std::abs(*value) >= 1e15) return {};
  return to_text(*value) == cell || spreadsheet_number(to_text(*value)) == cell ? value : std::nullopt;
}

std::optional<Date> plain_date(std::string_view cell) {
  if (cell.size() != 10 || cell[4] != '-') return {};
  return parse_date(cell);
}

class CsvTable {
 public:
  CsvTable(OutputFile file, const TableFormat& format) : file_(std::move(file)), format_(format) {
    if (format.byte_order_mark) text_ = "\xEF\xBB\xBF";
  }

  Result<> row(std::span<const std::string_view> cells) {
    CsvWriter writer(text_, format_.separator, true, true);
    for (const std::string_view cell : cells) plain_number(cell) ? writer.verbatim(cell) : writer.text(cell);
    writer.end_row();
    return text_.size() < flush_bytes ? Result<>{} : flush();
  }

  Result<> commit() {
    TRY_VOID(flush());
    return file_.commit();
  }

 private:
  Result<> flush() {
    TRY_VOID(file_.write(encoded(text_, format_.encoding)));
    text_.clear();
    return {};
  }

  OutputFile file_;
  TableFormat format_;
  std::string text_;
};

class XlsxTable {
 public:
  explicit XlsxTable(XlsxWriter writer) : writer_(std::move(writer)) {}

  Result<> row(std::span<const std::string_view> cells) {
    if (std::exchange(first_, false)) return writer_.header(cells);
    for (const std::string_view cell : cells) {
      if (const auto number = plain_number(cell)) {
        writer_.number(number);
      } else if (const auto date = plain_date(cell)) {
        writer_.date(date);
      } else {
        writer_.text(cell);
      }
    }
    return writer_.end_row();
  }

  Result<> commit() { return writer_.commit(); }

 private:
  XlsxWriter writer_;
  bool first_ = true;
};

class JsonTable {
 public:
  explicit JsonTable(OutputFile file) : file_(std::move(file)), writer_(text_, 2) { writer_.begin_array(); }

  Result<> row(std::span<const std::string_view> cells) {
    if (std::exchange(first_, false)) {
      keys_.assign(cells.begin(), cells.end());
      return {};
    }
    writer_.begin_object();
    for (std::size_t i = 0; i < std::max(cells.size(), keys_.size()); ++i) {
      writer_.key(key(i));
      const std::string_view cell = i < cells.size() ? cells[i] : std::string_view();
      if (cell.empty()) {
        writer_.null();
      } else if (const auto number = plain_number(cell); number && cell.find('.') == std::string_view::npos) {
        writer_.integer(static_cast<std::int64_t>(*number));
      } else if (number && to_text(*number) == cell) {
        writer_.number(*number);
      } else {
        writer_.text(cell);
      }
    }
    writer_.end_object();
    return text_.size() < flush_bytes ? Result<>{} : flush();
  }

  Result<> commit() {
    writer_.end_array();
    text_ += '\n';
    TRY_VOID(flush());
    return file_.commit();
  }

 private:
  // A row may have more cells than the header, and a header two cells alike: keys are all different.
  const std::string& key(std::size_t column) {
    while (keys_.size() <= column) keys_.push_back("column " + std::to_string(keys_.size() + 1));
    for (; checked_ <= column; ++checked_) {
      const auto before = keys_.begin() + static_cast<std::ptrdiff_t>(checked_);
      while (std::find(keys_.begin(), before, keys_[checked_]) != before) keys_[checked_] += "'";
    }
    return keys_[column];
  }

  Result<> flush() {
    TRY_VOID(file_.write(text_));
    text_.clear();
    return {};
  }

  OutputFile file_;
  std::string text_;
  JsonWriter writer_;
  std::vector<std::string> keys_;
  std::size_t checked_ = 0;
  bool first_ = true;
};

}  // namespace

TableFormat written_format(const TableFormat& source) {
  TableFormat written = source;
  if (source.format == FileFormat::ods) written.format = FileFormat::xlsx;
  return written;
}

std::string_view extension_of(const TableFormat& format) {
  switch (format.format) {
    case FileFormat::csv:
      return ".csv";
    case FileFormat::xlsx:
      return ".xlsx";
    case FileFormat::ods:
      return ".ods";
    case FileFormat::json:
      return ".json";
  }
  return "";
}

struct TableWriter::State {
  std::variant<CsvTable, XlsxTable, std::unique_ptr<JsonTable>> table;  // JsonTable refers to itself
};

TableWriter::TableWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
TableWriter::TableWriter(TableWriter&&) noexcept = default;
TableWriter& TableWriter::operator=(TableWriter&&) noexcept = default;
TableWriter::~TableWriter() = default;

Result<TableWriter> TableWriter::create(const std::filesystem::path& path, const TableFormat& source) {
  const TableFormat format = written_format(source);
  if (format.format == FileFormat::xlsx) {
    TRY(XlsxWriter writer, XlsxWriter::create(path, format.sheet));
    return TableWriter(std::make_unique<State>(State{XlsxTable(std::move(writer))}));
  }
  TRY(OutputFile file, OutputFile::create(path));
  if (format.format == FileFormat::json) {
    return TableWriter(std::make_unique<State>(State{std::make_unique<JsonTable>(std::move(file))}));
  }
  return TableWriter(std::make_unique<State>(State{CsvTable(std::move(file), format)}));
}

Result<> TableWriter::row(std::span<const std::string_view> cells) {
  if (auto* csv = std::get_if<CsvTable>(&state_->table)) return csv->row(cells);
  if (auto* xlsx = std::get_if<XlsxTable>(&state_->table)) return xlsx->row(cells);
  return std::get<std::unique_ptr<JsonTable>>(state_->table)->row(cells);
}

Result<> TableWriter::commit() {
  if (auto* csv = std::get_if<CsvTable>(&state_->table)) return csv->commit();
  if (auto* xlsx = std::get_if<XlsxTable>(&state_->table)) return xlsx->commit();
  return std::get<std::unique_ptr<JsonTable>>(state_->table)->commit();
}

}  // namespace capnr
