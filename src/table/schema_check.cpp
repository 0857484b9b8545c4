// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/schema_check.h"

#include <algorithm>
#include <unordered_map>

#include "table/csv_reader.h"
#include "table/schema_value.h"

namespace capnr {
namespace {

class Checker {
 public:
  Checker(const TableSchema& schema, std::string file, std::size_t most)
      : schema_(schema), file_(std::move(file)), most_(most) {
    patterns_.reserve(schema.fields.size());
    for (const SchemaField& field : schema.fields)
      patterns_.push_back(field.pattern.empty() ? std::nullopt : std::optional<SchemaPattern>(field.pattern));
  }

  void row(const Row& row) {
    if (fields_.empty())
      header(row);
    else
      record(row);
  }

  TableCheck finish(const TableFormat& format) {
    if (format.format == FileFormat::csv && format.encoding != Encoding::utf8)
      say(true, "encoding", "the file is not in UTF-8, in which open data is published", {}, 0, "");
    if (fields_.empty()) {
      Row none;
      none.number = 1;
      header(none);
    }
    return std::move(check_);
  }

 private:
  void add(bool is_remark, std::string_view rule, Error error, std::int64_t row, std::string_view column) {
    if (!is_remark) ++check_.faults;
    if (check_.first.size() >= most_) return;
    error.where = {file_, row, std::string(column)};
    check_.first.push_back({is_remark, std::string(rule), std::move(error)});
  }
  void say(bool is_remark, std::string_view rule, std::string message,
           std::vector<std::pair<std::string, std::string>> parameters, std::int64_t row,
           std::string_view column) {
    add(is_remark, rule, Error{Kind::bad_input, std::move(message), std::move(parameters), {}}, row, column);
  }

  void header(const Row& row) {
    std::size_t last = 0;
    bool ordered = true;
    for (const std::string_view cell : row.cells) {
      const auto found = std::ranges::find(schema_.fields, cell, &SchemaField::name);
      const auto at = static_cast<std::size_t>(found - schema_.fields.begin());
      if (found == schema_.fields.end()) {
        say(true, "header", "the schema has no column {value}", {{"value", quoted_value(cell)}}, row.number,
            cell.substr(0, 60));
      } else if (std::ranges::find(fields_, &*found) != fields_.end()) {
        say(false, "header", "this column is there twice", {}, row.number, cell);
      } else {
        ordered = ordered && at >= last;
        last = at;
      }
      fields_.push_back(found == schema_.fields.end() ? nullptr : &*found);
      if (cell.empty()) say(false, "header", "this column has no name", {}, row.number, "");
    }
    for (const SchemaField& field : schema_.fields)
      if (std::ranges::find(fields_, &field) == fields_.end())
        say(!field.required, "header",
            field.required ? "this column is missing, and the schema requires it"
                           : "this column is missing; the schema does not require it",
            {}, row.number, field.name);
    if (!ordered)
      say(true, "header", "the columns are in another order than the schema's", {}, row.number, "");
    if (fields_.empty()) fields_.push_back(nullptr);
    seen_.resize(fields_.size());
  }

  bool is_missing(std::string_view cell) const {
    return cell.empty() || std::ranges::find(schema_.missing_words, cell) != schema_.missing_words.end();
  }

  void record(const Row& row) {
    ++check_.rows;
    if (row.cells.size() != fields_.size())
      say(false, "cells", "the row has {cells} cells, the header {columns}",
          {{"cells", std::to_string(row.cells.size())}, {"columns", std::to_string(fields_.size())}},
          row.number, "");
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (fields_[i] == nullptr) continue;
      value(i, i < row.cells.size() ? row.cells[i] : std::string_view(), row.number);
    }
  }

  void value(std::size_t column, std::string_view cell, std::int64_t row) {
    const SchemaField& field = *fields_[column];
    if (is_missing(cell)) {
      if (field.required) say(false, "required", "there must be a value here", {}, row, field.name);
      return;
    }
    const auto at = static_cast<std::size_t>(&field - schema_.fields.data());
    if (auto broken = broken_rule(field, patterns_[at] ? &*patterns_[at] : nullptr, cell))
      return add(false, broken->rule, std::move(broken->error), row, field.name);
    if (field.unique) {
      const auto [first, added] = seen_[column].try_emplace(std::string(cell), row);
      if (!added)
        say(false, "unique", "{value} is in row {other} already",
            {{"value", quoted_value(cell)}, {"other", std::to_string(first->second)}}, row, field.name);
    }
    for (const SchemaRule& rule : schema_.rules)
      if (rule.column == field.name) rule_of(rule, cell, row);
  }

  void rule_of(const SchemaRule& rule, std::string_view cell, std::int64_t row) {
    if (rule.name == "french-siren-value" && !is_siren(cell))
      say(false, rule.name, "{value} is no SIREN: nine digits, the last a check digit",
          {{"value", quoted_value(cell)}}, row, rule.column);
    if (rule.name == "french-siret-value" && !is_siret(cell))
      say(false, rule.name, "{value} is no SIRET: fourteen digits, the last a check digit",
          {{"value", quoted_value(cell)}}, row, rule.column);
  }

  const TableSchema& schema_;
  std::string file_;
  std::size_t most_;
  std::vector<std::optional<SchemaPattern>> patterns_;  ///< by field of the schema
  std::vector<const SchemaField*> fields_;              ///< by column; null for one that the schema has not
  std::vector<std::unordered_map<std::string, std::int64_t>> seen_;  ///< by column: value, its first row
  TableCheck check_;
};

}  // namespace

Result<TableCheck> check_table(const TableSchema& schema, const std::filesystem::path& path,
                               std::size_t most) {
  Checker checker(schema, path.filename().string(), most);
  TRY(const TableFormat format, read_table(path, {}, [&](const Row& row) -> Result<Flow> {
        checker.row(row);
        return Flow::proceed;
      }));
  return checker.finish(format);
}

Result<TableCheck> check_csv(const TableSchema& schema, std::string_view csv, const std::string& name,
                             std::size_t most) {
  Checker checker(schema, name, most);
  TRY(const TableFormat format, read_csv(ByteSource::of(csv), {}, [&](const Row& row) -> Result<Flow> {
        checker.row(row);
        return Flow::proceed;
      }));
  return checker.finish(format);
}

}  // namespace capnr
