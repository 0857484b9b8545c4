// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "steering/programme.h"

namespace capnr::test {

/// docs/indicators.md, as the catalogue and the calculators have it.
std::string indicators_page(const Programme& programme);

}  // namespace capnr::test
