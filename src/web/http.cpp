// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/http.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "web/gzip.h"

namespace capnr::web {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

// "en-GB;q=0.7" is {"en", 0.7}.
std::pair<std::string_view, double> language_range(std::string_view text) {
  text = trimmed(text);
  const std::string_view name = text.substr(0, text.find_first_of("-;"));
  double quality = 1;
  if (const auto at = text.find("q="); at != std::string_view::npos) {
    const auto number = parse_number(text.substr(at + 2), true);
    quality = number ? *number : 0;
  }
  return {name, quality};
}

}  // namespace

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  const auto found =
      std::find_if(query.rbegin(), query.rend(), [&](const auto& pair) { return pair.first == name; });
  if (found == query.rend()) return std::nullopt;
  return found->second;
}

std::shared_ptr<const Body> body_of(std::string bytes) {
  auto body = std::make_shared<Body>();
  const std::uint64_t mark = hash_bytes(bytes);
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), mark, 16).ptr;
  body->etag = "\"" + std::string(digits.data(), end) + "\"";
  body->gzip = gzip(bytes);
  if (body->gzip.size() + 64 > bytes.size()) body->gzip.clear();
  body->bytes = std::move(bytes);
  return body;
}

Result<> read_target(std::string_view target, Request& request) {
  const auto malformed = [&] { return fail(Kind::usage, "the address of the request is not well formed"); };
  if (!target.starts_with('/')) return malformed();
  const auto question = target.find('?');
  auto path = decoded(target.substr(0, question), false);
  if (!path) return malformed();
  request.path = std::move(*path);
  if (question == std::string_view::npos) return {};
  for (const std::string_view pair : split(target.substr(question + 1), '&')) {
    if (pair.empty()) continue;
    const auto equal = pair.find('=');
    auto name = decoded(pair.substr(0, equal), true);
    auto value = decoded(equal == std::string_view::npos ? std::string_view() : pair.substr(equal + 1), true);
    if (!name || !value) return malformed();
    request.query.emplace_back(std::move(*name), std::move(*value));
  }
  return {};
}

Language preferred_language(std::string_view accept_language) {
  double french = 0, english = 0;
  for (const std::string_view part : split(accept_language, ',')) {
    const auto [name, quality] = language_range(part);
    if (name == "fr") french = std::max(french, quality);
    if (name == "en") english = std::max(english, quality);
  }
  return english > french ? Language::en : Language::fr;
}

int http_status(Kind kind) {
  switch (kind) {
    case Kind::usage:
    case Kind::bad_input:
      return 400;
    case Kind::not_found:
      return 404;
    case Kind::conflict:
      return 409;
    case Kind::limit:
      return 413;
    case Kind::unavailable:
      return 503;
  }
  return 500;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Internal Server Error";
  }
}

}  // namespace capnr::web
