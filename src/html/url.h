// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace capnr::html {

/// An address that may be written in a page: https, http, mailto or tel, relative to the site, or a fragment.
/// javascript:, data:, other schemes, addresses that start with // and those with control characters or
/// spaces do not become a Url.
class Url {
 public:
  static std::optional<Url> from(std::string_view text);
  static Url fragment(std::string_view id);  ///< #id
  /// An image inside the page, as data:image/svg+xml or data:image/png in base64.
  enum class Image { svg, png };
  static Url inline_image(Image kind, std::string_view bytes);
  const std::string& text() const { return text_; }

 private:
  explicit Url(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace capnr::html
