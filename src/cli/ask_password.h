// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cli/command.h"

namespace capnr::cli {

/// Twice on the terminal, without showing it; or the first line of the standard input, when `from_input`. Kind::usage when there is nobody to ask, or when
/// the two differ.
Result<std::string> ask_password(const Context& context, bool from_input);

}  // namespace capnr::cli
