// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>

#include "web/http.h"

namespace capnr::web {

/// The one script of the site, which the simulator works without: sliders beside its numbers, and the effect that follows them. Its address changes with it.
const std::shared_ptr<const Body>& site_script_body();
const std::string& site_script_address();

}  // namespace capnr::web
