// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "footprint/explain.h"

namespace capnr::test {

/// What a formula gives with the numbers of its terms: + − · / and parentheses, symbols between blanks. It knows nothing
/// of the engine: a formula that would not give its figure fails the test.
double evaluate(const std::string& formula, const std::vector<Term>& terms);

}  // namespace capnr::test
