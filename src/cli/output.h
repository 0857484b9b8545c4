// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/file.h"
#include "publish/terminal.h"

namespace capnr::cli {

/// Where a command writes: a file that appears whole or not at all, or the standard output, piece by piece.
class Output {
 public:
  static Result<Output> open(const std::string& path);  ///< the standard output when empty
  Result<> write(std::string_view piece);
  Result<> commit();
  /// Width and colour of the terminal; plain when it is none, or NO_COLOR is set.
  TerminalOptions terminal(Language language) const;

 private:
  std::optional<OutputFile> file_;
};

}  // namespace capnr::cli
