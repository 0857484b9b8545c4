// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/request_header.h"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>

namespace capnr::web {
namespace {

namespace http = boost::beast::http;

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    default:
      return Method::other;
  }
}

bool accepts_gzip(std::string_view header) {
  const auto at = header.find("gzip");
  return at != std::string_view::npos && !header.substr(at + 4).starts_with(";q=0");
}

}  // namespace

int status_of(const boost::system::error_code& error) {
  if (error == http::error::end_of_stream ||
      error.category() != http::make_error_code(http::error::bad_method).category())
    return 0;
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::bad_version) return 505;
  return 400;
}

std::string_view target_of(const RequestHeader& header) {
  const std::string_view target(header.target().data(), header.target().size());
  if (!target.starts_with("http://")) return target;
  const auto slash = target.find('/', 7);
  return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
}

std::string text_of(const RequestHeader& header, http::field field) {
  const auto value = header[field];
  return {value.data(), value.size()};
}

std::string list_of(const RequestHeader& header, std::string_view name) {
  std::string list;
  const auto [begin, end] = header.equal_range({name.data(), name.size()});
  for (auto line = begin; line != end; ++line) {
    if (!list.empty()) list += ", ";
    list.append(line->value().data(), line->value().size());
  }
  return list;
}

int fault_of(const RequestHeader& header, std::size_t target_bytes) {
  if (header.target().size() > target_bytes) return 414;
  if (header.count(http::field::host) > 1) return 400;
  if (header.version() == 11 && header.count(http::field::host) == 0) return 400;
  // Two lengths for one body: what one machine on the way takes for the end, another takes for the next request.
  if (header.count(http::field::content_length) > 0 && header.count(http::field::transfer_encoding) > 0)
    return 400;
  return 0;
}

bool read_header(const RequestHeader& header, Request& request) {
  if (!read_target(target_of(header), request)) return false;
  request.method = method_of(header.method());
  request.if_none_match = text_of(header, http::field::if_none_match);
  request.accepts_gzip = accepts_gzip(text_of(header, http::field::accept_encoding));
  request.host = text_of(header, http::field::host);
  request.origin = text_of(header, http::field::origin);
  request.fetch_site = text_of(header, http::field::sec_fetch_site);
  request.cookie = text_of(header, http::field::cookie);
  request.authorization = text_of(header, http::field::authorization);
  request.content_type = text_of(header, http::field::content_type);
  return true;
}

}  // namespace capnr::web
