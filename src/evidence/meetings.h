// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "store/database.h"

// The meetings of the committees that steer a plan, with their minutes, and what was decided. A meeting that is told again (same year, date and
// committee) completes what was told before: its minutes come after it took place. What is told is never removed.

namespace capnr {

struct Meeting {
  int year = 0;  ///< of the plan
  Date date;
  std::string committee;  ///< "Comité de pilotage"
  std::string subject = {};
  std::string minutes_name = {},
              minutes_sha256 = {};  ///< a document kept by its hash; empty before there are minutes
  bool cancelled = false;
  std::string at = {}, by = {};
  bool operator==(const Meeting&) const = default;
};

struct Decision {
  int year = 0;
  Date date;
  std::string text;
  std::string reference = {};             ///< "2026/0142", empty when it has none
  std::string committee = {};             ///< that took it, where one did
  std::vector<std::string> actions = {};  ///< ids of those that it is about
  std::string at = {}, by = {};
  bool operator==(const Decision&) const = default;
};

/// False when it was told already.
Result<bool> record_meeting(Database& database, OrgId org, const Meeting& meeting);
/// By date, then committee; what was told last of each wins.
Result<std::vector<Meeting>> meetings(Database& database, OrgId org, int year);
/// False when it was told already.
Result<bool> record_decision(Database& database, OrgId org, const Decision& decision);
/// By date.
Result<std::vector<Decision>> decisions(Database& database, OrgId org, int year);

}  // namespace capnr
