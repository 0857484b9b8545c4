// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/error.h"

// A page as a PDF, printed by Debian's Chromium: tagged (its headings, tables and lists can be read by a screen reader), with an outline, the
// page's own title and language, its number at the foot of each page. A4 unless the style sheet's @page says otherwise.
//
//   TRY(const std::string pdf, browser::pdf_of(html, {.footer = "Ville de Marseille – bilan 2026"}));
//
// The page gets nothing from the network or from files, and runs no script. The moment of printing is in the file: two prints differ in that.

namespace capnr::browser {

struct PdfOptions {
  std::string program = "chromium";  ///< in PATH, or a path
  std::string footer = {};           ///< on the left of each page's number
  std::chrono::seconds limit{120};   ///< for everything
};

/// Kind::not_found when the program is not there (the message names the package), Kind::unavailable when it fails or takes too long.
Result<std::string> pdf_of(std::string_view html, const PdfOptions& options);

}  // namespace capnr::browser
