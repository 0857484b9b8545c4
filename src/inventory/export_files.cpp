// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/export_files.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "table/csv_writer.h"
#include "table/table_writer.h"

namespace capnr {
namespace {

using Header = std::vector<std::string_view>;

const Header sources_header = {"path", "sha256", "format", "mapping", "rows", "rejected"};
const Header corrections_header = {"type", "manufacturer", "model", "item"};

bool is_header(const Row& row, const Header& header) {
  return std::equal(row.cells.begin(), row.cells.end(), header.begin(), header.end(),
                    [](std::string_view cell, std::string_view name) { return trimmed(cell) == name; });
}

std::string header_text(const Header& header) {
  std::string text;
  for (const std::string_view name : header) text += (text.empty() ? "" : ";") + std::string(name);
  return text;
}

using Cells = std::vector<std::string>;

Result<> each_row(const std::filesystem::path& path, const Header& header,
                  FunctionRef<Result<>(const Cells&, const Where&)> on_row) {
  bool first = true;
  Cells cells;
  const auto read = read_table(path, {}, [&](const Row& row) -> Result<Flow> {
    const Where where{.file = path.string(), .row = row.number};
    if (first) {
      first = false;
      if (is_header(row, header)) return Flow::proceed;
      return fail(Kind::bad_input, "the columns must be {columns}", {{"columns", header_text(header)}},
                  where);
    }
    cells.clear();
    for (const std::string_view cell : row.cells) cells.emplace_back(without_formula_guard(trimmed(cell)));
    cells.resize(std::max(cells.size(), header.size()));
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); }))
      return Flow::proceed;
    TRY_VOID(on_row(cells, where));
    return Flow::proceed;
  });
  if (!read) return tl::unexpected(read.error());
  return {};
}

Result<std::int64_t> count_of(const std::string& cell, const Where& where) {
  const auto number = parse_number(cell, true);
  if (!number || *number < 0 || *number > 9e15) {
    return fail(Kind::bad_input, "{value} is not a number", {{"value", cell.substr(0, 60)}}, where);
  }
  return static_cast<std::int64_t>(*number);
}

Result<> write_table(const std::filesystem::path& path, const Header& header,
                     const std::vector<Cells>& rows) {
  TRY(TableWriter writer, TableWriter::create(path, exported_format()));
  TRY_VOID(writer.row(header));
  std::vector<std::string_view> views;
  for (const Cells& row : rows) {
    views.assign(row.begin(), row.end());
    TRY_VOID(writer.row(views));
  }
  return writer.commit();
}

}  // namespace

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

TableFormat exported_format() {
  TableFormat format;
  format.separator = ';';
  format.byte_order_mark = true;
  return format;
}

bool is_sources_file(const std::filesystem::path& path) {
  if (path.filename() != sources_file_name) return false;
  bool header = false;
  const auto read = read_table(path, {}, [&](const Row& row) -> Result<Flow> {
    header = is_header(row, sources_header);
    return Flow::stop;
  });
  return read && header;
}

Result<std::vector<SourceFile>> read_sources_file(const std::filesystem::path& path) {
  std::vector<SourceFile> sources;
  std::set<std::string> paths;
  const auto read = each_row(path, sources_header, [&](const Cells& cells, const Where& where) -> Result<> {
    SourceFile source{cells[0], cells[1], cells[2], cells[3], 0, 0};
    if (source.path.empty())
      return fail(Kind::bad_input, "the {field} is missing", {{"field", "path"}}, where);
    if (!is_sha256(source.sha256)) {
      return fail(Kind::bad_input, "{value} is not the SHA-256 of a file: 64 hexadecimal digits",
                  {{"value", source.sha256.substr(0, 70)}}, where);
    }
    if (!paths.insert(source.path).second) {
      return fail(Kind::bad_input, "{what} {value} is there twice",
                  {{"what", "path"}, {"value", source.path}}, where);
    }
    TRY(source.rows, count_of(cells[4], where));
    TRY(source.rejected, count_of(cells[5], where));
    sources.push_back(std::move(source));
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return sources;
}

Result<> write_sources_file(const std::filesystem::path& path, const std::vector<SourceFile>& sources) {
  std::vector<Cells> rows;
  rows.reserve(sources.size());
  for (const SourceFile& s : sources)
    rows.push_back(
        {s.path, s.sha256, s.format, s.mapping, std::to_string(s.rows), std::to_string(s.rejected)});
  return write_table(path, sources_header, rows);
}

Result<std::vector<Correction>> read_corrections_file(const std::filesystem::path& path) {
  std::vector<Correction> corrections;
  const auto read =
      each_row(path, corrections_header, [&](const Cells& cells, const Where& where) -> Result<> {
        Correction correction{folded(cells[0]), folded(cells[1]), folded(cells[2]), cells[3]};
        if (correction.item.empty())
          return fail(Kind::bad_input, "the {field} is missing", {{"field", "item"}}, where);
        if (correction.type.empty() && correction.manufacturer.empty() && correction.model.empty()) {
          return fail(Kind::bad_input, "a correction needs a type, a manufacturer or a model", {}, where);
        }
        corrections.push_back(std::move(correction));
        return {};
      });
  if (!read) return tl::unexpected(read.error());
  return corrections;
}

Result<> write_corrections_file(const std::filesystem::path& path,
                                const std::vector<Correction>& corrections) {
  std::vector<Cells> rows;
  rows.reserve(corrections.size());
  for (const Correction& c : corrections) rows.push_back({c.type, c.manufacturer, c.model, c.item});
  return write_table(path, corrections_header, rows);
}

Result<std::map<std::string, std::string>> read_checksums(const std::filesystem::path& path) {
  std::map<std::string, std::string> checksums;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return checksums;
  TRY(const std::string text, read_file(path, 1U << 20U));
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view hash = line.substr(0, 64);
    if (is_sha256(hash) && line.size() > 66) checksums.emplace(line.substr(66), hash);
  }
  return checksums;
}

Result<> write_checksums(const std::filesystem::path& path,
                         const std::map<std::string, std::string>& checksums) {
  std::string text;
  for (const auto& [name, hash] : checksums) text += hash + "  " + name + "\n";
  return write_file(path, text);
}

}  // namespace capnr
