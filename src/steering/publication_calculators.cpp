// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/calculator_parts.h"

namespace capnr {
namespace {

constexpr std::string_view impact_schema = "impact-service-public-numerique ";

}  // namespace

// Of the last version of the year's open data: what an older version held is corrected by it.
Calculation published_to_the_schema(const CalculatorInput& input) {
  double published = 0, valid = 0;
  for (const Publication* one : last_versions(input.publications)) {
    if (one->year != input.year) continue;
    for (const PublicationFile& file : one->files) {
      if (!file.schema.starts_with(impact_schema)) continue;
      published += 1;
      valid += file.valid.value_or(false) ? 1 : 0;
    }
  }
  if (published == 0)
    return nothing(
        "no indicator of {year} was published as open data: capnr open-data {year} --output FOLDER",
        {{"year", std::to_string(input.year)}});
  return one_value({.value = 100 * valid / published, .grade = Grade::measured});
}

}  // namespace capnr
