// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "html/html.h"

using namespace capnr::html;

Html made(const std::string& typed) {
#ifdef CAPNR_WRONG
  const char buffer[4] = {typed[0], 0, 0, 0};
  return markup(buffer);
#else
  const char buffer[4] = {typed[0], 0, 0, 0};
  return text(buffer);
#endif
}
