// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/zip_writer.h"

#include <memory>

#include <zip.h>

namespace capnr {
namespace {

constexpr zip_uint16_t first_day = 0x21;  // 1 January 1980, the first that the format knows

struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Memory = std::unique_ptr<zip_source_t, Free>;

tl::unexpected<Error> cannot_write(const std::string& why) {
  return fail(Kind::unavailable, "the archive cannot be written: {why}", {{"why", why}});
}

Result<> add(zip_t* archive, const ZipEntry& entry) {
  zip_source_t* const content = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  if (content == nullptr) return cannot_write(zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), content, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(content);
    return cannot_write(zip_strerror(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = entry.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  if (zip_set_file_compression(archive, at, method, 0) != 0 ||
      zip_file_set_dostime(archive, at, 0, first_day, 0) != 0)
    return cannot_write(zip_strerror(archive));
  return {};
}

Result<std::string> bytes_of(zip_source_t* memory) {
  zip_stat_t about;
  if (zip_source_stat(memory, &about) != 0 || zip_source_open(memory) != 0)
    return cannot_write(zip_error_strerror(zip_source_error(memory)));
  std::string bytes(about.size, '\0');
  const zip_int64_t got = zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  if (got < 0 || static_cast<zip_uint64_t>(got) != about.size)
    return cannot_write(zip_error_strerror(zip_source_error(memory)));
  return bytes;
}

}  // namespace

Result<std::string> zip_of(std::span<const ZipEntry> entries) {
  zip_error_t error;
  zip_error_init(&error);
  const Memory memory(zip_source_buffer_create(nullptr, 0, 0, &error));
  Archive archive;
  if (memory) archive.reset(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &error));
  if (!archive) return cannot_write(zip_error_strerror(&error));
  zip_source_keep(memory.get());  // once for the archive, once to read it back
  for (const ZipEntry& entry : entries) TRY_VOID(add(archive.get(), entry));
  zip_t* const closing = archive.release();
  if (zip_close(closing) != 0) {
    archive.reset(closing);
    return cannot_write(zip_strerror(closing));
  }
  return bytes_of(memory.get());
}

}  // namespace capnr
