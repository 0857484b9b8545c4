// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/language.h"
#include "web/site.h"

namespace capnr::web {

/// What the server offers: the table of routes as a page, with the city and the inventory that the figures are of.
std::string index_page(const Snapshot& snapshot, Language language);

}  // namespace capnr::web
