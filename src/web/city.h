// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "inventory/repository.h"
#include "web/exchange.h"

namespace capnr::web {

/// The organisation that is served, as the database has it now. Kind::not_found when it is gone.
Result<StoredOrg> city_of(const Exchange& exchange);

}  // namespace capnr::web
