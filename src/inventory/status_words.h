// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/error.h"

namespace capnr {

/// What the words that tools write for the state of an equipment mean for its life.
enum class EquipmentStatus : std::uint8_t {
  unspecified,  ///< no word, or one that the catalogue does not know: taken for in use
  in_use,       ///< also lent
  stock,        ///< could serve
  repair,       ///< cannot serve now
  retired,      ///< gone
  to_retire,    ///< still there, not to serve again
};
std::string_view code(EquipmentStatus status);

/// catalog/recognition/statuses.csv: status;words, the words separated by |, compared without case nor accents.
class StatusWords {
 public:
  static Result<StatusWords> load(const std::filesystem::path& path);
  EquipmentStatus status(std::string_view word) const;

 private:
  std::unordered_map<std::string, EquipmentStatus> by_word_;  // folded
};

}  // namespace capnr
