// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace capnr::web {

/// The words that a reader looks for, as lists and the search understand them: in any order, each somewhere in the text, whatever their case and accents. What is
/// between two spaces is a word, whose signs count as a space: "I-1.9a" is found where these stand in this order. Signs alone ask nothing.
///
///   SoughtWords("numerique écoles").are_in("Écoles du Numérique")   // true
class SoughtWords {
 public:
  SoughtWords() = default;
  explicit SoughtWords(std::string_view typed);

  bool empty() const { return words_.empty(); }
  /// Letters and digits of the longest word.
  std::size_t longest() const;
  /// True of any text when there is no word.
  bool are_in(std::string_view text) const;

 private:
  std::vector<std::string> words_;  ///< folded()
};

}  // namespace capnr::web
