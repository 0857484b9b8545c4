// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "people/moment.h"
#include "store/database.h"

// Files that a browser has sent, kept apart until a job takes them: nobody is ever served one. They go when they have been taken, or after seven days.

namespace capnr {

inline constexpr std::chrono::days upload_kept{7};

struct Upload {
  std::string name;     ///< a path inside the batch, with / : "2026/parc.csv"
  std::string mapping;  ///< the mapping file (TOML) that its sender has chosen; empty: by its headers
  std::string bytes;
};

/// A batch of files with one name each, by a name that cannot be guessed. Files of more than upload_kept go at the same time. Kind::bad_input for a name that is
/// no path inside a folder, or comes twice.
Result<std::string> keep_uploads(Database& database, OrgId org, const std::vector<Upload>& files, Moment now);
/// In the order of their names. Kind::not_found when there is no such batch, or no more.
Result<std::vector<Upload>> load_uploads(Database& database, OrgId org, std::string_view batch);
/// Kind::not_found when the batch has no file of this name.
Result<> set_upload_mapping(Database& database, OrgId org, std::string_view batch, std::string_view name,
                            std::string_view toml);
Result<> remove_uploads(Database& database, OrgId org, std::string_view batch);

/// Whether a name stays inside the folder where it is unpacked, and is shown as one line: no "..", no root, no control character.
bool is_inner_path(std::string_view name);

}  // namespace capnr
