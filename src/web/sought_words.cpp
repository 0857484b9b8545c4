// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/sought_words.h"

#include <algorithm>

#include "base/text.h"

namespace capnr::web {

SoughtWords::SoughtWords(std::string_view typed) {
  for (const std::string_view one : split(typed, ' '))
    if (std::string word = folded(one); !word.empty()) words_.push_back(std::move(word));
}

std::size_t SoughtWords::longest() const {
  std::size_t most = 0;
  for (const std::string& word : words_) most = std::max(most, word.size());
  return most;
}

bool SoughtWords::are_in(std::string_view text) const {
  if (words_.empty()) return true;
  const std::string key = folded(text);
  return std::ranges::all_of(words_,
                             [&](const std::string& word) { return key.find(word) != std::string::npos; });
}

}  // namespace capnr::web
