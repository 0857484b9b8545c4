// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "html/url.h"
#include "web/http.h"

namespace capnr::web {

/// The address with its parameters, percent-encoded; those without a value are left out.
std::optional<html::Url> address_with(std::string path, const NamedValues& query);

}  // namespace capnr::web
