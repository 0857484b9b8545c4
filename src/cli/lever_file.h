// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "cli/command.h"
#include "steering/lever_book.h"

namespace capnr::cli {

/// The levers of a city's file; none when no file is named.
Result<LeverBook> city_levers(const Context& context, const std::string& file, int first_year);

}  // namespace capnr::cli
