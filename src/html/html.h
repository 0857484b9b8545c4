// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "html/literal.h"
#include "html/url.h"

// Pages are values, built from the inside out. A text is always escaped; only a literal of the program is
// markup.
//
//   Html line = element("p", {{"class", "note"}}, "Directions : ", element("strong", {},
//   name_typed_by_somebody));
//
// There is no way to put a text into a script, a style sheet or an event attribute.

namespace capnr::html {

/// Well-formed markup. Made by markup(), text() and element() only.
class Html {
 public:
  Html() = default;
  const std::string& bytes() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }
  Html& operator+=(const Html& other);
  /// Appends a text, escaped.
  Html& operator+=(std::string_view text);

 private:
  friend class Builder;
  std::string bytes_;
};

class Attribute {
 public:
  /// Without a value: hidden, open.
  Attribute(AttributeName name) : name_(name.view()), bare_(true) {}  // NOLINT(google-explicit-constructor)
  Attribute(AttributeName name, std::string_view value) : name_(name.view()), value_(value) {}
  Attribute(AttributeName name, int value) : name_(name.view()), value_(std::to_string(value)) {}
  friend Attribute href(const Url& url);
  friend Attribute src(const Url& url);
  friend Attribute action(const Url& url);
  friend class Builder;

 private:
  Attribute(std::string_view name, std::string value, int) : name_(name), value_(std::move(value)) {}
  std::string_view name_;
  std::string value_;
  bool bare_ = false;
};

Attribute href(const Url& url);
Attribute src(const Url& url);
Attribute action(const Url& url);

using Attributes = std::vector<Attribute>;

/// Appends to one piece of Html; element() and the rest are short ways to it.
class Builder {
 public:
  void open(TagName tag, const Attributes& attributes);
  void close(TagName tag);
  void leaf(TagName tag, const Attributes& attributes);
  void add(const Html& html) { html_.bytes_ += html.bytes_; }
  void add(std::string_view text);
  void add(const std::vector<Html>& pieces);
  void add_markup(Literal literal) { html_.bytes_ += literal.view(); }
  Html take() { return std::move(html_); }

 private:
  void start(TagName tag, const Attributes& attributes);
  Html html_;
};

/// A literal of the program as it is.
Html markup(Literal literal);
/// A text, escaped; control characters other than tab and line feeds, those that change the direction of what follows, and bytes
/// that are not UTF-8, become U+FFFD.
Html text(std::string_view value);

/// Elements that have no content (br, img, rect…) take no children.
template <class... Children>
Html element(TagName tag, const Attributes& attributes, const Children&... children) {
  Builder builder;
  if constexpr (sizeof...(Children) == 0) {
    builder.leaf(tag, attributes);
  } else {
    builder.open(tag, attributes);
    (builder.add(children), ...);
    builder.close(tag);
  }
  return builder.take();
}

}  // namespace capnr::html
