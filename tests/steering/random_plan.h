// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "steering/plan.h"

namespace capnr::test {

/// A draft of 2026 with up to six actions, whose texts hold accents, quotes, separators and what a spreadsheet would run. For use inside a property.
Plan random_plan();

}  // namespace capnr::test
