// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/measure_filter.h"

#include "web/words.h"

namespace capnr::web {

bool MeasureFilter::takes(const Standing& standing, Language language) const {
  if (!axis.empty() && code(standing.commitment->axis) != axis) return false;
  if (!status.empty() && code(standing.status) != status) return false;
  return words.empty() || words.are_in(standing.indicator->id + " " + standing_name(standing, language));
}

}  // namespace capnr::web
