// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace capnr {

/// The standard normal quantile of a probability strictly between 0 and 1, to about sixteen digits (Wichura
/// 1988, algorithm AS 241, PPND16).
double inverse_normal(double probability);

}  // namespace capnr
