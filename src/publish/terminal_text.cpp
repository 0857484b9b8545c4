// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/terminal_text.h"

#include <algorithm>
#include <cmath>

namespace capnr {

TerminalText::TerminalText(const TerminalOptions& options)
    : language_(options.language),
      colour_(options.colour),
      width_(std::clamp<std::size_t>(options.width, 80, 120)) {}

std::string TerminalText::in_words(std::string_view message, const Parameters& parameters) const {
  return tr(language_, message, parameters);
}

std::string TerminalText::value(double value) const {
  return std::isnan(value) ? in_words("not covered") : number(value);
}

std::string TerminalText::units(double quantity) const {
  return in_words("{count} units", {{"count", number(quantity)}});
}

std::string TerminalText::ratio(double value) const {
  return std::isnan(value) ? "–" : "× " + format_number(value, language_, 3);
}

std::string TerminalText::interval(const std::optional<double>& p5, const std::optional<double>& p95) const {
  return p5 && p95 ? number(*p5) + " – " + number(*p95) : "–";
}

std::string TerminalText::bold(const std::string& words) const {
  return colour_ ? "\033[1m" + words + "\033[0m" : words;
}

void TerminalText::title(const std::string& words) {
  out_ += bold(words) + "\n";
}

void TerminalText::heading(const std::string& words) {
  out_ += "\n" + bold(words) + "\n";
}

void TerminalText::paragraph(std::string_view words) {
  out_ += wrapped(words, width_) + "\n";
}

void TerminalText::item(std::string_view words) {
  out_ += wrapped("  • " + std::string(words), width_, 4) + "\n";
}

void TerminalText::detail(std::string_view words) {
  out_ += wrapped("      " + std::string(words), width_, 6) + "\n";
}

void TerminalText::blank_line() {
  out_ += "\n";
}

void TerminalText::table(const TextTable& table) {
  out_ += render(table, width_);
}

}  // namespace capnr
