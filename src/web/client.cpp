// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/client.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/detect_ssl.hpp>
#include <boost/beast/http/read.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "web/app.h"
#include "web/request_header.h"
#include "web/server_state.h"

namespace capnr::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds drain_time{2000};
constexpr std::chrono::milliseconds upload_drain_time{60'000};

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

std::string_view explanation_of(int status, Language language) {
  switch (status) {
    case 413:
      return tr(language, "The request is too large.");
    case 414:
      return tr(language, "The address of the request is too long.");
    case 431:
      return tr(language, "The headers of the request are too large.");
    case 503:
      return tr(language, "The server has too many readers at once: try again in a moment.");
    case 507:
      return tr(language, "The server has no room for these files: its administrator must free some.");
    case 505:
      return tr(language, "This server speaks HTTP/1.1 and HTTP/1.0.");
    case 500:
      return tr(language, "This is a fault of the program; it is not caused by what you asked.");
    default:
      return tr(language, "The request is malformed.");
  }
}

Response refusal(int status, const Request& request) {
  const Language language = preferred_language(request.accept_language);
  return refused(request, status, explanation_of(status, language), language);
}

// A name and a port, as an address has them: nothing that could end it.
bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  });
}

// A file that no folder shows: it goes when nobody holds it any more, the program being killed included.
int unnamed_file() {
  std::error_code ignored;
  std::string name = (std::filesystem::temp_directory_path(ignored) / "capnr-XXXXXX").string();
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(name.c_str());
  return file;
}

}  // namespace

Client::Client(tcp::socket socket, Server::State& server) : server_(server), wire_(std::move(socket)) {
  server_.clients.insert(this);
  if (server_.options.metrics != nullptr) server_.options.metrics->connected();
  error_code gone;
  const tcp::endpoint client = wire_.socket().remote_endpoint(gone);
  if (!gone) address_ = client.address().to_string();
}

Client::~Client() {
  server_.clients.erase(this);
  if (server_.options.metrics != nullptr) server_.options.metrics->disconnected();
  if (!server_.over) end_upload();
  if (!server_.over && server_.stopping && server_.clients.empty()) server_.end.cancel();
}

void Client::close() {
  error_code ignored;
  ignored = wire_.socket().close(ignored);
}

void Client::begin() {
  server_.certificates ? expect_tls() : read();
}

void Client::turn_away() {
  if (!server_.certificates) refuse(503);
}

// Who speaks HTTP where TLS is expected has mistaken the address, and is told the right one.
void Client::expect_tls() {
  waits_ = true;
  since_ = Clock::now();
  wire_.tcp().expires_after(server_.options.read_timeout);
  beast::async_detect_ssl(wire_.tcp(), buffer_, [self = shared_from_this()](error_code error, bool tls) {
    self->on_first_bytes(error, tls);
  });
}

void Client::on_first_bytes(const error_code& error, bool tls) {
  if (error) return;
  in_clear_ = !tls;
  if (in_clear_) return read();
  wire_.secure(server_.certificates->current(server_.options.complain))
      .async_handshake(asio::ssl::stream_base::server, buffer_.data(),
                       [self = shared_from_this()](error_code failed, std::size_t used) {
                         self->buffer_.consume(used);
                         if (!failed) self->read();
                       });
}

void Client::read() {
  if (server_.stopping) return;
  header_.emplace();
  header_->header_limit(static_cast<std::uint32_t>(server_.options.header_bytes));
  header_->body_limit(boost::none);  // what is announced is looked at once it is known what for
  request_ = {};
  drain_bytes_ = default_drain;
  waits_ = true;
  since_ = Clock::now();
  wire_.tcp().expires_after(server_.options.read_timeout);
  http::async_read_header(
      wire_, buffer_, *header_,
      [self = shared_from_this()](error_code error, std::size_t) { self->on_header(error); });
}

void Client::read_next() {
  response_ = answer_ = {};
  bytes_ = {};
  parser_.reset();
  buffer_.size() > 0 ? read() : wait_for_more();
}

// A connection that says nothing holds as little as it can, for longer than a request may take to come.
void Client::wait_for_more() {
  if (server_.stopping) return;
  header_.reset();
  buffer_.shrink_to_fit();
  waits_ = true;
  since_ = Clock::now();
  wire_.tcp().expires_after(server_.options.idle_timeout);
  wire_.async_read_some(
      asio::buffer(scrap_), [self = shared_from_this()](error_code error, std::size_t bytes) {
        if (error) return;
        self->buffer_.commit(
            asio::buffer_copy(self->buffer_.prepare(bytes), asio::buffer(self->scrap_.data(), bytes)));
        self->read();
      });
}

void Client::refuse(int status) {
  keep_ = false;
  drain_ = true;
  if (server_.options.metrics != nullptr) server_.options.metrics->refused(status);
  write(refusal(status, request_));
}

// Whether there was none; when there was one, the client has been told, if anybody is left to be told.
bool Client::is_well(const error_code& error) {
  if (!error) return true;
  if (const int status = status_of(error); status != 0) refuse(status);
  return false;
}

void Client::on_header(const error_code& error) {
  waits_ = false;
  if (!is_well(error)) return;
  const RequestHeader& header = header_->get();
  request_.accept_language = text_of(header, http::field::accept_language);
  if (const int status = fault_of(header, server_.options.target_bytes); status != 0) return refuse(status);
  if (!read_header(header, request_)) return refuse(400);
  request_.https = server_.options.https;
  request_.address = claimed_address();
  keep_ = header_->keep_alive();
  drain_ = false;
  if (in_clear_) return lead_to_https();
  if (is_whole() && server_.at_once) {
    if (std::optional<Response> kept = server_.at_once(request_)) return write(std::move(*kept));
  }
  if (server_.uploads.expects && server_.uploads.expects(request_)) return ask_whether_to_receive();
  if (announces_more_than(server_.options.body_bytes)) return refuse(413);
  parser_.emplace(std::move(*header_));
  parser_->body_limit(server_.options.body_bytes);
  http::async_read(wire_, buffer_, *parser_,
                   [self = shared_from_this()](error_code failed, std::size_t) { self->on_body(failed); });
}

