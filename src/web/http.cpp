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

constexpr std::ptrdiff_t most_fields = 1000;

// "a=1&b=2", decoded.
std::optional<NamedValues> pairs_of(std::string_view text) {
  NamedValues pairs;
  for (const std::string_view pair : split(text, '&')) {
    if (pair.empty()) continue;
    const auto equal = pair.find('=');
    auto name = decoded(pair.substr(0, equal), true);
    auto value = decoded(equal == std::string_view::npos ? std::string_view() : pair.substr(equal + 1), true);
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
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

std::optional<std::string_view> last_value(const NamedValues& values, std::string_view name) {
  const auto found =
      std::find_if(values.rbegin(), values.rend(), [&](const auto& pair) { return pair.first == name; });
  if (found == values.rend()) return std::nullopt;
  return found->second;
}

std::string_view Request::cookie_value(std::string_view name) const {
  for (const std::string_view part : split(cookie, ';')) {
    const std::string_view pair = trimmed(part);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

Response redirect(std::string location) {
  Response response;
  response.status = 303;
  response.personal = true;
  response.location = std::move(location);
  return response;
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
  auto query = pairs_of(target.substr(question + 1));
  if (!query) return malformed();
  request.query = std::move(*query);
  return {};
}

Result<NamedValues> read_form(std::string_view body) {
  if (std::count(body.begin(), body.end(), '&') >= most_fields)
    return fail(Kind::limit, "the form has more than {most} fields", {{"most", std::to_string(most_fields)}});
  auto fields = pairs_of(body);
  if (!fields) return fail(Kind::usage, "the form is not well formed");
  return std::move(*fields);
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
        c == '_' || c == '~') {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
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
    case 201:
      return "Created";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
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
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Internal Server Error";
  }
}

}  // namespace capnr::web
