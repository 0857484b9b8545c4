// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

// Whose request it is. Behind a proxy, each connection is the proxy's: the proxy tells whose request it passes on, in a header that anybody can write.
//
//   TRY(const Networks trusted, Networks::of({"127.0.0.1", "10.0.0.0/8"}));
//   client_address("127.0.0.1", {.x_forwarded_for = "6.6.6.6, 192.0.2.7"}, trusted);  // "192.0.2.7": the first is what the client claims

namespace capnr::web {

/// Addresses of machines, IPv4 and IPv6: an IPv4 address that is written as one of IPv6 (::ffff:10.0.0.1) is the same.
class Networks {
 public:
  Networks() = default;
  /// "10.0.0.1", "10.0.0.0/8", "fd00::/8". Kind::usage for what is none.
  static Result<Networks> of(std::span<const std::string> texts);
  bool contains(std::string_view address) const;
  bool empty() const { return networks_.empty(); }

 private:
  struct Network {
    std::array<unsigned char, 16> address{};
    unsigned bits = 128;
  };
  std::vector<Network> networks_;
};

/// What the headers of a request say of where it comes from, each header's lines in their order, separated by commas; empty when there is none.
struct Forwarding {
  std::string x_forwarded_for;
  std::string forwarded;  ///< RFC 7239
};

/// The address of the client: the last of those that the headers tell which is not of a trusted proxy, when the connection itself comes from one;
/// that of the connection otherwise. What is before it was written by the client. When both headers are there and disagree, one of them is the
/// client's, and neither is believed.
std::string client_address(std::string_view connection, const Forwarding& told, const Networks& trusted);

}  // namespace capnr::web
