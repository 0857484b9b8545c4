// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/error.h"
#include "publish/document.h"

namespace capnr::doc {

/// The document as OpenDocument Text 1.3 (ISO/IEC 26300), for word processors: headings with their level, lists, tables whose first row is
/// repeated on each page, notes as footnotes, the page's number, the language and the title. A drawing gives its figures as a table. The same
/// document gives the same bytes.
Result<std::string> to_odt(const Document& document);

}  // namespace capnr::doc
