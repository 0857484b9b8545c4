// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/json.h"

// A case of another project: what it computed, from what. See docs/reference-cases.md.

namespace capnr::reference {

struct ReferenceCase {
  std::string id, system;
  Json inputs, expected;
  double tolerance = 1e-9;  ///< relative

  double number(std::string_view name) const;  ///< of the inputs; a test failure when it is not there
  double number_or(std::string_view name, double fallback) const;
  std::string text(std::string_view name) const;  ///< empty when it is not there
};

/// What we find: one value named "" or several.
using Found = std::map<std::string, double>;

std::vector<ReferenceCase> read_cases(const std::filesystem::path& file);

/// Nothing when the case cannot be computed, `why` says it.
std::optional<Found> numecoeval_value(const ReferenceCase& test, std::string& why);
std::optional<Found> cloud_carbon_value(const ReferenceCase& test, std::string& why);
std::optional<Found> impact_co2_value(const ReferenceCase& test, std::string& why);
std::optional<Found> ademe_value(const ReferenceCase& test, std::string& why);
std::optional<Found> cloud_assess_value(const ReferenceCase& test, std::string& why);

}  // namespace capnr::reference
