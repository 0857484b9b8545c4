// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/grade.h"

#include <array>

namespace capnr {
namespace {

constexpr std::array<std::string_view, 4> codes = {"measured", "imported", "declared", "estimated"};

}  // namespace

std::string_view code(Grade grade) {
  return codes[static_cast<std::size_t>(grade)];
}

std::optional<Grade> grade_from(std::string_view code) {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] == code) return static_cast<Grade>(i);
  }
  return std::nullopt;
}

}  // namespace capnr
