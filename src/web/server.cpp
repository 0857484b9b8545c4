// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/server.h"

#include <array>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <optional>
#include <unordered_set>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "web/answer_bytes.h"
#include "web/app.h"

namespace capnr::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds drain_time{2000};
constexpr std::chrono::milliseconds upload_drain_time{60'000};

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

// 0: the connection has nothing more to say, or nobody is left to be told.
int status_of(const error_code& error) {
  if (error == http::error::end_of_stream ||
      error.category() != http::make_error_code(http::error::bad_method).category())
    return 0;
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::bad_version) return 505;
  return 400;
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

using Header = http::request_header<>;

std::string text_of(const Header& header, http::field field) {
  const auto value = header[field];
  return {value.data(), value.size()};
}

// A header that was sent several times is one list.
std::string list_of(const Header& header, std::string_view name) {
  std::string list;
  const auto [begin, end] = header.equal_range({name.data(), name.size()});
  for (auto line = begin; line != end; ++line) {
    if (!list.empty()) list += ", ";
    list.append(line->value().data(), line->value().size());
  }
  return list;
}

// 0 when the message can be answered by a handler.
int fault_of(const Header& header, std::size_t target_bytes) {
  if (header.target().size() > target_bytes) return 414;
  if (header.count(http::field::host) > 1) return 400;
  if (header.version() == 11 && header.count(http::field::host) == 0) return 400;
  // Two lengths for one body: what one machine on the way takes for the end, another takes for the next request.
  if (header.count(http::field::content_length) > 0 && header.count(http::field::transfer_encoding) > 0)
    return 400;
  return 0;
}

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

std::string_view without_authority(std::string_view target) {
  if (!target.starts_with("http://")) return target;
  const auto slash = target.find('/', 7);
  return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
}

bool accepts_gzip(std::string_view header) {
  const auto at = header.find("gzip");
  return at != std::string_view::npos && !header.substr(at + 4).starts_with(";q=0");
}

// Everything but the body; false for an address that is not well formed.
bool read_header(const Header& header, Request& request) {
  const auto target = header.target();
  if (!read_target(without_authority({target.data(), target.size()}), request)) return false;
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

// A file that no folder shows: it goes when nobody holds it any more, the program being killed included.
int unnamed_file() {
  std::error_code ignored;
  std::string name = (std::filesystem::temp_directory_path(ignored) / "capnr-XXXXXX").string();
  const int file = ::mkostemp(name.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(name.c_str());
  return file;
}

}  // namespace

struct Server::State {
  ServerOptions options;
  Handler handler;
  Uploads uploads;
  std::size_t receiving = 0;            // files, at this moment
  std::unordered_set<Client*> clients;  // outlives the loop, whose end ends them
  asio::io_context loop{1};
  tcp::acceptor acceptor{loop};
  tcp::endpoint endpoint;
  asio::steady_timer pause{loop};  // after the system has refused a connection
  asio::steady_timer end{loop};
  asio::signal_set signals{loop};
  asio::thread_pool pool;
  bool stopping = false, over = false;

  State(const ServerOptions& with, Handler call, Uploads files)
      : options(with), handler(std::move(call)), uploads(std::move(files)), pool(with.threads) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { over = true; }  // clients that are left die with the loop, and touch nothing of it
  void accept();
  void wait_for_signal();
  void begin_to_stop();
  bool make_room();
};

// One connection: reads a request, has it answered by the pool, writes, again.
class Client : public std::enable_shared_from_this<Client> {
 public:
  Client(tcp::socket socket, Server::State& server) : server_(server), stream_(std::move(socket)) {
    server_.clients.insert(this);
    if (server_.options.metrics != nullptr) server_.options.metrics->connected();
    error_code gone;
    const tcp::endpoint client = stream_.socket().remote_endpoint(gone);
    if (!gone) address_ = client.address().to_string();
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() {
    server_.clients.erase(this);
    if (server_.options.metrics != nullptr) server_.options.metrics->disconnected();
    if (!server_.over) end_upload();
    if (!server_.over && server_.stopping && server_.clients.empty()) server_.end.cancel();
  }

  bool waits() const { return waits_; }
  Clock::time_point since() const { return since_; }
  void close() {
    error_code ignored;
    ignored = stream_.socket().close(ignored);
  }

  void read() {
    if (server_.stopping) return;
    header_.emplace();
    header_->header_limit(static_cast<std::uint32_t>(server_.options.header_bytes));
    header_->body_limit(boost::none);  // what is announced is looked at once it is known what for
    request_ = {};
    drain_bytes_ = default_drain;
    waits_ = true;
    since_ = Clock::now();
    stream_.expires_after(server_.options.read_timeout);
    http::async_read_header(
        stream_, buffer_, *header_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_header(error); });
  }

  void refuse(int status) {
    keep_ = false;
    drain_ = true;
    if (server_.options.metrics != nullptr) server_.options.metrics->refused(status);
    write(refusal(status, request_));
  }

 private:
  // Whether there was none; when there was one, the client has been told, if anybody is left to be told.
  bool is_well(const error_code& error) {
    if (!error) return true;
    if (const int status = status_of(error); status != 0) refuse(status);
    return false;
  }

  void on_header(const error_code& error) {
    waits_ = false;
    if (!is_well(error)) return;
    const Header& header = header_->get();
    request_.accept_language = text_of(header, http::field::accept_language);
    if (const int status = fault_of(header, server_.options.target_bytes); status != 0) return refuse(status);
    if (!read_header(header, request_)) return refuse(400);
    request_.address =
        server_.options.trusted_proxies.empty()
            ? address_
            : client_address(address_, {list_of(header, "X-Forwarded-For"), list_of(header, "Forwarded")},
                             server_.options.trusted_proxies);
    keep_ = header_->keep_alive();
    drain_ = false;
    if (server_.uploads.expects && server_.uploads.expects(request_)) return ask_whether_to_receive();
    if (announces_more_than(server_.options.body_bytes)) return refuse(413);
    parser_.emplace(std::move(*header_));
    parser_->body_limit(server_.options.body_bytes);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](error_code failed, std::size_t) { self->on_body(failed); });
  }

  bool announces_more_than(std::size_t bytes) const {
    const auto announced = header_->content_length();
    return announced && *announced > bytes;
  }

  void on_body(const error_code& error) {
    if (!is_well(error)) return;
    request_.body = std::move(parser_->get().body());
    hand_over();
  }

  // Files: who may not send them is told so before they come.
  void ask_whether_to_receive() {
    in_pool([](Client& self) { self.refusal_ = self.server_.uploads.refuses(self.request_); },
            [](Client& self) { self.receive(); });
  }

  void receive() {
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
    stream_.expires_after(server_.options.upload_timeout);
    http::async_read(stream_, buffer_, *upload_, [self = shared_from_this()](error_code failed, std::size_t) {
      self->on_upload(failed);
    });
  }

  void on_upload(const error_code& error) {
    end_upload();
    if (error && error.category() == boost::system::generic_category()) return refuse(507);
    if (!is_well(error)) return;
    auto body = UploadedBody::of(::dup(upload_->get().body().file().native_handle()));
    upload_.reset();
    if (!body) return refuse(507);
    request_.upload = std::move(*body);
    hand_over();
  }

  void end_upload() {
    if (receives_) --server_.receiving;
    receives_ = false;
  }

  void hand_over() {
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
  void in_pool(void (*work)(Client&), void (*after)(Client&)) {
    asio::post(server_.pool, [self = shared_from_this(), guard = asio::make_work_guard(server_.loop), work,
                              after]() mutable {
      work(*self);
      Server::State& server = self->server_;
      asio::post(server.loop, [self = std::move(self), after] { after(*self); });
    });
  }

  void write(Response response) {
    response_ = std::move(response);
    if (server_.stopping) keep_ = false;
    bytes_ = answer_bytes(response_, request_, keep_, http_date());
    if (server_.options.metrics != nullptr)
      server_.options.metrics->sent(bytes_.head.size() + bytes_.body.size());
    stream_.expires_after(server_.options.write_timeout);
    const std::array<asio::const_buffer, 2> pieces = {asio::buffer(bytes_.head), asio::buffer(bytes_.body)};
    asio::async_write(stream_, pieces, [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return;
      if (self->keep_) return self->read();
      self->finish();
    });
  }

  // Closing while the client still sends would take the answer away from it: what comes is read and dropped, for a while.
  void finish() {
    error_code ignored;
    ignored = stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (!drain_) return;
    stream_.expires_after(drain_bytes_ > default_drain ? upload_drain_time : drain_time);
    drain(0);
  }

  void drain(std::size_t bytes) {
    if (bytes > drain_bytes_) return;
    stream_.async_read_some(asio::buffer(scrap_),
                            [self = shared_from_this(), bytes](error_code error, std::size_t more) {
                              if (!error) self->drain(bytes + more);
                            });
  }

  Server::State& server_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{131072};
  static constexpr std::size_t default_drain = 1U << 20U;
  std::optional<http::request_parser<http::empty_body>> header_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<http::request_parser<http::file_body>> upload_;
  Request request_;
  std::optional<Response> refusal_;
  Response answer_, response_;
  std::size_t drain_bytes_ = default_drain;  // read and dropped of a request that was refused
  bool receives_ = false;
  AnswerBytes bytes_;
  std::string address_;
  std::array<char, 4096> scrap_{};
  bool keep_ = false, drain_ = false, waits_ = false;
  Clock::time_point since_ = Clock::now();
};

// Whether there is room for one more connection, if need be that of the one which has been silent longest.
bool Server::State::make_room() {
  if (clients.size() < options.connections) return true;
  Client* longest = nullptr;
  for (Client* client : clients) {
    if (client->waits() && (longest == nullptr || client->since() < longest->since())) longest = client;
  }
  if (longest != nullptr) longest->close();
  return longest != nullptr;
}

void Server::State::accept() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (stopping) return;
    if (error) {  // out of file descriptors, or the client has gone: not at once again
      pause.expires_after(std::chrono::milliseconds(100));
      pause.async_wait([this](error_code cancelled) {
        if (!cancelled && !stopping) accept();
      });
      return;
    }
    error_code ignored;
    ignored = socket.set_option(tcp::no_delay(true), ignored);
    const bool room = make_room();
    const auto client = std::make_shared<Client>(std::move(socket), *this);
    room ? client->read() : client->refuse(503);
    accept();
  });
}

