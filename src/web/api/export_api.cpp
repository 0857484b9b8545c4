// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "inventory/export.h"
#include "table/zip_writer.h"
#include "web/api/city_api.h"
#include "web/city.h"
#include "work/scratch_folder.h"

namespace capnr::web {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_export = 512U << 20U;  // before it is compressed: an answer is held whole

// By name, so that the same city gives the same bytes.
Result<std::vector<fs::path>> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  std::uint64_t bytes = 0;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!at->is_regular_file(error)) continue;
    bytes += at->file_size(error);
    files.push_back(at->path());
  }
  if (error) return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", error.message()}});
  if (bytes > largest_export)
    return fail(Kind::limit, "the city is too large to be sent at once: capnr export writes it to a folder");
  std::sort(files.begin(), files.end());
  return files;
}

// A file as an entry of the archive, read piece by piece.
ZipStream entry_of(const fs::path& file, const fs::path& root) {
  struct Reading {
    std::ifstream stream;
    std::vector<char> piece = std::vector<char>(64U << 10U);
  };
  auto reading = std::make_shared<Reading>();
  return {file.lexically_relative(root).generic_string(), [reading, file]() -> Result<std::string_view> {
            if (!reading->stream.is_open()) reading->stream.open(file, std::ios::binary);
            reading->stream.read(reading->piece.data(), static_cast<std::streamsize>(reading->piece.size()));
            if (reading->stream.bad() || !reading->stream.is_open())
              return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", "EIO"}});
            return std::string_view(reading->piece.data(),
                                    static_cast<std::size_t>(reading->stream.gcount()));
          }};
}

// Compressed already: another compression would only cost.
std::shared_ptr<const Body> as_it_is(std::string bytes) {
  auto body = std::make_shared<Body>();
  body->etag = "\"" + std::to_string(hash_bytes(bytes)) + "\"";
  body->bytes = std::move(bytes);
  return body;
}

}  // namespace

Result<Response> export_api(Exchange& exchange) {
  TRY(const StoredOrg city, city_of(exchange));
  TRY(const ScratchFolder work, ScratchFolder::make());
  const fs::path folder = work.path() / "city", archive = work.path() / "city.zip";
  TRY_VOID(export_city(exchange.database, city, folder, {}));
  TRY(const std::vector<fs::path> files, files_of(folder));
  std::vector<ZipStream> entries;
  entries.reserve(files.size());
  for (const fs::path& file : files) entries.push_back(entry_of(file, folder));
  TRY_VOID(write_zip(archive, entries));
  TRY(std::string bytes, read_file(archive, largest_export));
  Response response;
  response.content_type = "application/zip";
  response.download = "city.zip";
  response.body = as_it_is(std::move(bytes));
  return response;
}

}  // namespace capnr::web
