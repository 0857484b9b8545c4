// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/ids.h"
#include "people/moment.h"

namespace capnr {

using AccountId = Id<struct AccountTag>;

/// Who does something, and when: what every function that changes accounts writes in the audit log.
struct Actor {
  std::optional<AccountId> account = {};  ///< none: the command line, or somebody who has not signed in
  Moment now;
};

}  // namespace capnr
