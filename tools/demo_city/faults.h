// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "tools/demo_city/random.h"
#include "tools/demo_city/sheet.h"

namespace capnr::demo {

/// The faults that real exports have, and which columns they strike. A few rows in a hundred are struck; an importer rejects about half of
/// them, and must read or name the others.
struct FaultPlan {
  std::string_view name = {};                  ///< written twice
  std::vector<std::string_view> dates = {};    ///< unreadable, or of a day that does not exist
  std::string_view model = {};                 ///< missing, or as somebody wrote it
  std::string_view maker = {};                 ///< spelt otherwise
  std::string_view text = {};                  ///< spans several lines
  std::vector<std::string_view> numbers = {};  ///< no-break spaces between thousands, or a word
};

void spoil(Sheet& sheet, const FaultPlan& plan, Random random);

}  // namespace capnr::demo
