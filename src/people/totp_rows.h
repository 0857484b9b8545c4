// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "people/actor.h"
#include "store/database.h"

// What the database keeps of second factors. Private to this folder.

namespace capnr {

struct TotpState {
  std::string key;       ///< empty: none in force
  std::string enrolled;  ///< waits for its first code
  std::optional<std::int64_t> last_step = {};
};
/// Empty when there is no such account.
Result<TotpState> totp_state(Database& database, AccountId account);

/// Whether the code is right; it is not taken twice, nor by two at once.
Result<bool> take_code(Database& database, AccountId account, std::string_view code, Moment now);

}  // namespace capnr
