// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>

namespace capnr {

/// From the system, good for secrets (libsodium's randombytes).
std::string random_bytes(std::size_t count);

}  // namespace capnr
