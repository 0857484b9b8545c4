// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/storage_scan.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <set>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "inventory/storage_files.h"

namespace capnr {
namespace {

constexpr std::int64_t block_bytes = 512;  // of st_blocks, whatever the file system
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t files_between_signs = 4096;

// The same day so many years before; 28 February for the 29th.
Date years_before(Date date, int years) {
  const YearMonthDay day = year_month_day(date);
  return date_of(day.year - years, day.month, day.month == 2 ? std::min(day.day, 28) : day.day);
}

Date day_of(const timespec& time) {
  const std::int64_t seconds = time.tv_sec;
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - seconds_a_day + 1) / seconds_a_day;
  return Date{static_cast<std::int32_t>(days)};
}

using Identity = std::pair<std::uint64_t, std::uint64_t>;  // device and number

Identity identity_of(const struct stat& of) {
  return {of.st_dev, of.st_ino};
}

class Walk {
 public:
  Walk(const ScanOptions& options, FunctionRef<void(const ScanProgress&)> on_progress)
      : options_(options),
        on_progress_(on_progress),
        limits_{years_before(options.date, 1), years_before(options.date, 3), years_before(options.date, 5)} {
  }

  Result<> top(const std::filesystem::path& path) {
    FileDescriptor opened(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat of = {};
    if (!opened.valid() || fstat(opened.get(), &of) != 0) {
      const int reason = errno;
      return fail(reason == ENOENT ? Kind::not_found : Kind::unavailable,
                  "the folder {folder} cannot be opened: {reason}",
                  {{"folder", path.string()}, {"reason", std::generic_category().message(reason)}});
    }
    if (folders_met_.insert(identity_of(of)).second)
      to_do_.push_back(files_.tree.add_top(std::move(opened), number_of(options_.department)));
    return {};
  }

  void run() {
    // In the order of their names, whatever the file system says first.
    std::ranges::reverse(to_do_);
    while (!to_do_.empty()) {
      const std::uint32_t folder = to_do_.back();
      to_do_.pop_back();
      look_into(folder);
    }
  }

  ScannedStorage finish() {
    if (options_.duplicates) count_duplicates(files_, progress_, on_progress_);
    if (files_.sums.size() > 1)
      std::erase_if(files_.sums,
                    [](const StorageSums& one) { return one.files == 0 && one.unread_folders == 0; });
    std::ranges::sort(files_.sums, {}, &StorageSums::department);
    return {std::move(files_.sums), files_.links, files_.traced};
  }

 private:
  struct CloseFolder {
    void operator()(DIR* folder) const { closedir(folder); }
  };

  std::uint32_t number_of(const std::string& department) {
    const auto [at, added] = numbers_.try_emplace(department, static_cast<std::uint32_t>(numbers_.size()));
    if (added) files_.sums.push_back({.department = department});
    return at->second;
  }

  StorageSums& sums_of(std::uint32_t folder) { return files_.sums[files_.tree.department(folder)]; }

  void look_into(std::uint32_t folder) {
    FileDescriptor opened = files_.tree.open(folder);
    const std::unique_ptr<DIR, CloseFolder> listed(opened.valid() ? fdopendir(opened.get()) : nullptr);
    if (listed == nullptr) {
      ++sums_of(folder).unread_folders;
      return;
    }
    const int number = opened.release();
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = readdir(listed.get())) {
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    bool whole = errno == 0;
    std::ranges::sort(names);
    const std::size_t first = to_do_.size();
    for (const std::string& name : names) whole = meet(folder, number, name) && whole;
    if (!whole) ++sums_of(folder).unread_folders;
    std::reverse(to_do_.begin() + static_cast<std::ptrdiff_t>(first), to_do_.end());
  }

  // False when nothing can be known of it.
  bool meet(std::uint32_t folder, int number, const std::string& name) {
    struct stat of = {};
    if (fstatat(number, name.c_str(), &of, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT;
    if (S_ISDIR(of.st_mode)) {
      meet_folder(folder, name, of);
    } else if (S_ISREG(of.st_mode)) {
      meet_file(folder, number, name, of);
    } else if (S_ISLNK(of.st_mode)) {
      ++files_.links;
    }
    return true;
  }

  void meet_folder(std::uint32_t parent, const std::string& name, const struct stat& of) {
    if (std::ranges::find(options_.excluded, name) != options_.excluded.end()) return;
    if (!folders_met_.insert(identity_of(of)).second) return;
    std::uint32_t department = files_.tree.department(parent);
    if (files_.tree.is_top(parent))
      if (const auto named = options_.departments.find(folded(name)); named != options_.departments.end())
        department = number_of(named->second);
    to_do_.push_back(files_.tree.add(parent, name, department));
  }

  void meet_file(std::uint32_t folder, int number, const std::string& name, const struct stat& of) {
    if (of.st_nlink > 1 && !linked_met_.insert(identity_of(of)).second) return;
    const std::int64_t bytes = bytes_of(number, name, of);
    StorageSums& sums = sums_of(folder);
    ++sums.files;
    sums.bytes += bytes;
    sums.apparent_bytes += of.st_size;
    const Date used = std::max(day_of(of.st_atim), day_of(of.st_mtim));
    if (used < limits_[0]) sums.bytes_over_1_year += bytes;
    if (used < limits_[1]) sums.bytes_over_3_years += bytes;
    if (used < limits_[2]) sums.bytes_over_5_years += bytes;
    if (options_.duplicates && of.st_size > 0) {
      files_.records.push_back({of.st_size, bytes,
                                std::int64_t{of.st_mtim.tv_sec} * 1'000'000'000 + of.st_mtim.tv_nsec,
                                of.st_dev, of.st_ino, folder, files_.names.size()});
      files_.names.append(name.c_str(), name.size() + 1);
    }
    progress_.bytes += bytes;
    if (++progress_.files % files_between_signs == 0) on_progress_(progress_);
  }

  // Fewer blocks than the size: a sparse or compressed file takes what its blocks take. No block at all is nothing but holes, or a file system that
  // does not tell.
  static std::int64_t bytes_of(int folder, const std::string& name, const struct stat& of) {
    const std::int64_t taken = of.st_blocks * block_bytes;
    if (taken > 0 || of.st_size == 0) return std::min<std::int64_t>(taken, of.st_size);
    const FileDescriptor file = open_within(folder, name.c_str(), O_RDONLY | O_NONBLOCK);
    const bool holes = file.valid() && lseek(file.get(), 0, SEEK_DATA) < 0 && errno == ENXIO;
    return holes ? 0 : of.st_size;
  }

  const ScanOptions& options_;
  FunctionRef<void(const ScanProgress&)> on_progress_;
  std::array<Date, 3> limits_;
  WalkedFiles files_;
  ScanProgress progress_;
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> to_do_;
  std::set<Identity> folders_met_, linked_met_;
};

}  // namespace

Result<ScannedStorage> scan_storage(std::span<const std::filesystem::path> folders,
                                    const ScanOptions& options,
                                    FunctionRef<void(const ScanProgress&)> on_progress) {
  Walk walk(options, on_progress);
  for (const std::filesystem::path& folder : folders) TRY_VOID(walk.top(folder));
  walk.run();
  return walk.finish();
}

}  // namespace capnr
