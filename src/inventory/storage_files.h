// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/storage_scan.h"

// What a scan of file shares keeps in memory while it runs; the names go with it. Private to this folder.

namespace capnr {

/// Closes itself; invalid is negative.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number = -1) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept;
  ~FileDescriptor();
  int get() const { return number_; }
  bool valid() const { return number_ >= 0; }
  int release();

 private:
  int number_;
};

/// Opens a name within a folder without following a link, and without a trace in its time of last access where the account may; `traced` is set
/// when reading would leave one.
FileDescriptor open_within(int folder, const char* name, int flags, bool* traced = nullptr);

/// The folders met, each known by its parent and its name: a path is walked from the top again, name by name, so that no link put in its way meanwhile leads
/// elsewhere.
class FolderTree {
 public:
  static constexpr std::uint32_t no_parent = 0xFFFFFFFF;
  std::uint32_t add_top(FileDescriptor top, std::uint32_t department);
  std::uint32_t add(std::uint32_t parent, std::string_view name, std::uint32_t department);
  std::uint32_t department(std::uint32_t folder) const { return folders_[folder].department; }
  bool is_top(std::uint32_t folder) const { return folders_[folder].parent == no_parent; }
  FileDescriptor open(std::uint32_t folder) const;

 private:
  struct Folder {
    std::uint32_t parent, department;
    std::string name;  // empty for one of those given
    FileDescriptor top;
  };
  std::vector<Folder> folders_;
};

/// A file that may have the content of another.
struct FileRecord {
  std::int64_t size, bytes, modified;  // modified in nanoseconds since 1970
  std::uint64_t device, number;
  std::uint32_t folder;
  std::size_t name;  // where it starts among the names, each of which ends with a NUL
};

struct WalkedFiles {
  FolderTree tree;
  std::string names;
  std::vector<FileRecord> records;
  std::vector<StorageSums> sums;  // by number of department
  std::int64_t links = 0, traced = 0;
};

/// Counts into `files.sums` what has the content of another file.
void count_duplicates(WalkedFiles& files, ScanProgress& progress,
                      FunctionRef<void(const ScanProgress&)> on_progress);

}  // namespace capnr