void Server::State::wait_for_signal() {
  signals.async_wait([this](error_code error, int) {
    if (error) return;
    if (stopping) return loop.stop();  // asked twice: at once
    wait_for_signal();                 // first: when nobody is connected, begin_to_stop() cancels it
    begin_to_stop();
  });
}

void Server::State::begin_to_stop() {
  if (stopping) return;
  stopping = true;
  error_code ignored;
  ignored = acceptor.close(ignored);
  pause.cancel();
  for (Client* client : clients) {
    if (client->waits()) client->close();
  }
  if (clients.empty()) return signals.cancel(ignored), void();
  end.expires_after(options.stop_timeout);
  end.async_wait([this](error_code) { loop.stop(); });
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() {
  if (state_ != nullptr) state_->pool.join();
}

Result<Server> Server::listen(const ServerOptions& options, Handler handler, Uploads uploads) {
  auto state = std::make_unique<State>(options, std::move(handler), std::move(uploads));
  error_code error;
  const auto address =
      asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error)
    return fail(Kind::usage, "{address} is not an IP address; write 127.0.0.1, 0.0.0.0 or ::1",
                {{"address", options.address}});
  const tcp::endpoint endpoint(address, options.port);
  error = state->acceptor.open(endpoint.protocol(), error);
  if (!error) error = state->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) error = state->acceptor.bind(endpoint, error);
  if (!error) error = state->acceptor.listen(asio::socket_base::max_listen_connections, error);
  const std::vector<std::pair<std::string, std::string>> place = {{"address", options.address},
                                                                  {"port", std::to_string(options.port)}};
  if (error == asio::error::address_in_use)
    return fail(Kind::unavailable,
                "port {port} of {address} is taken by another program; choose another with --port", place);
  if (error == asio::error::access_denied)
    return fail(
        Kind::unavailable,
        "port {port} of {address} is reserved to the administrator; choose one above 1023 with --port",
        place);
  if (error == boost::system::errc::address_not_available)
    return fail(Kind::usage, "{address} is not an address of this machine", place);
  if (error) {
    return fail(Kind::unavailable, "port {port} of {address} cannot be opened: {reason}",
                {place[0], place[1], {"reason", error.message()}});
  }
  state->endpoint = state->acceptor.local_endpoint(error);
  if (options.stop_on_signal) {
    error = state->signals.add(SIGINT, error);
    error = state->signals.add(SIGTERM, error);
  }
  return Server(std::move(state));
}

std::string Server::address() const {
  return state_->endpoint.address().to_string();
}

std::uint16_t Server::port() const {
  return state_->endpoint.port();
}

std::string Server::url() const {
  const std::string host = address();
  return "http://" + (state_->endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" +
         std::to_string(port()) + "/";
}

void Server::run() {
  state_->accept();
  if (state_->options.stop_on_signal) state_->wait_for_signal();
  state_->loop.run();
  state_->pool.join();
}

void Server::stop() {
  asio::post(state_->loop, [state = state_.get()] { state->begin_to_stop(); });
}

}  // namespace capnr::web
