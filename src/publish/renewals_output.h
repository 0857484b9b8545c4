// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "publish/sink.h"
#include "publish/terminal.h"
#include "steering/renewals.h"

namespace capnr {

/// The renewals to come, with what must be said of them. docs/lifetimes.md explains the columns.
struct RenewalDocument {
  std::string city, insee_code, set;
  std::vector<EquipmentKind> kinds;
  std::vector<bool> hidden;  ///< by kind: its factor is of a pack whose values are not shown
  RenewalPlan plan;
  double personal = 0;  ///< machines of agents (BYOD), left out
};

std::string to_terminal(const RenewalDocument& document, const TerminalOptions& options);
Result<> write_json(const RenewalDocument& document, Sink sink);
/// One row for each year and type; the backlog is the year "backlog".
Result<> write_csv(const RenewalDocument& document, Sink sink);

}  // namespace capnr
