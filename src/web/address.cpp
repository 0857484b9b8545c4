// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/address.h"

namespace capnr::web {

std::optional<html::Url> address_with(std::string path, const NamedValues& query) {
  char before = '?';
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    path += before;
    path.append(percent_encoded(name)).append("=").append(percent_encoded(value));
    before = '&';
  }
  return html::Url::from(path);
}

}  // namespace capnr::web
