// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// A folder of dated backups: capnr-2026-12-31T235959Z.zip.

namespace capnr {

/// `made_at` as in BackupNotes. Names are in the order of time.
std::string dated_backup_name(std::string_view made_at);

/// Removes all but the last `keep` dated backups of a folder, and what killed processes have left of unfinished ones. Files of other names are not
/// looked at. Gives what it removed, the oldest first.
Result<std::vector<std::filesystem::path>> remove_older_backups(const std::filesystem::path& folder,
                                                                std::size_t keep);

}  // namespace capnr
