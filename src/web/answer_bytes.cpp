// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/answer_bytes.h"

#include <charconv>

#include "base/base64.h"
#include "evidence/sha256.h"
#include "html/page.h"

namespace capnr::web {
namespace {

// SHA-256 in base64, as a content security policy names what it allows.
std::string hash_of_styles() {
  const std::string digits = sha256_of(html::style_sheet());
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return base64(bytes);
}

// Nothing of another site is fetched or run, nobody frames the page, and what is read here is told to no other site. The one style sheet that stands
// in a page (that of the reports, which are one file) is known by its hash.
const std::string& security_headers() {
  static const std::string headers =
      "Content-Security-Policy: default-src 'none'; style-src 'self' 'sha256-" + hash_of_styles() +
      "'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'\r\n"
      "X-Content-Type-Options: nosniff\r\n"
      "X-Frame-Options: DENY\r\n"
      "Referrer-Policy: same-origin\r\n"
      "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n";
  return headers;
}

// Kept by the browser, and asked again each time: a figure that has changed is never shown as it was.
std::string_view cache_control(const Response& response) {
  if (response.status == 200 && response.of_api) return "private, no-cache";
  if (response.status != 200 || response.personal) return "no-store";
  return response.immutable ? "public, max-age=31536000, immutable" : "no-cache";
}

// Pages have a weak mark, the same for both encodings. The API's is strong: bytes that are compressed are others, and have another mark.
std::string mark_of(const Response& response, const Body& body, bool compressed) {
  if (!response.of_api) return "W/" + body.etag;
  return compressed ? body.etag.substr(0, body.etag.size() - 1) + "-gzip\"" : body.etag;
}

// Whichever of the two marks the reader has, it is of these bytes.
bool has_mark(std::string_view if_none_match, const Body& body) {
  const std::string_view mark = std::string_view(body.etag).substr(0, body.etag.size() - 1);
  return if_none_match.find(body.etag) != std::string_view::npos ||
         if_none_match.find(std::string(mark) + "-gzip\"") != std::string_view::npos;
}

void add(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

AnswerBytes answer_bytes(const Response& response, const Request& request, bool keep_alive,
                         std::string_view date) {
  static const std::shared_ptr<const Body> nothing = body_of("");
  const Body& body = response.body != nullptr ? *response.body : *nothing;
  const bool good = response.status == 200 && !response.personal;
  const bool unchanged = good && has_mark(request.if_none_match, body);
  const bool compressed = request.accepts_gzip && !body.gzip.empty();
  const std::string_view bytes = compressed ? body.gzip : body.bytes;
  const int status = unchanged ? 304 : response.status;

  AnswerBytes out;
  out.head = "HTTP/1.1 " + std::to_string(status) + " ";
  out.head.append(reason_of(status)).append("\r\n");
  add(out.head, "Date", date);
  out.head += security_headers();
  if (request.https) add(out.head, "Strict-Transport-Security", "max-age=63072000");  // two years
  add(out.head, "Cache-Control", cache_control(response));
  if (good) add(out.head, "ETag", mark_of(response, body, compressed));
  add(out.head, "Vary", response.languages_vary ? "Accept-Encoding, Accept-Language" : "Accept-Encoding");
  if (!response.allow.empty()) add(out.head, "Allow", response.allow);
  if (!response.location.empty()) add(out.head, "Location", response.location);
  if (!response.continues_at.empty()) add(out.head, "Refresh", "0; url=" + response.continues_at);
  for (const std::string& cookie : response.cookies) add(out.head, "Set-Cookie", cookie);
  for (const auto& [name, value] : response.headers) add(out.head, name, value);
  add(out.head, "Connection", keep_alive ? "keep-alive" : "close");
  if (!unchanged) {
    add(out.head, "Content-Type", response.content_type);
    if (!response.language.empty()) add(out.head, "Content-Language", response.language);
    if (!response.download.empty())
      add(out.head, "Content-Disposition", "attachment; filename=\"" + std::string(response.download) + "\"");
    if (compressed) add(out.head, "Content-Encoding", "gzip");
    add(out.head, "Content-Length", std::to_string(bytes.size()));
    if (request.method != Method::head) out.body = bytes;
  }
  out.head += "\r\n";
  return out;
}

}  // namespace capnr::web
