// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/error.h"
#include "web/server.h"

namespace capnr::cli {

/// "8080" (this machine only), "0.0.0.0:443", "[::]:443", "localhost:0": the address and the port of a server. Kind::usage for anything else.
Result<> read_listen(std::string_view text, web::ServerOptions& options);

}  // namespace capnr::cli
