// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace capnr {

/// Until when the publisher of an operating system repairs its security for everybody.
struct SupportedSystem {
  std::string name;
  std::vector<std::string> words;  ///< folded; one of them within the folded system of an equipment
  Date end;
  bool verified = false;  ///< against the source; when not, who shows it says so
  std::string source;
};

/// catalog/software/end_of_support.csv: system;words;end_of_support;verified;source.
class SupportCalendar {
 public:
  static Result<SupportCalendar> load(const std::filesystem::path& path);
  /// The system whose words are the longest in it ("windows server 2016" before "windows 2016"); null when none is.
  const SupportedSystem* find(std::string_view operating_system) const;
  const std::vector<SupportedSystem>& systems() const { return systems_; }

 private:
  std::vector<SupportedSystem> systems_;
};

}  // namespace capnr
