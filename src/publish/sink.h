// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "base/error.h"
#include "base/function_ref.h"

namespace capnr {

/// Where an output goes, piece by piece.
using Sink = FunctionRef<Result<>(std::string_view)>;

}  // namespace capnr
