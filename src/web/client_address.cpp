// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/client_address.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

#include <arpa/inet.h>

#include "base/text.h"

namespace capnr::web {
namespace {

using Bytes = std::array<unsigned char, 16>;
constexpr Bytes of_ipv4 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0};

std::optional<Bytes> bytes_of(std::string_view text) {
  const std::string address(text);
  Bytes bytes = of_ipv4;
  if (::inet_pton(AF_INET, address.c_str(), bytes.data() + 12) == 1) return bytes;
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1) return bytes;
  return std::nullopt;
}

bool is_ipv4(const Bytes& bytes) {
  return std::equal(bytes.begin(), bytes.begin() + 12, of_ipv4.begin());
}

bool same_bits(const Bytes& left, const Bytes& right, unsigned bits) {
  const std::size_t whole = bits / 8;
  if (!std::equal(left.begin(), left.begin() + whole, right.begin())) return false;
  const unsigned rest = bits % 8;
  return rest == 0 || ((left[whole] ^ right[whole]) >> (8 - rest)) == 0;
}

// One way to write an address, so that it has one count: without a port, without brackets, IPv4 as such.
std::optional<std::string> plain_address(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    text = text.substr(1, end - 1);
  } else if (std::count(text.begin(), text.end(), ':') == 1) {
    text = text.substr(0, text.find(':'));
  }
  const auto bytes = bytes_of(text);
  if (!bytes) return std::nullopt;
  std::array<char, INET6_ADDRSTRLEN> out{};
  const bool four = is_ipv4(*bytes);
  ::inet_ntop(four ? AF_INET : AF_INET6, bytes->data() + (four ? 12 : 0), out.data(), out.size());
  return std::string(out.data());
}

// for="[2001:db8::1]:4711";proto=https → [2001:db8::1]:4711; empty when it does not say for whom.
std::string_view for_of(std::string_view element) {
  for (const std::string_view pair : split(element, ';')) {
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = trimmed(pair.substr(0, equals));
    if (name.size() != 3 || (name[0] | 0x20) != 'f' || (name[1] | 0x20) != 'o' || (name[2] | 0x20) != 'r')
      continue;
    std::string_view value = trimmed(pair.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    return value;
  }
  return {};
}

// From the connection backwards, as long as proxies of ours tell who came before them.
std::string last_stranger(std::string_view connection, std::string_view chain, bool pairs,
                          const Networks& trusted) {
  std::string address(connection);
  while (!chain.empty() && trusted.contains(address)) {
    const auto comma = chain.rfind(',');
    const std::string_view last = comma == std::string_view::npos ? chain : chain.substr(comma + 1);
    chain = comma == std::string_view::npos ? std::string_view() : chain.substr(0, comma);
    auto before = plain_address(pairs ? for_of(last) : trimmed(last));
    if (!before) break;  // "unknown", or no address at all
    address = *std::move(before);
  }
  return address;
}

}  // namespace

Result<Networks> Networks::of(std::span<const std::string> texts) {
  Networks networks;
  for (const std::string& text : texts) {
    const auto slash = text.find('/');
    const auto bytes = bytes_of(std::string_view(text).substr(0, slash));
    unsigned bits = 128;
    bool well = bytes.has_value();
    if (well && slash != std::string::npos) {
      const unsigned most = is_ipv4(*bytes) ? 32 : 128;
      const char* end = text.data() + text.size();
      const auto [rest, error] = std::from_chars(text.data() + slash + 1, end, bits);
      well = error == std::errc() && rest == end && bits <= most;
      bits += 128 - most;
    }
    if (!well)
      return fail(Kind::usage,
                  "{address} is no address of a machine or of a network; write 127.0.0.1 or 10.0.0.0/8",
                  {{"address", text}});
    networks.networks_.push_back({*bytes, bits});
  }
  return networks;
}

bool Networks::contains(std::string_view address) const {
  if (networks_.empty()) return false;
  const auto bytes = bytes_of(address);
  return bytes && std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
           return same_bits(*bytes, network.address, network.bits);
         });
}

std::string client_address(std::string_view connection, const Forwarding& told, const Networks& trusted) {
  std::string by_list = last_stranger(connection, told.x_forwarded_for, false, trusted);
  if (told.forwarded.empty()) return by_list;
  std::string by_pairs = last_stranger(connection, told.forwarded, true, trusted);
  if (told.x_forwarded_for.empty() || by_list == by_pairs) return by_pairs;
  return std::string(connection);
}

}  // namespace capnr::web