// A form that has come in clear is lost, not passed on: what was in it has been seen on the way.
void Client::lead_to_https() {
  const bool reads = request_.method == Method::get || request_.method == Method::head;
  if (!reads || !is_host(request_.host)) return refuse(400);
  Response response;
  response.status = 308;
  response.location = "https://" + request_.host;
  response.location += target_of(header_->get());
  keep_ = false;
  drain_ = true;
  write(std::move(response));
}

std::string Client::claimed_address() const {
  const Networks& proxies = server_.options.trusted_proxies;
  if (proxies.empty()) return address_;
  const RequestHeader& header = header_->get();
  return client_address(address_, {list_of(header, "X-Forwarded-For"), list_of(header, "Forwarded")},
                        proxies);
}

// Whether nothing comes after the header of a request that reads.
bool Client::is_whole() const {
  return (request_.method == Method::get || request_.method == Method::head) && header_->is_done();
}

bool Client::announces_more_than(std::size_t bytes) const {
  const auto announced = header_->content_length();
  return announced && *announced > bytes;
}

void Client::on_body(const error_code& error) {
  if (!is_well(error)) return;
  request_.body = std::move(parser_->get().body());
  hand_over();
}

// Files: who may not send them is told so before they come.
void Client::ask_whether_to_receive() {
  in_pool([](Client& self) { self.refusal_ = self.server_.uploads.refuses(self.request_); },
          [](Client& self) { self.receive(); });
}

void Client::receive() {
  if (refusal_) {
    keep_ = false;
    drain_ = true;
    return write(*std::exchange(refusal_, std::nullopt));
  }
  drain_bytes_ = 4 * server_.options.upload_bytes;  // a browser shows no answer before it has sent all
  if (announces_more_than(server_.options.upload_bytes)) return refuse(413);
  if (server_.receiving >= server_.options.uploads) return refuse(503);
  const int file = unnamed_file();
  if (file < 0) return refuse(507);
  ++server_.receiving;
  receives_ = true;
  upload_.emplace(std::move(*header_));
  upload_->body_limit(server_.options.upload_bytes);
  beast::file_posix into;
  into.native_handle(file);
  error_code error;
  upload_->get().body().reset(std::move(into), error);
  if (error) return refuse(507);
  wire_.tcp().expires_after(server_.options.upload_timeout);
  http::async_read(wire_, buffer_, *upload_,
                   [self = shared_from_this()](error_code failed, std::size_t) { self->on_upload(failed); });
}

void Client::on_upload(const error_code& error) {
  end_upload();
  if (error && error.category() == boost::system::generic_category()) return refuse(507);
  if (!is_well(error)) return;
  auto body = UploadedBody::of(::dup(upload_->get().body().file().native_handle()));
  upload_.reset();
  if (!body) return refuse(507);
  request_.upload = std::move(*body);
  hand_over();
}

void Client::end_upload() {
  if (receives_) --server_.receiving;
  receives_ = false;
}

void Client::hand_over() {
  in_pool(
      [](Client& self) {
        try {
          self.answer_ = self.server_.handler(self.request_);
        } catch (const std::exception&) {
          self.answer_ = refusal(500, self.request_);
        }
      },
      [](Client& self) { self.write(std::move(self.answer_)); });
}

// `work` where it may take its time, then `after` on the loop. The guard keeps the loop alive while the pool works.
void Client::in_pool(void (*work)(Client&), void (*after)(Client&)) {
  asio::post(server_.pool,
             [self = shared_from_this(), guard = asio::make_work_guard(server_.loop), work, after]() mutable {
               work(*self);
               Server::State& server = self->server_;
               asio::post(server.loop, [self = std::move(self), after] { after(*self); });
             });
}

void Client::write(Response response) {
  response_ = std::move(response);
  if (server_.stopping) keep_ = false;
  bytes_ = answer_bytes(response_, request_, keep_, http_date());
  if (server_.options.metrics != nullptr)
    server_.options.metrics->sent(bytes_.head.size() + bytes_.body.size());
  wire_.tcp().expires_after(server_.options.write_timeout);
  const std::array<asio::const_buffer, 2> pieces = {asio::buffer(bytes_.head), asio::buffer(bytes_.body)};
  asio::async_write(wire_, pieces, [self = shared_from_this()](error_code error, std::size_t) {
    if (error) return;
    if (self->keep_) return self->read_next();
    self->finish();
  });
}

// Closing while the client still sends would take the answer away from it: what comes is read and dropped, for a while.
void Client::finish() {
  if (!wire_.is_secure()) {
    error_code ignored;
    ignored = wire_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  }
  if (!drain_) return say_goodbye();
  wire_.tcp().expires_after(drain_bytes_ > default_drain ? upload_drain_time : drain_time);
  drain(0);
}

void Client::drain(std::size_t bytes) {
  if (bytes > drain_bytes_) return;
  wire_.async_read_some(asio::buffer(scrap_),
                        [self = shared_from_this(), bytes](error_code error, std::size_t more) {
                          error ? self->say_goodbye() : self->drain(bytes + more);
                        });
}

// Under TLS an end that is not announced could be somebody else's doing.
void Client::say_goodbye() {
  if (!wire_.is_secure()) return;
  wire_.tcp().expires_after(drain_time);
  wire_.tls().async_shutdown([self = shared_from_this()](error_code) {});
}
}  // namespace capnr::web
