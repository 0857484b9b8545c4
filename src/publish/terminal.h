// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/language.h"
#include "publish/result_document.h"

namespace capnr {

struct TerminalOptions {
  Language language = Language::fr;
  std::size_t width = 100;  ///< kept between 80 and 120
  bool colour = false;
};

/// The document as a person reads it in a terminal: totals, phases, what they are made of, how far they can be trusted.
std::string to_terminal(const ResultDocument& document, const TerminalOptions& options);

}  // namespace capnr
