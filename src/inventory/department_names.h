// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "inventory/model.h"

namespace capnr {

/// One tool writes the code of a department, another its name: both are its name.
class DepartmentNames {
 public:
  explicit DepartmentNames(std::span<const Department> departments) {
    for (const Department& department : departments) names_.emplace(folded(department.code), department.name);
  }
  /// The word itself when the city has no such code.
  std::string name(std::string_view word) const {
    const auto found = names_.find(folded(word));
    return found == names_.end() || found->second.empty() ? std::string(word) : found->second;
  }

 private:
  std::unordered_map<std::string, std::string> names_;  // by folded code
};

}  // namespace capnr
