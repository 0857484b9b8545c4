// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/language.h"
#include "web/uploaded_body.h"

// A request and an answer, as handlers see them: plain values, without the library that carries them.

namespace capnr::web {

enum class Method { get, head, post, other };

using NamedValues = std::vector<std::pair<std::string, std::string>>;

/// The last value of a name, as forms mean it.
std::optional<std::string_view> last_value(const NamedValues& values, std::string_view name);

struct Request {
  Method method = Method::get;
  std::string path;   ///< decoded, without the query: "/footprint.csv"
  NamedValues query;  ///< decoded, in their order
  std::string accept_language;
  std::string if_none_match;
  bool accepts_gzip = false;
  bool https = false;  ///< it has come by https, to us or to the proxy before us
  std::string host, origin,
      fetch_site;  ///< Host, Origin and Sec-Fetch-Site, empty when the client says nothing
  std::string cookie, authorization, content_type;
  std::string body;
  std::shared_ptr<const UploadedBody> upload;  ///< in place of `body`, where a route takes files
  std::string address;                         ///< of the client, or of the proxy before us

  std::optional<std::string_view> parameter(std::string_view name) const { return last_value(query, name); }
  /// The value of a cookie, as it stands; empty when the browser did not send it.
  std::string_view cookie_value(std::string_view name) const;
};

/// Bytes that are served more than once are kept once: as they are, compressed, and with the mark that says whether they changed.
struct Body {
  std::string bytes;
  std::string gzip;  ///< empty when it would not be shorter
  std::string etag;  ///< between quotes
};
std::shared_ptr<const Body> body_of(std::string bytes);

struct Response {
  int status = 200;
  std::string_view content_type = "text/html; charset=utf-8";
  std::shared_ptr<const Body> body;
  std::string download;         ///< a name under which a browser saves it; shown in the page when empty
  std::string allow;            ///< of a 405
  std::string_view language;    ///< "fr", "en", or empty for data
  bool languages_vary = false;  ///< another Accept-Language would have another answer
  bool personal = false;        ///< of somebody who has signed in: no cache on the way keeps it
  bool of_api = false;          ///< strong ETag; kept by who asks and by nobody else
  bool immutable = false;       ///< its address changes when it does: kept for a year without asking
  std::string location;         ///< of a redirection
  std::string
      continues_at;  ///< an address of another site, where the browser goes on by itself: the policy of content forbids a form to
  ///< be redirected there
  std::vector<std::string> cookies;  ///< values of Set-Cookie
  NamedValues headers;               ///< others: Link, WWW-Authenticate
};

/// "See Other": what follows a form that was accepted.
Response redirect(std::string location);

/// Splits "/a%20b?c=d" into path and query, decoded. Kind::usage when it is not well formed: a % without two digits, a NUL, bytes that are not
/// UTF-8, an address that does not begin with "/".
Result<> read_target(std::string_view target, Request& request);

/// The fields of a form as browsers send them (application/x-www-form-urlencoded), decoded. Kind::usage when they are not well formed,
/// Kind::limit above a thousand.
Result<NamedValues> read_form(std::string_view body);

/// A text as a part of an address: everything but letters, digits and -._~ as %XX.
std::string percent_encoded(std::string_view text);

/// French, unless the reader's browser puts English before it.
Language preferred_language(std::string_view accept_language);

/// The status of an error, the only place that says so: usage and bad_input 400, not_found 404, conflict 409, limit 413, unavailable 503.
int http_status(Kind kind);

/// What a status is called in the protocol: "Not Found".
std::string_view reason_of(int status);

}  // namespace capnr::web
