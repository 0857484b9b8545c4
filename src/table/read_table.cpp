// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <string_view>

#include "base/text.h"
#include "table/csv_reader.h"
#include "table/json_table.h"
#include "table/ods_reader.h"
#include "table/table.h"
#include "table/xlsx_reader.h"

namespace capnr {
namespace {

// An object or an array of objects; a CSV file may begin with a bracket, hardly with these two.
bool looks_like_json(std::string_view head) {
  head = trimmed(head);
  if (head.empty() || (head.front() != '[' && head.front() != '{')) return false;
  const std::string_view next = trimmed(head.substr(1));
  if (next.empty()) return true;
  return head.front() == '[' ? next.front() == '{' || next.front() == ']'
                             : next.front() == '"' || next.front() == '}';
}

Result<FileFormat> format_of_zip(const ZipArchive& archive) {
  if (archive.has("mimetype")) {
    TRY(const std::string type, archive.beginning("mimetype", 100));
    if (type.starts_with("application/vnd.oasis.opendocument.spreadsheet")) return FileFormat::ods;
  } else if (archive.has("xl/workbook.bin")) {
    return fail(Kind::bad_input,
                "this is a binary workbook (xlsb), which is not read; save it as xlsx, ods or csv");
  } else if (archive.has("[Content_Types].xml") && !archive.has("word/document.xml") &&
             !archive.has("ppt/presentation.xml")) {
    return FileFormat::xlsx;
  }
  return fail(Kind::bad_input,
              "this archive is no spreadsheet; give a csv, xlsx, ods or json file, unpacked");
}

// What the first bytes of a file say; a zip is looked into.
Result<FileFormat> format_of(const std::filesystem::path& path, const ReadOptions& options) {
  TRY(ByteSource source, ByteSource::open(path, options.limits.file_bytes));
  std::array<char, 4096> bytes{};
  TRY(const std::size_t got, source.read(bytes.data(), bytes.size()));
  const std::string_view head(bytes.data(), got);
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) {
    TRY(const ZipArchive archive, ZipArchive::open(path, options));
    return format_of_zip(archive);
  }
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    return fail(Kind::bad_input,
                "this is an old Excel file or one protected by a password; save it as xlsx, ods or csv, "
                "without a password");
  }
  return looks_like_json(head) ? FileFormat::json : FileFormat::csv;
}

CsvSettings csv_settings(const ReadOptions& options) {
  return {.separator = options.separator,
          .encoding = options.encoding,
          .limits = options.limits,
          .progress = options.progress};
}

Result<TableFormat> read_as(FileFormat format, const std::filesystem::path& path, const ReadOptions& options,
                            FunctionRef<Result<Flow>(const Row&)> on_row) {
  auto open = [&] { return ByteSource::open(path, options.limits.file_bytes); };
  if (format == FileFormat::json) return read_json_table(open, options, on_row);
  if (format == FileFormat::csv) {
    TRY(ByteSource source, open());
    return read_csv(std::move(source), csv_settings(options), on_row);
  }
  TRY(const ZipArchive archive, ZipArchive::open(path, options));
  return format == FileFormat::xlsx ? read_xlsx(archive, options, on_row)
                                    : read_ods(archive, options, on_row);
}

Result<TableFormat> naming_the_file(Result<TableFormat> result, const std::filesystem::path& path) {
  if (!result) return tl::unexpected(result.error().at({.file = path.string()}));
  return result;
}

}  // namespace

Result<TableFormat> detect_format(const std::filesystem::path& path, const ReadOptions& options) {
  auto detected = [&]() -> Result<TableFormat> {
    TRY(const FileFormat format, format_of(path, options));
    if (format == FileFormat::json) return TableFormat{.format = format};
    if (format == FileFormat::csv) {
      TRY(ByteSource source, ByteSource::open(path, options.limits.file_bytes));
      return sniff_csv(std::move(source), csv_settings(options));
    }
    // The name of the sheet comes with its first row.
    return read_as(format, path, options, [](const Row&) -> Result<Flow> { return Flow::stop; });
  };
  return naming_the_file(detected(), path);
}

Result<TableFormat> read_table(const std::filesystem::path& path, const ReadOptions& options,
                               FunctionRef<Result<Flow>(const Row&)> on_row) {
  auto read = [&]() -> Result<TableFormat> {
    TRY(const FileFormat format, format_of(path, options));
    return read_as(format, path, options, on_row);
  };
  return naming_the_file(read(), path);
}

}  // namespace capnr
