// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "footprint/engine.h"
#include "footprint/uncertainty.h"

// A part of a footprint and how it divides: the schools' computers by phase. The figures are those of capnr footprint --by; a part has intervals of its
// own, drawn on what it is made of.

namespace capnr {

struct ExplorerQuestion {
  std::vector<Dimension> dimensions;                       ///< of the rows, without the criterion
  std::optional<Criterion> criterion;                      ///< nothing: all that the set covers
  std::vector<std::pair<Dimension, std::string>> filters;  ///< what is looked at: these words only
};

struct Explored {
  ResultTable total;  ///< by criterion
  ResultTable rows;   ///< by the dimensions asked, then the criterion
};

/// The groups that have the words asked for, and the criterion. A filter by phase, criterion or year takes nothing away.
Footprint part_of(const Footprint& footprint, const ExplorerQuestion& question);

/// Kind::not_found when the set has no figure for the criterion.
Result<Explored> explore(const Footprint& footprint, const FactorSet& set, const ExplorerQuestion& question,
                         const std::optional<UncertaintyOptions>& uncertainty);

}  // namespace capnr
