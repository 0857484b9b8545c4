// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace capnr {

/// The French of an English message id, from po/fr.po compiled into the program; the id itself when it has none.
std::string_view french(std::string_view message);

}  // namespace capnr
