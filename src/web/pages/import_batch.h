// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inventory/preview.h"
#include "web/exchange.h"
#include "work/upload.h"

// The files that were sent and are not imported yet: what they are, and how each would be read.

namespace capnr::web {

/// Files of a form, those of zip archives taken out of them. Kind::limit for more than a thousand files or 256 MiB once unpacked; Kind::bad_input for what no
/// batch takes.
Result<std::vector<Upload>> unpacked(const std::vector<SentFile>& files);

/// A file of a batch, and how it would be read; or why it cannot.
struct BatchFile {
  Upload upload;
  bool is_table = false;  ///< else it is left aside, unless it is of a city's folder
  Result<Preview> preview;
};

/// How one file would be read, with the mapping that was chosen for it, if any.
Result<Preview> preview_of(const ImportTools& tools, const Upload& upload);
BatchFile batch_file(const ImportTools& tools, Upload upload);

/// Gives each file that no mapping knows the mapping that was guessed for it.
void guess_mappings(const ImportTools& tools, std::vector<Upload>& files);

}  // namespace capnr::web
