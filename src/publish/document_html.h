// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "publish/document.h"

namespace capnr::doc {

/// A whole page that asks nothing of the network: its contents, its sections, and its notes at the end, each a click away from where it is
/// called and back.
std::string to_html(const Document& document);

}  // namespace capnr::doc
