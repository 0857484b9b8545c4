// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "publish/result_document.h"
#include "publish/terminal_text.h"

// What the footprint of one inventory and that of several show alike in a terminal.

namespace capnr {

/// Rows with the names of their dimensions, their value, interval, quantity and coverage.
TextTable table_of_rows(std::span<const Dimension> dimensions, std::span<const ResultRow> rows,
                        const TerminalText& text);

/// Why what has no figure has none, a sentence each; empty when all has one.
std::vector<std::string> not_covered_sentences(const ResultDocument& document, const TerminalText& text);

}  // namespace capnr
