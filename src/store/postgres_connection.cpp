// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/connection.h"

namespace capnr {

Result<std::unique_ptr<Connection>> open_postgres(const std::string&, const OpenOptions&) {
  return fail(Kind::unavailable, "PostgreSQL is not served yet");
}

}  // namespace capnr
