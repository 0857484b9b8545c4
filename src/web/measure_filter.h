// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "steering/standing.h"
#include "web/sought_words.h"

namespace capnr::web {

/// Which measures of indicators a reader wants to see; what is empty asks nothing.
struct MeasureFilter {
  std::string axis, status;  ///< their codes
  SoughtWords words;         ///< in its id and its name

  bool takes(const Standing& standing, Language language) const;
};

}  // namespace capnr::web
