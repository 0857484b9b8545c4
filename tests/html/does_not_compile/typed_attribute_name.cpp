// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "html/html.h"

using namespace capnr::html;

Html made(const std::string& typed) {
#ifdef CAPNR_WRONG
  return element("p", {{typed, "title"}}, "x");
#else
  return element("p", {{"title", typed}}, "x");
#endif
}
