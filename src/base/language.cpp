// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/language.h"

#include "base/translations.h"

namespace capnr {

std::optional<Language> language_from(std::string_view code) {
  if (code.starts_with("fr")) return Language::fr;
  if (code.starts_with("en")) return Language::en;
  return std::nullopt;
}

std::string_view tr(Language language, std::string_view message) {
  return language == Language::fr ? french(message) : message;
}

std::string tr(Language language, std::string_view message,
               const std::vector<std::pair<std::string, std::string>>& parameters) {
  const std::string_view pattern = tr(language, message);
  std::string text;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t close = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    const std::string* value = nullptr;
    if (close != std::string_view::npos) {
      for (const auto& [name, replacement] : parameters) {
        if (pattern.substr(i + 1, close - i - 1) == name) value = &replacement;
      }
    }
    if (value != nullptr) {
      text += *value;
      i = close + 1;
    } else {
      text += pattern[i++];
    }
  }
  return text;
}

}  // namespace capnr
