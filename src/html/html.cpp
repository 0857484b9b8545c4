// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/html.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace capnr::html {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// U+202A to U+202E and U+2066 to U+2069: they would turn round what stands after them, whoever wrote it.
bool turns_direction(std::string_view three) {
  return three.size() == 3 && ((three[1] == '\x80' && three[2] >= '\xAA' && three[2] <= '\xAE') ||
                               (three[1] == '\x81' && three[2] >= '\xA6' && three[2] <= '\xA9'));
}

void append_escaped(std::string& out, std::string_view value) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    std::string_view instead;
    std::size_t length = 1;
    switch (value[i]) {
      case '&':
        instead = "&amp;";
        break;
      case '<':
        instead = "&lt;";
        break;
      case '>':
        instead = "&gt;";
        break;
      case '"':
        instead = "&quot;";
        break;
      case '\'':
        instead = "&#39;";
        break;
      case '\xE2':
        if (!turns_direction(value.substr(i, 3))) continue;
        instead = replacement;
        length = 3;
        break;
      default:
        if (static_cast<unsigned char>(value[i]) < 0x20 && value[i] != '\n' && value[i] != '\t')
          instead = replacement;
        else if (value[i] == 0x7F)
          instead = replacement;
        else
          continue;
    }
    out.append(value.substr(from, i - from)).append(instead);
    from = i + length;
    i += length - 1;
  }
  out.append(value.substr(from));
}

// Each byte that belongs to no well-formed sequence becomes U+FFFD.
std::string repaired(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size();) {
    const auto c = static_cast<unsigned char>(value[i]);
    const std::size_t length = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    const std::string_view sequence = value.substr(i, length);
    if (is_utf8(sequence)) {
      out += sequence;
      i += length;
    } else {
      out += replacement;
      ++i;
    }
  }
  return out;
}

void append_text(std::string& out, std::string_view value) {
  if (is_utf8(value)) {
    append_escaped(out, value);
  } else {
    append_escaped(out, repaired(value));
  }
}

bool is_void(std::string_view tag) {
  static constexpr std::array<std::string_view, 8> names = {"br",    "col",  "hr",   "img",
                                                            "input", "link", "meta", "wbr"};
  return std::find(names.begin(), names.end(), tag) != names.end();
}

bool is_shape(std::string_view tag) {
  static constexpr std::array<std::string_view, 6> names = {"circle",   "line", "path",
                                                            "polyline", "rect", "use"};
  return std::find(names.begin(), names.end(), tag) != names.end();
}

}  // namespace

Html& Html::operator+=(const Html& other) {
  bytes_ += other.bytes_;
  return *this;
}

Html& Html::operator+=(std::string_view value) {
  append_text(bytes_, value);
  return *this;
}

Attribute href(const Url& url) {
  return {"href", url.text(), 0};
}

Attribute src(const Url& url) {
  return {"src", url.text(), 0};
}
Attribute action(const Url& url) {
  return {"action", url.text(), 0};
}

void Builder::start(TagName tag, const Attributes& attributes) {
  std::string& out = html_.bytes_;
  (out += '<') += tag.view();
  for (const Attribute& attribute : attributes) {
    (out += ' ') += attribute.name_;
    if (attribute.bare_) continue;
    out += "=\"";
    append_text(out, attribute.value_);
    out += '"';
  }
}

void Builder::open(TagName tag, const Attributes& attributes) {
  start(tag, attributes);
  html_.bytes_ += '>';
}

void Builder::close(TagName tag) {
  ((html_.bytes_ += "</") += tag.view()) += '>';
}

void Builder::leaf(TagName tag, const Attributes& attributes) {
  start(tag, attributes);
  html_.bytes_ += is_shape(tag.view()) ? "/>" : ">";
  if (!is_shape(tag.view()) && !is_void(tag.view())) close(tag);
}

void Builder::add(std::string_view value) {
  append_text(html_.bytes_, value);
}

void Builder::add(const std::vector<Html>& pieces) {
  for (const Html& piece : pieces) add(piece);
}

Html markup(Literal literal) {
  Builder builder;
  builder.add_markup(literal);
  return builder.take();
}

Html text(std::string_view value) {
  Builder builder;
  builder.add(value);
  return builder.take();
}

}  // namespace capnr::html
