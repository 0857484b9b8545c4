// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "footprint/factor_set.h"
#include "inventory/recognise.h"

namespace capnr {

/// The manufacturers' products among the items of a set ("pcf/dell/latitude-5420"): what models are recognised with.
RecognitionTable known_products(const FactorSet& set);

}  // namespace capnr
