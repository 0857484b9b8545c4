// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/word_index.h"

#include "base/text.h"

namespace capnr {

WordIndex::WordIndex() : slots_(256) {
  id("");
}

std::uint32_t WordIndex::id(std::string_view text) {
  const std::uint64_t hash = hash_bytes(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t found = slots_[at] - 1;
    if (hashes_[found] == hash && texts_[found] == text) return found;
  }
  texts_.emplace_back(text);
  hashes_.push_back(hash);
  slots_[at] = static_cast<std::uint32_t>(texts_.size());
  if (texts_.size() * 2 > slots_.size()) grow();
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

void WordIndex::grow() {
  std::vector<std::uint32_t> wider(slots_.size() * 2);
  const std::size_t mask = wider.size() - 1;
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (wider[at] != 0) at = (at + 1) & mask;
    wider[at] = i + 1;
  }
  slots_ = std::move(wider);
}

}  // namespace capnr
