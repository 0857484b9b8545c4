// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>

#include "base/error.h"
#include "steering/lever.h"

// What catalog/levers/*.toml say of each kind of lever: its words, its parameters with their defaults, and where each default comes from.

namespace capnr {

struct LeverParameter {
  LeverParameterRule rule;
  std::string description_fr, description_en, unit_fr, unit_en;
  std::optional<double> default_number;
  std::string default_text;
  std::string source;     ///< of the default
  bool proposal = false;  ///< the default is ours: nothing measured stands behind it
  bool has_default() const { return default_number || !default_text.empty(); }
};

struct LeverKindInfo {
  LeverKind kind = LeverKind::reduce_equipment;
  std::string name_fr, name_en, summary_fr, summary_en;
  LeverFilter filter;  ///< what it acts on unless the lever says what
  double rebound = 0;
  std::string rebound_source;
  bool rebound_proposal = false;
  std::vector<LeverParameter> parameters;  ///< in the order of parameter_rules()
};

/// One per kind, in the order of LeverKind.
struct LeverCatalogue {
  std::vector<LeverKindInfo> kinds;
  const LeverKindInfo& of(LeverKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
};

/// CATALOG/levers/KIND.toml, one per kind. An unknown key, a parameter that the kind does not have, a default without its source are errors
/// with their line.
Result<LeverCatalogue> load_lever_catalogue(const std::filesystem::path& catalog);

}  // namespace capnr
