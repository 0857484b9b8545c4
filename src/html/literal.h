// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

// What may become markup without being escaped: texts written in the program, and nothing known only at run
// time. Their constructors are consteval, so a std::string, a buffer or a pointer in their place does not
// compile (tests/html/does_not_compile).

namespace capnr::html {

/// Called where a literal is refused: since it is not constexpr, the message names it and the build stops.
void tag_is_refused();
void attribute_is_refused();

class Literal {
 public:
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor): a literal converts
  consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

/// An element's name. Those whose content is code or another document are refused: page.h writes the one
/// style sheet itself.
class TagName {
 public:
  template <std::size_t N>
  consteval TagName(const char (&text)[N]) : text_(text, N - 1) {  // NOLINT(google-explicit-constructor)
    for (const char c : text_) {
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) tag_is_refused();
    }
    for (const std::string_view refused : {"", "script", "style", "iframe", "object", "embed", "base",
                                           "noscript", "template", "foreignObject"}) {
      if (text_ == refused) tag_is_refused();
    }
  }
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

/// An attribute's name. Refused: event handlers (on…), style (the content security policy blocks it), and all
/// that holds an address, which goes through Url.
class AttributeName {
 public:
  template <std::size_t N>
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval AttributeName(const char (&text)[N]) : text_(text, N - 1) {
    for (const char c : text_) {
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
        attribute_is_refused();
    }
    if (text_.size() > 2 && (text_[0] == 'o' || text_[0] == 'O') && (text_[1] == 'n' || text_[1] == 'N'))
      attribute_is_refused();
    for (const std::string_view refused :
         {"", "style", "href", "src", "srcset", "srcdoc", "action", "formaction", "poster", "data", "ping",
          "background", "cite", "manifest", "http-equiv"}) {
      if (text_ == refused) attribute_is_refused();
    }
  }
  constexpr std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

}  // namespace capnr::html
