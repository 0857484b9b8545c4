// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/workshop.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace capnr {
namespace {

tl::unexpected<Error> system_failure(const std::filesystem::path& path, int code) {
  if (code == ENOENT) return fail(Kind::not_found, "no such file or folder", {}, {.file = path.string()});
  return fail(Kind::unavailable, "the system answers: {reason}",
              {{"reason", std::generic_category().message(code)}}, {.file = path.string()});
}

}  // namespace

Result<Workshop> Workshop::beside(const std::filesystem::path& file) {
  std::filesystem::path folder = file;
  folder += ".part";
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return system_failure(file, errno);
  const int lock = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (lock < 0) return system_failure(folder, errno);
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return fail(Kind::conflict, "another program is making {path}: try again when it has finished",
                {{"path", file.string()}});
  }
  Workshop workshop(std::move(folder), lock);
  std::error_code ignored;
  for (const auto& left : std::filesystem::directory_iterator(workshop.folder(), ignored))
    std::filesystem::remove_all(left.path(), ignored);
  return workshop;
}

Workshop::Workshop(Workshop&& other) noexcept
    : folder_(std::move(other.folder_)), lock_(std::exchange(other.lock_, -1)) {}

Workshop::~Workshop() {
  if (lock_ < 0) return;
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
  ::close(lock_);
}

}  // namespace capnr
