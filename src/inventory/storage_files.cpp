// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/storage_files.h"

#include <algorithm>
#include <cerrno>
#include <map>
#include <ranges>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "evidence/sha256.h"

namespace capnr {
namespace {

constexpr std::size_t first_block = 64U << 10U;
constexpr std::size_t chunk_size = 1U << 20U;

bool leaves_no_trace(int file) {
  struct statvfs system = {};
  return fstatvfs(file, &system) == 0 && (system.f_flag & (ST_NOATIME | ST_RDONLY)) != 0;
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

class Duplicates {
 public:
  Duplicates(WalkedFiles& files, ScanProgress& progress, FunctionRef<void(const ScanProgress&)> on_progress)
      : files_(files), progress_(progress), on_progress_(on_progress), chunk_(chunk_size, '\0') {}

  void run() {
    for (StorageSums& sums : files_.sums) sums.duplicate_files = sums.duplicate_bytes = 0;
    std::ranges::stable_sort(files_.records, {}, &FileRecord::size);
    const auto same = [](const FileRecord& a, const FileRecord& b) { return a.size == b.size; };
    each_run(same, [&](Run run) {
      for (const FileRecord& file : run) progress_.to_compare += file.size;
    });
    each_run(same, [&](Run run) { of_one_size(run); });
  }

 private:
  using Run = std::span<const FileRecord>;
  using Group = std::vector<const FileRecord*>;

  template <class Same, class Do>
  void each_run(Same same, Do action) {
    const std::vector<FileRecord>& all = files_.records;
    for (std::size_t from = 0; from < all.size();) {
      std::size_t until = from + 1;
      while (until < all.size() && same(all[from], all[until])) ++until;
      if (until - from > 1) action(Run(all).subspan(from, until - from));
      from = until;
    }
  }

  void of_one_size(Run run) {
    const auto size = static_cast<std::size_t>(run.front().size);
    std::map<std::string, Group> by_beginning;
    for (const FileRecord& file : run) add(by_beginning, file, std::min(size, first_block));
    for (const auto& [beginning, group] : by_beginning) {
      if (size <= first_block || group.size() < 2) {
        count(group);
        continue;
      }
      std::map<std::string, Group> by_content;
      for (const FileRecord* file : group) add(by_content, *file, size);
      for (const auto& [content, same] : by_content) count(same);
    }
    for (const FileRecord& file : run) progress_.compared += file.size;
    on_progress_(progress_);
  }

  void add(std::map<std::string, Group>& groups, const FileRecord& file, std::size_t bytes) {
    std::string digest = digest_of(file, bytes);
    if (digest.empty()) {
      ++sums_of(file).unread_files;
    } else {
      groups[std::move(digest)].push_back(&file);
    }
  }

  // Of its beginning; empty when it cannot be read, or is no longer the file that was met.
  std::string digest_of(const FileRecord& file, std::size_t bytes) {
    const FileDescriptor folder = files_.tree.open(file.folder);
    if (!folder.valid()) return {};
    bool traced = false;
    const FileDescriptor opened =
        open_within(folder.get(), files_.names.c_str() + file.name, O_RDONLY | O_NONBLOCK, &traced);
    struct stat now = {};
    if (!opened.valid() || fstat(opened.get(), &now) != 0 || !S_ISREG(now.st_mode) ||
        now.st_dev != file.device || now.st_ino != file.number || now.st_size != file.size ||
        nanoseconds(now.st_mtim) != file.modified)
      return {};
    files_.traced += traced && bytes <= first_block ? 1 : 0;
    Sha256 digest;
    while (bytes > 0) {
      const ssize_t got = read(opened.get(), chunk_.data(), std::min(bytes, chunk_.size()));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return {};
      digest.add({chunk_.data(), static_cast<std::size_t>(got)});
      bytes -= static_cast<std::size_t>(got);
    }
    return digest.take();
  }

  // The oldest stays; the others are its copies.
  void count(const Group& group) {
    if (group.size() < 2) return;
    const auto kept =
        std::ranges::min_element(group, {}, [](const FileRecord* one) { return one->modified; });
    for (const FileRecord* file : group) {
      if (file == *kept) continue;
      StorageSums& sums = sums_of(*file);
      ++*sums.duplicate_files;
      *sums.duplicate_bytes += file->bytes;
    }
  }

  StorageSums& sums_of(const FileRecord& file) { return files_.sums[files_.tree.department(file.folder)]; }

  WalkedFiles& files_;
  ScanProgress& progress_;
  FunctionRef<void(const ScanProgress&)> on_progress_;
  std::string chunk_;
};

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    if (number_ >= 0) close(number_);
    number_ = other.release();
  }
  return *this;
}

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) close(number_);
}

int FileDescriptor::release() {
  return std::exchange(number_, -1);
}

FileDescriptor open_within(int folder, const char* name, int flags, bool* traced) {
  flags |= O_NOFOLLOW | O_CLOEXEC;
  FileDescriptor opened(openat(folder, name, flags | O_NOATIME));
  if (opened.valid() || errno != EPERM) return opened;
  // Only the owner of a file may ask for no trace.
  opened = FileDescriptor(openat(folder, name, flags));
  if (traced != nullptr && opened.valid()) *traced = !leaves_no_trace(opened.get());
  return opened;
}

std::uint32_t FolderTree::add_top(FileDescriptor top, std::uint32_t department) {
  folders_.push_back({no_parent, department, "", std::move(top)});
  return static_cast<std::uint32_t>(folders_.size() - 1);
}

std::uint32_t FolderTree::add(std::uint32_t parent, std::string_view name, std::uint32_t department) {
  folders_.push_back({parent, department, std::string(name), FileDescriptor()});
  return static_cast<std::uint32_t>(folders_.size() - 1);
}

FileDescriptor FolderTree::open(std::uint32_t folder) const {
  std::vector<std::uint32_t> way;
  std::uint32_t at = folder;
  for (; folders_[at].parent != no_parent; at = folders_[at].parent) way.push_back(at);
  constexpr int whole = O_RDONLY | O_DIRECTORY, passed = O_PATH | O_DIRECTORY;
  FileDescriptor opened = open_within(folders_[at].top.get(), ".", way.empty() ? whole : passed);
  for (const std::uint32_t next : way | std::views::reverse) {
    if (!opened.valid()) return opened;
    opened = open_within(opened.get(), folders_[next].name.c_str(), next == folder ? whole : passed);
  }
  return opened;
}

void count_duplicates(WalkedFiles& files, ScanProgress& progress,
                      FunctionRef<void(const ScanProgress&)> on_progress) {
  Duplicates(files, progress, on_progress).run();
}

}  // namespace capnr
