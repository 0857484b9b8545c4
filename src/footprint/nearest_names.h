// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace capnr {

/// The names most like the one that was asked for, as they come; at most three, nearest first. Names are compared
/// folded: case, accents and punctuation do not count, a name that holds the whole of the other is near.
class NearestNames {
 public:
  explicit NearestNames(std::string_view wanted);
  void offer(std::string_view name);
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::string wanted_;
  std::vector<std::string> names_;
  std::vector<std::size_t> distances_;  ///< of names_, in order
};

}  // namespace capnr
