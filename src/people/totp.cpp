// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/totp.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "people/percent.h"
#include "people/random.h"
#include "people/token.h"

namespace capnr {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t key_bytes = 20;

std::string hmac_sha1(std::string_view key, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(),
           &size) == nullptr)
    throw std::runtime_error("libcrypto has no HMAC-SHA-1");
  return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string big_endian(std::uint64_t counter) {
  std::string bytes(8, '\0');
  for (std::size_t i = 8; i-- > 0; counter >>= 8U) bytes[i] = static_cast<char>(counter & 0xFFU);
  return bytes;
}

/// RFC 4226 § 5.3: the last four bits say where the 31 bits are.
std::uint32_t truncated(std::string_view digest) {
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(digest[at]));
  };
  const std::size_t at = byte(digest.size() - 1) & 0xFU;
  return (byte(at) & 0x7FU) << 24U | byte(at + 1) << 16U | byte(at + 2) << 8U | byte(at + 3);
}

std::string digits_of(std::string_view code) {
  std::string digits;
  for (const char c : code)
    if (c != ' ') digits += c;
  return digits;
}

/// A colon separates the two names, and may be in neither.
std::string part_of_label(std::string_view text) {
  std::string part(text);
  std::ranges::replace(part, ':', ' ');
  return percent_encoded(part);
}

}  // namespace

std::string hotp_code(std::string_view key, std::uint64_t counter, int digits) {
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  std::string code = std::to_string(truncated(hmac_sha1(key, big_endian(counter))) % modulus);
  return code.insert(0, static_cast<std::size_t>(digits) - code.size(), '0');
}

std::int64_t totp_step(Moment now) {
  return seconds_of(now) / totp_seconds;
}

std::string totp_code(std::string_view key, Moment now, int digits) {
  return hotp_code(key, static_cast<std::uint64_t>(totp_step(now)), digits);
}

std::optional<std::int64_t> verify_totp(std::string_view key, std::string_view code, Moment now,
                                        std::optional<std::int64_t> last_used) {
  const std::string digits = digits_of(code);
  const std::int64_t step = totp_step(now);
  for (std::int64_t one = step - 1; one <= step + 1; ++one) {
    const bool right = same_secret(hotp_code(key, static_cast<std::uint64_t>(one)), digits);
    if (right && (!last_used || one > *last_used)) return one;
  }
  return std::nullopt;
}

std::string new_totp_key() {
  return random_bytes(key_bytes);
}

std::string to_base32(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = (held << 8U | static_cast<unsigned char>(c)) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[held >> static_cast<unsigned>(bits - 5) & 31U];
  }
  if (bits > 0) out += alphabet[held << static_cast<unsigned>(5 - bits) & 31U];
  return out;
}

std::optional<std::string> from_base32(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    if (c == ' ' || c == '-') continue;
    const std::size_t value = alphabet.find(c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 5U | static_cast<std::uint32_t>(value)) & 0xFFFFU;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(held >> static_cast<unsigned>(bits) & 0xFFU);
  }
  return out;
}

std::string otpauth_uri(std::string_view key, std::string_view issuer, std::string_view login) {
  const std::string by = part_of_label(issuer);
  return "otpauth://totp/" + by + ":" + part_of_label(login) + "?secret=" + to_base32(key) + "&issuer=" + by;
}

}  // namespace capnr
