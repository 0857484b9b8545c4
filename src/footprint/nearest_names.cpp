// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/nearest_names.h"

#include <algorithm>

#include "base/text.h"

namespace capnr {
namespace {

constexpr std::size_t most = 3;

// Letters to add, drop or change, or two neighbours to exchange; more than `limit` is not told apart.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

NearestNames::NearestNames(std::string_view wanted) : wanted_(folded(wanted)) {}

void NearestNames::offer(std::string_view name) {
  const std::string key = folded(name);
  const std::size_t limit = std::max<std::size_t>(2, wanted_.size() / 3);
  std::size_t far = distance(wanted_, key, limit);
  const bool holds = wanted_.size() >= 3 && key.find(wanted_) != key.npos;
  if (holds) far = std::min(far, limit);
  if (far > limit) return;
  if (std::find(names_.begin(), names_.end(), name) != names_.end()) return;
  const auto at = std::upper_bound(distances_.begin(), distances_.end(), far);
  const auto index = at - distances_.begin();
  if (static_cast<std::size_t>(index) >= most) return;
  names_.insert(names_.begin() + index, std::string(name));
  distances_.insert(at, far);
  if (names_.size() > most) {
    names_.pop_back();
    distances_.pop_back();
  }
}

}  // namespace capnr
