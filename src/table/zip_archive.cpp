// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/zip_archive.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <zip.h>

namespace capnr {
namespace {

constexpr zip_int64_t most_entries = 10'000;
constexpr std::uint64_t ratio_matters_from = 10'000'000;
constexpr std::uint64_t progress_bytes = 8U << 20U;

tl::unexpected<Error> broken() {
  return fail(Kind::bad_input, "the file is damaged: its zip archive cannot be read; export it again");
}

bool leads_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find('\0') != std::string_view::npos || (name.size() > 1 && name[1] == ':')) {
    return true;
  }
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const {
  zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(const std::filesystem::path& path, const ReadOptions& options) {
  int code = 0;
  return checked(zip_open(path.c_str(), ZIP_RDONLY, &code), options);
}

Result<ZipArchive> ZipArchive::of(std::string_view bytes, const ReadOptions& options) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return broken();
  zip* const archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) zip_source_free(source);
  return checked(archive, options);
}

Result<ZipArchive> ZipArchive::checked(zip* opened, const ReadOptions& options) {
  if (opened == nullptr) return broken();
  ZipArchive archive(opened, options);
  const zip_int64_t count = zip_get_num_entries(opened, 0);
  if (count > most_entries) {
    return fail(Kind::limit, "the archive has more than {limit} entries",
                {{"limit", std::to_string(most_entries)}});
  }
  std::unordered_set<std::string_view> names;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t entry;
    if (zip_stat_index(opened, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW, &entry) != 0 ||
        (entry.valid & ZIP_STAT_NAME) == 0) {
      return broken();
    }
    const std::string_view name = entry.name;
    if (leads_out(name) || !names.insert(name).second) {
      return fail(Kind::bad_input,
                  "the archive has an entry that no spreadsheet has: {entry}; the file is refused",
                  {{"entry", std::string(name.substr(0, 100))}});
    }
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE) {
      return fail(Kind::bad_input, "the file is protected by a password; save it without one");
    }
  }
  return archive;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && !std::string_view(name).ends_with('/')) names.emplace_back(name);
  }
  return names;
}

bool ZipArchive::has(std::string_view name) const {
  return zip_name_locate(archive_.get(), std::string(name).c_str(), 0) >= 0;
}

Result<> ZipArchive::read(std::string_view name, FunctionRef<Result<Flow>(std::string_view)> on_piece) const {
  zip_stat_t entry;
  const zip_int64_t index = zip_name_locate(archive_.get(), std::string(name).c_str(), 0);
  if (index < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &entry) != 0) {
    return fail(Kind::bad_input, "the file is damaged: its part {part} is missing; export it again",
                {{"part", std::string(name)}});
  }
  const std::unique_ptr<zip_file_t, Close> file(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) return broken();
  std::array<char, 1U << 16U> buffer;
  const std::uint64_t packed = std::max<std::uint64_t>(entry.comp_size, 1);
  std::uint64_t done = 0, shown = 0;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return broken();
    if (got == 0) return {};
    done += static_cast<std::uint64_t>(got);
    if (done > options_.limits.unpacked_bytes ||
        (done > ratio_matters_from && done / packed > options_.limits.unpack_ratio)) {
      return fail(Kind::limit,
                  "the archive unpacks to far more than its size: it may be a zip bomb; the file is refused");
    }
    TRY(const Flow flow, on_piece(std::string_view(buffer.data(), static_cast<std::size_t>(got))));
    if (flow == Flow::stop) return {};
    if (options_.progress && done - shown >= progress_bytes) {
      shown = done;
      (*options_.progress)(done, std::max(done, static_cast<std::uint64_t>(entry.size)));
    }
  }
}

Result<std::string> ZipArchive::beginning(std::string_view name, std::size_t limit) const {
  std::string text;
  TRY_VOID(read(name, [&](std::string_view piece) -> Result<Flow> {
    text += piece.substr(0, limit - text.size());
    return text.size() < limit ? Flow::proceed : Flow::stop;
  }));
  return text;
}

}  // namespace capnr
