// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "cli/steering_options.h"
#include "footprint/uncertainty.h"
#include "publish/review.h"

namespace capnr::cli {

struct ReviewQuestion {
  int year = 0;
  Date as_of;
  Language language = Language::fr;
  std::optional<UncertaintyOptions> uncertainty = std::nullopt;
};

/// All that the database knows for the review of a year. `opened` must outlive it: the review looks at its programme.
Result<Review> city_review(const Context& context, OpenSteering& opened, const DatabaseOptions& where,
                           const MethodOptions& method, const ReviewQuestion& question);

}  // namespace capnr::cli
