// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "backup/rotation.h"

#include <algorithm>

#include "backup/workshop.h"

namespace capnr {
namespace {

constexpr std::string_view pattern = "capnr-0000-00-00T000000Z.zip";
constexpr std::string_view unfinished = ".part";

bool is_dated_backup(std::string_view name) {
  return std::equal(name.begin(), name.end(), pattern.begin(), pattern.end(), [](char c, char expected) {
    return expected == '0' ? c >= '0' && c <= '9' : c == expected;
  });
}

}  // namespace

std::string dated_backup_name(std::string_view made_at) {
  std::string name = "capnr-" + std::string(made_at) + ".zip";
  std::erase(name, ':');
  return name;
}

Result<std::vector<std::filesystem::path>> remove_older_backups(const std::filesystem::path& folder,
                                                                std::size_t keep) {
  std::vector<std::filesystem::path> backups;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    std::string name = entry.path().filename().string();
    if (is_dated_backup(name)) backups.push_back(entry.path());
    if (!name.ends_with(unfinished)) continue;
    name.resize(name.size() - unfinished.size());
    // Taken over and given up: it goes, unless somebody is at work there.
    if (is_dated_backup(name)) static_cast<void>(Workshop::beside(folder / name));
  }
  std::sort(backups.begin(), backups.end());
  backups.resize(backups.size() - std::min(keep, backups.size()));
  for (const auto& old : backups) {
    if (!error) std::filesystem::remove(old, error);
  }
  if (!error) return backups;
  return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", error.message()}},
              {.file = folder.string()});
}

}  // namespace capnr
