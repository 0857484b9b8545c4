// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "base/error.h"
#include "footprint/factor_set_loader.h"
#include "footprint/pack.h"

namespace capnr {

/// pack.toml. The id is the folder's name, whatever the file says elsewhere: they must agree. An unknown key
/// is an error.
Result<PackManifest> read_manifest(const std::filesystem::path& file);

/// A file of catalog/sets/.
Result<SetDefinition> read_set(const std::filesystem::path& file);

}  // namespace capnr
