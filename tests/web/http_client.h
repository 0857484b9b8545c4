// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

// A client that sends exactly the bytes it is given, so that requests which no library would make can be made.

namespace capnr::test {

struct Answer {
  int status = 0;                              ///< 0 when the server closed without a word
  std::map<std::string, std::string> headers;  ///< names in lower case; the values of one name, a line each
  std::string body;
};

class RawConnection {
 public:
  explicit RawConnection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
  }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;
  ~RawConnection() { ::close(socket_); }

  bool connected() const { return connected_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  void end_of_sending() { ::shutdown(socket_, SHUT_WR); }

  /// The next answer; its body is what Content-Length announces (nothing after a HEAD or a 304).
  Answer receive(bool without_body = false) {
    Answer answer;
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return answer;
    }
    const std::string head = received_.substr(0, end + 2);
    received_.erase(0, end + 4);
    answer.status = std::stoi(head.substr(9, 3));
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
      const std::size_t line_end = head.find("\r\n", at), colon = head.find(": ", at);
      std::string name = head.substr(at, colon - at);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      std::string& value = answer.headers[name];
      value += (value.empty() ? "" : "\n") + head.substr(colon + 2, line_end - colon - 2);
      at = line_end + 2;
    }
    if (without_body || answer.status == 304) return answer;
    const std::size_t length = std::stoul(answer.headers["content-length"]);
    while (received_.size() < length && more()) {
    }
    answer.body = received_.substr(0, length);
    received_.erase(0, length);
    return answer;
  }

  /// Whether the server has closed, and nothing more came before.
  bool closed() { return received_.empty() && !more(); }

 private:
  bool more() {
    char piece[16384];
    const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
    if (got <= 0) return false;
    received_.append(piece, static_cast<std::size_t>(got));
    return true;
  }
  int socket_;
  bool connected_ = false;
  std::string received_;
};

inline Answer get(std::uint16_t port, std::string_view target, std::string_view headers = "") {
  RawConnection connection(port);
  connection.send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                  std::string(headers) + "\r\n");
  return connection.receive();
}

/// A form, sent as a browser sends one of this site.
inline Answer post(std::uint16_t port, std::string_view target, std::string_view fields,
                   std::string_view headers = "Origin: http://localhost\r\n") {
  RawConnection connection(port);
  connection.send(
      "POST " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
      "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(fields.size()) +
      "\r\n" + std::string(headers) + "\r\n" + std::string(fields));
  return connection.receive();
}

}  // namespace capnr::test
