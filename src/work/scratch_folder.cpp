// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/scratch_folder.h"

#include <cstdlib>
#include <utility>

#include "base/file.h"

namespace capnr {

namespace fs = std::filesystem;

Result<ScratchFolder> ScratchFolder::make() {
  std::error_code error;
  std::string name = (fs::temp_directory_path(error) / "capnr-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr)
    return fail(Kind::unavailable, "no folder can be made for files that are worked on");
  return ScratchFolder(std::move(name));
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<> unpack(const std::vector<Upload>& files, const fs::path& folder) {
  for (const Upload& file : files) {
    if (!is_inner_path(file.name))
      return fail(Kind::bad_input, "{name} cannot be the name of a file", {{"name", file.name}});
    const fs::path path = folder / file.name;
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    TRY_VOID(write_file(path, file.bytes));
  }
  return {};
}

}  // namespace capnr
