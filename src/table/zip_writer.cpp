// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/zip_writer.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>

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

Result<> add(zip_t* archive, const std::string& name, zip_source_t* content, zip_int32_t method) {
  if (content == nullptr) return cannot_write(zip_strerror(archive));
  const zip_int64_t index = zip_file_add(archive, name.c_str(), content, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(content);
    return cannot_write(zip_strerror(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(archive, at, method, 0) != 0 ||
      zip_file_set_dostime(archive, at, 0, first_day, 0) != 0)
    return cannot_write(zip_strerror(archive));
  return {};
}

// What libzip reads an entry from while it writes the archive.
class Stream {
 public:
  explicit Stream(const ZipStream& entry) : next_(entry.next) { zip_error_init(&error_); }

  zip_source_t* source(zip_t* archive) { return zip_source_function(archive, &Stream::answer, this); }
  const std::optional<Error>& failure() const { return failure_; }

 private:
  static zip_int64_t answer(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    return static_cast<Stream*>(self)->answer(data, size, command);
  }
  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_OPEN:
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_FREE:
        return 0;
      case ZIP_SOURCE_READ:
        return read(static_cast<char*>(data), size);
      case ZIP_SOURCE_STAT:
        zip_stat_init(static_cast<zip_stat_t*>(data));
        return sizeof(zip_stat_t);
      case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&error_, data, size);
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
      default:
        zip_error_set(&error_, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
  }
  zip_int64_t read(char* into, zip_uint64_t size) {
    zip_uint64_t done = 0;
    while (done < size && !ended_) {
      if (left_.empty()) {
        auto more = next_();
        if (!more) {
          failure_ = std::move(more.error());
          zip_error_set(&error_, ZIP_ER_INTERNAL, 0);
          return -1;
        }
        left_ = *more;
        ended_ = left_.empty();
      }
      const std::size_t some = std::min<zip_uint64_t>(left_.size(), size - done);
      std::copy_n(left_.begin(), some, into + done);
      left_.remove_prefix(some);
      done += some;
    }
    return static_cast<zip_int64_t>(done);
  }

  const std::function<Result<std::string_view>()>& next_;
  std::string_view left_;
  bool ended_ = false;
  zip_error_t error_;
  std::optional<Error> failure_;
};

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
  for (const ZipEntry& entry : entries) {
    TRY_VOID(add(archive.get(), entry.name,
                 zip_source_buffer(archive.get(), entry.bytes.data(), entry.bytes.size(), 0),
                 entry.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE));
  }
  zip_t* const closing = archive.release();
  if (zip_close(closing) != 0) {
    archive.reset(closing);
    return cannot_write(zip_strerror(closing));
  }
  return bytes_of(memory.get());
}

Result<> write_zip(const std::filesystem::path& path, std::span<const ZipStream> entries) {
  std::deque<Stream> streams;  // libzip keeps their addresses as long as the archive is open
  int code = 0;
  Archive archive(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
  if (!archive) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    return cannot_write(zip_error_strerror(&error));
  }
  for (const ZipStream& entry : entries) {
    Stream& stream = streams.emplace_back(entry);
    TRY_VOID(add(archive.get(), entry.name, stream.source(archive.get()), ZIP_CM_DEFLATE));
  }
  if (zip_close(archive.get()) == 0) {
    [[maybe_unused]] const zip_t* const closed = archive.release();
    return {};
  }
  for (const Stream& stream : streams) {
    if (stream.failure()) return tl::unexpected(*stream.failure());
  }
  return cannot_write(zip_strerror(archive.get()));
}

}  // namespace capnr
