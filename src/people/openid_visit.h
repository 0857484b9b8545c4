// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "people/account.h"
#include "people/openid.h"

// Browsers that have gone to the identity provider and are to come back: what must be remembered meanwhile, by whichever server of the city they come
// back to. Of the state, which the browser holds, only the hash is kept.

namespace capnr {

inline constexpr std::chrono::minutes openid_visit_kept{10};

struct OpenIdVisit {
  OpenIdRequest request = {};  ///< without its url once it comes back
  std::string next = {};       ///< the page to go to then
  // What it comes for, besides signing in:
  std::optional<AccountId> account = {};  ///< to link this account, which has asked for it
  std::string link_hash = {};  ///< to use this one-time link, or empty: token_hash() of people/token.h
};

/// Those that never came back go at the same time.
Result<> keep_openid_visit(Database& database, const OpenIdVisit& visit, Moment now);

/// Takes it out: it serves once. Nothing for a state that is unknown, was used, or is ten minutes old.
Result<std::optional<OpenIdVisit>> take_openid_visit(Database& database, std::string_view state, Moment now);

}  // namespace capnr
