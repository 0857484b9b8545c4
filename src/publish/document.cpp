// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/document.h"

#include <algorithm>

namespace capnr::doc {

std::string Line::words() const {
  std::string out;
  for (const Inline& piece : pieces_) {
    if (const auto* text = std::get_if<std::string>(&piece)) out += *text;
    if (const auto* number = std::get_if<Number>(&piece)) out += number->shown;
    if (const auto* hash = std::get_if<Hash>(&piece)) out += hash->text;
    if (const auto* strong = std::get_if<Strong>(&piece)) out += strong->text;
  }
  return out;
}

NoteCall Document::note(std::string_view words) {
  const auto found = std::ranges::find(notes, words);
  const auto at = static_cast<std::size_t>(found - notes.begin());
  if (found == notes.end()) notes.emplace_back(words);
  return {at};
}

}  // namespace capnr::doc
