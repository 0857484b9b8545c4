// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/url.h"

#include <array>

#include "base/base64.h"
#include "base/text.h"

namespace capnr::html {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// What precedes the first colon, when that colon comes before any slash, question mark or hash.
std::optional<std::string> scheme_of(std::string_view text) {
  const std::size_t end = text.find_first_of(":/?#");
  if (end == std::string_view::npos || text[end] != ':') return std::nullopt;
  return lower(text.substr(0, end));
}

}  // namespace

std::optional<Url> Url::from(std::string_view text) {
  if (text.empty() || !is_utf8(text) || text.starts_with("//") || text.find('\\') != std::string_view::npos)
    return std::nullopt;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return std::nullopt;
  }
  if (const auto scheme = scheme_of(text)) {
    static constexpr std::array<std::string_view, 4> allowed = {"https", "http", "mailto", "tel"};
    bool known = false;
    for (const std::string_view name : allowed) known = known || *scheme == name;
    if (!known || !is_letter(text.front())) return std::nullopt;
  }
  return Url(std::string(text));
}

Url Url::fragment(std::string_view id) {
  return Url("#" + std::string(id));
}

Url Url::inline_image(Image kind, std::string_view bytes) {
  return Url((kind == Image::svg ? "data:image/svg+xml;base64," : "data:image/png;base64,") + base64(bytes));
}

}  // namespace capnr::html
