// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace capnr::cli {

/// What the process ends with when its command succeeds: 0, unless the command says otherwise (doctor: 1 when it has found something). A
/// process runs one command.
int& exit_status();

}  // namespace capnr::cli
