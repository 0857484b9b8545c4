// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "publish/open_data.h"

// Which values are published. Private to this folder.

namespace capnr {

struct PublishedValue {
  const LedgerEntry* entry = nullptr;
  const Indicator* indicator = nullptr;
  const Measure* measure = nullptr;
};

/// Whether an indicator and a scope may be published: not withheld, of the city or of a service.
bool is_published(const OpenDataChoices& choices, std::string_view indicator, const Scope& scope);

/// The values whose period ends in the year, that may be published and that the programme knows, in the order of the programme.
std::vector<PublishedValue> published_values(const OpenDataInput& input);

}  // namespace capnr
