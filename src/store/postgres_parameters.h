// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace capnr {

/// "?" becomes $1, $2, … in their order; those in 'texts', "names" and comments stay.
std::string numbered_parameters(std::string_view sql);

}  // namespace capnr
