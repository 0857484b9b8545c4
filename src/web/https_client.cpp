// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/https_client.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <openssl/ssl.h>

namespace capnr::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

struct Place {
  bool secure = true;
  std::string host, port, target;  ///< an IPv6 address without its brackets
  std::string authority;           ///< as the header Host says it
};

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

std::optional<Place> place_of(std::string_view url) {
  Place place;
  place.secure = url.starts_with("https://");
  if (!place.secure && !url.starts_with("http://")) return std::nullopt;
  url.remove_prefix(place.secure ? 8 : 7);
  const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
  std::string_view authority = url.substr(0, end);
  place.target = url.substr(end, url.find('#') - end);
  if (!place.target.starts_with('/')) place.target.insert(0, "/");
  if (authority.find_first_of("@ \r\n\t") != std::string_view::npos ||
      place.target.find_first_of(" \r\n\t") != std::string::npos)
    return std::nullopt;
  place.authority = authority;
  const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
  const std::size_t colon = authority.find(':', bracket);
  if (bracket == std::string_view::npos) return std::nullopt;
  place.port = colon == std::string_view::npos ? (place.secure ? "443" : "80") : authority.substr(colon + 1);
  authority = authority.substr(0, colon);
  place.host = bracket > 0 ? authority.substr(1, authority.size() - 2) : authority;
  const bool whole = !place.host.empty() && !place.port.empty() &&
                     place.port.find_first_not_of("0123456789") == std::string::npos;
  if (!whole || (!place.secure && !is_this_machine(place.host))) return std::nullopt;
  return place;
}

http::request<http::string_body> message_of(const Place& place, const OpenIdFetch& asked) {
  http::request<http::string_body> message(asked.form.empty() ? http::verb::get : http::verb::post,
                                           place.target, 11);
  message.set(http::field::host, place.authority);
  message.set(http::field::user_agent, "capnr");
  message.set(http::field::accept, "application/json, application/jwt");
  message.set(http::field::connection, "close");
  if (!asked.bearer.empty()) message.set(http::field::authorization, "Bearer " + asked.bearer);
  if (!asked.form.empty()) {
    message.set(http::field::content_type, "application/x-www-form-urlencoded");
    message.body() = asked.form;
  }
  message.prepare_payload();
  return message;
}

// One request, step after step, in a loop of its own that is given so much time.
class Exchanged {
 public:
  Exchanged(const Place& place, const OpenIdFetch& asked, const HttpsLimits& limits)
      : place_(place), message_(message_of(place, asked)) {
    parser_.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser_.body_limit(limits.body_bytes);
  }

  Result<HttpsAnswer> within(std::chrono::milliseconds time) {
    if (place_.secure) prepare_tls();
    if (!error_) {
      resolver_.async_resolve(place_.host, place_.port,
                              [this](error_code error, const tcp::resolver::results_type& found) {
                                if (goes_on(error)) connect(found);
                              });
    }
    loop_.run_for(time);
    if (done_) return HttpsAnswer{parser_.get().result_int(), std::move(parser_.get().body())};
    return fail(Kind::unavailable, "{host} does not answer: {reason}",
                {{"host", place_.authority},
                 {"reason", error_ ? error_.message() : std::string("it takes too long")}});
  }

 private:
  bool goes_on(const error_code& error) {
    error_ = error;
    return !error;
  }

  void prepare_tls() {
    error_ = tls_.set_default_verify_paths(error_);
    if (!error_) error_ = stream_.set_verify_mode(asio::ssl::verify_peer, error_);
    if (!error_) error_ = stream_.set_verify_callback(asio::ssl::host_name_verification(place_.host), error_);
    SSL_set_min_proto_version(stream_.native_handle(), TLS1_2_VERSION);
    // SNI names hosts, not addresses.
    error_code not_address;
    [[maybe_unused]] const auto address = asio::ip::make_address(place_.host, not_address);
    if (not_address) {
      std::string name = place_.host;  // as SSL_set_tlsext_host_name(), a macro that casts
      SSL_ctrl(stream_.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
    }
  }

  void connect(const tcp::resolver::results_type& found) {
    asio::async_connect(stream_.next_layer(), found, [this](error_code error, const tcp::endpoint&) {
      if (!goes_on(error)) return;
      if (!place_.secure) return send(stream_.next_layer());
      stream_.async_handshake(asio::ssl::stream_base::client, [this](error_code refused) {
        if (goes_on(refused)) send(stream_);
      });
    });
  }

  template <class Stream>
  void send(Stream& stream) {
    http::async_write(stream, message_, [this, &stream](error_code error, std::size_t) {
      if (!goes_on(error)) return;
      http::async_read(stream, buffer_, parser_,
                       [this](error_code unread, std::size_t) { done_ = goes_on(unread); });
    });
  }

  const Place& place_;
  http::request<http::string_body> message_;
  http::response_parser<http::string_body> parser_;
  beast::flat_buffer buffer_{65'536};
  asio::io_context loop_{1};
  tcp::resolver resolver_{loop_};
  asio::ssl::context tls_{asio::ssl::context::tls_client};
  asio::ssl::stream<tcp::socket> stream_{loop_, tls_};
  error_code error_;
  bool done_ = false;
};

}  // namespace

bool is_https_address(std::string_view url) {
  return place_of(url).has_value();
}

Result<HttpsAnswer> https_request(const OpenIdFetch& asked, const HttpsLimits& limits) {
  const std::optional<Place> place = place_of(asked.url);
  if (!place) return fail(Kind::usage, "{value} is not an address of https", {{"value", asked.url}});
  Exchanged exchanged(*place, asked, limits);
  return exchanged.within(limits.time);
}

}  // namespace capnr::web
