// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "cli/output.h"
#include "footprint/uncertainty.h"

// What capnr footprint can be asked, as typed and as understood.

namespace capnr::cli {

struct FootprintOptions {
  InventoryOptions inventory;
  MethodOptions method;
  std::vector<std::string> by, criteria, compare_sets;
  std::string view, format = "table", from, mapping, mappings, rejects, output;
  std::optional<unsigned> draws;
  std::uint64_t seed = 1;
  unsigned threads = 1;
  bool detail = false;
};
void declare_footprint_options(CLI::App& app, const Context& context, FootprintOptions& options);

struct FootprintQuestion {
  std::vector<Dimension> dimensions;  ///< with the criterion
  std::vector<Criterion> criteria;    ///< all when empty
  std::optional<UncertaintyOptions> uncertainty;
  bool by_application = false;
};
/// Kind::usage names what is not known, and what is.
Result<FootprintQuestion> question_of(const FootprintOptions& options);

/// What --by and --criterion say; Kind::usage names what is not known, and what is.
Result<std::vector<Dimension>> dimensions_of(const std::vector<std::string>& words);
Result<std::vector<Criterion>> criteria_of(const std::vector<std::string>& words);
/// Whether the hosts must be split between the applications that run on them.
bool by_application(const std::vector<Dimension>& dimensions);

/// Leaves out of a footprint the criteria that were not asked; Kind::not_found when the set has none of those asked.
Result<> keep_criteria(Footprint& footprint, const std::vector<Criterion>& wanted);

}  // namespace capnr::cli
