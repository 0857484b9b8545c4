// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/import_batch.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "table/zip_archive.h"
#include "work/scratch_folder.h"

namespace capnr::web {
namespace {

constexpr std::size_t most_files = 1000, most_bytes = 256U << 20U;

bool ends_as(std::string_view name, std::string_view extension) {
  return folded(name.substr(name.size() - std::min(name.size(), extension.size()))) == folded(extension);
}

bool is_table_name(std::string_view name) {
  constexpr std::array<std::string_view, 6> extensions = {".csv", ".tsv", ".txt", ".xlsx", ".ods", ".json"};
  return std::ranges::any_of(extensions, [&](std::string_view one) { return ends_as(name, one); });
}

// What systems put into archives for themselves.
bool is_hidden(std::string_view name) {
  return name.starts_with("__MACOSX/") || name.starts_with('.') || name.find("/.") != std::string_view::npos;
}

Result<> take_out(const SentFile& archive, std::vector<Upload>& files, std::size_t& bytes) {
  TRY(const ZipArchive zip, ZipArchive::of(archive.bytes, {}));
  for (const std::string& name : zip.names()) {
    if (is_hidden(name)) continue;
    Upload file{name, {}, {}};
    TRY_VOID(zip.read(name, [&](std::string_view piece) -> Result<Flow> {
      bytes += piece.size();
      if (bytes > most_bytes)
        return fail(Kind::limit, "these files are larger than {limit} MiB: send them in several times",
                    {{"limit", std::to_string(most_bytes >> 20U)}});
      file.bytes += piece;
      return Flow::proceed;
    }));
    files.push_back(std::move(file));
  }
  return {};
}

}  // namespace

Result<std::vector<Upload>> unpacked(const std::vector<SentFile>& files) {
  std::vector<Upload> out;
  std::size_t bytes = 0;
  for (const SentFile& file : files) {
    if (ends_as(file.name, ".zip")) {
      TRY_VOID(take_out(file, out, bytes));
    } else {
      bytes += file.bytes.size();
      out.push_back({file.name, {}, std::string(file.bytes)});
    }
    if (out.size() > most_files)
      return fail(Kind::limit, "there are more than {limit} files: send them in several times",
                  {{"limit", std::to_string(most_files)}});
  }
  return out;
}

Result<Preview> preview_of(const ImportTools& tools, const Upload& upload) {
  TRY(const ScratchFolder scratch, ScratchFolder::make());
  TRY_VOID(unpack({upload}, scratch.path()));
  std::vector<Mapping> mappings = tools.catalog.mappings;
  PreviewRequest request;
  request.path = scratch.path() / upload.name;
  request.name = mapping_name_for(upload.name);
  request.date = date_of(2100, 1, 1);  // which inventory it will be is not known yet
  if (!upload.mapping.empty()) {
    TRY(Mapping own, parse_mapping(upload.mapping, "mapping.toml"));
    own.own = true;
    request.wanted = own.name;
    std::erase_if(mappings, [&](const Mapping& one) { return one.name == own.name; });
    mappings.push_back(std::move(own));
  }
  auto preview = preview_file(tools.catalog, mappings, tools.products, request);
  if (!preview) preview.error().where.file = upload.name;  // not the path where it was unpacked
  return preview;
}

BatchFile batch_file(const ImportTools& tools, Upload upload) {
  const bool is_table = is_table_name(upload.name);
  Result<Preview> preview = is_table ? preview_of(tools, upload) : Result<Preview>(Preview{});
  return {std::move(upload), is_table, std::move(preview)};
}

void guess_mappings(const ImportTools& tools, std::vector<Upload>& files) {
  for (Upload& file : files) {
    if (!is_table_name(file.name)) continue;
    const auto preview = preview_of(tools, file);
    if (preview && preview->known.empty() && preview->readable)
      file.mapping = write_mapping(preview->mapping);
  }
}

}  // namespace capnr::web
