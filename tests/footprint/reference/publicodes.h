// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "reference_case.h"

namespace capnr::reference {

/// The numbers of ADEME's publicodes-acv-numerique, rule by rule, under the answers (situation) of a case.
/// Only numbers and defaults are read from it: the formulas are the engine's.
class Publicodes {
 public:
  explicit Publicodes(const ReferenceCase& test);

  /// The situation's, else the rule's value or default: "50%" is 0.5, "50 minute / 60" is 50/60, and the name
  /// of another rule is that rule's.
  double number(const std::string& rule) const;
  /// A choice: "HD" of "'HD'".
  std::string word(const std::string& rule) const;
  bool has(const std::string& rule) const { return model_.find(rule) != nullptr; }

 private:
  const Json* answer(const std::string& rule) const;
  const Json& situation_;
  const Json& model_;
};

}  // namespace capnr::reference
