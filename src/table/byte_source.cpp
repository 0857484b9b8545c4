// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace capnr {
namespace {

tl::unexpected<Error> system_failure() {
  const int code = errno;
  if (code == ENOENT) return fail(Kind::not_found, "no such file or folder");
  return fail(Kind::unavailable, "the system answers: {reason}",
              {{"reason", std::generic_category().message(code)}});
}

tl::unexpected<Error> too_large(std::uint64_t limit) {
  return fail(Kind::limit, "the file is larger than {limit} bytes", {{"limit", std::to_string(limit)}});
}

}  // namespace

Result<ByteSource> ByteSource::open(const std::filesystem::path& path, std::uint64_t limit) {
  ByteSource source;
  source.limit_ = limit;
  source.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (source.descriptor_ < 0) return system_failure();
  struct stat status{};
  if (fstat(source.descriptor_, &status) != 0) return system_failure();
  if (S_ISDIR(status.st_mode)) return fail(Kind::bad_input, "this is a folder, not a file");
  source.size_ = static_cast<std::uint64_t>(status.st_size);
  if (source.size_ > limit) return too_large(limit);
  return source;
}

ByteSource ByteSource::of(std::string_view bytes) {
  ByteSource source;
  source.memory_ = bytes;
  source.size_ = bytes.size();
  source.limit_ = std::numeric_limits<std::uint64_t>::max();
  return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      memory_(other.memory_),
      position_(other.position_),
      size_(other.size_),
      limit_(other.limit_) {}

ByteSource::~ByteSource() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> ByteSource::read(char* out, std::size_t room) {
  std::size_t done = 0;
  if (descriptor_ < 0) {
    done = std::min(room, memory_.size() - static_cast<std::size_t>(position_));
    if (done > 0) std::memcpy(out, memory_.data() + position_, done);
  }
  while (descriptor_ >= 0 && done < room) {
    const ssize_t got = ::read(descriptor_, out + done, room - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure();
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  position_ += done;
  if (position_ > limit_) return too_large(limit_);
  return done;
}

}  // namespace capnr
