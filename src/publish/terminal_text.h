// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "publish/terminal.h"
#include "publish/text_table.h"

namespace capnr {

/// What every text for a terminal is written with: words in its language, lines of its width, bold where there is colour. A
/// text derives from it, says what it has to say in order, and gives taken().
class TerminalText {
 public:
  explicit TerminalText(const TerminalOptions& options);

  using Parameters = std::vector<std::pair<std::string, std::string>>;
  std::string in_words(std::string_view message, const Parameters& parameters = {}) const;
  std::string number(double value) const { return format_number(value, language_); }
  std::string value(double value) const;  ///< "not covered" for what is not a number
  std::string units(double quantity) const;
  std::string ratio(double value) const;  ///< "× 1,2", "–" for what is not a number
  std::string interval(const std::optional<double>& p5, const std::optional<double>& p95) const;

  void title(const std::string& words);    ///< the first line
  void heading(const std::string& words);  ///< after an empty line
  void paragraph(std::string_view words);
  void item(std::string_view words);
  void detail(std::string_view words);  ///< under an item
  void blank_line();
  void table(const TextTable& table);

  Language language() const { return language_; }
  std::size_t width() const { return width_; }
  std::string taken() { return std::move(out_); }

 private:
  std::string bold(const std::string& words) const;

  Language language_;
  bool colour_;
  std::size_t width_;
  std::string out_;
};

}  // namespace capnr
