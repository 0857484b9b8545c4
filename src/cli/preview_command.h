// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace capnr::cli {

/// capnr import --preview: what a file would be read as, and the mapping to correct.
struct PreviewOptions {
  bool wanted = false, force = false;
  std::string output;
};

void declare_preview(CLI::App& app, const Context& context, PreviewOptions& options);
Result<> preview(const Context& context, const PreviewOptions& options, const std::vector<std::string>& paths,
                 const std::string& mapping, const std::string& mappings);

}  // namespace capnr::cli
