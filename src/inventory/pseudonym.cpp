// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/pseudonym.h"

#include <algorithm>
#include <array>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/file.h"
#include "base/text.h"

namespace capnr {
namespace {

constexpr std::string_view prefix = "user:";
constexpr std::size_t kept_bytes = 16;
constexpr std::string_view digits = "0123456789abcdef";

bool is_pseudonym(std::string_view text) {
  return text.size() == prefix.size() + 2 * kept_bytes && text.starts_with(prefix) &&
         text.find_first_not_of(digits, prefix.size()) == std::string_view::npos;
}

}  // namespace

std::string pseudonym_of(std::string_view user, std::string_view key) {
  if (is_pseudonym(user)) return std::string(user);
  if (const std::size_t domain = user.rfind('\\'); domain != std::string_view::npos)
    user.remove_prefix(domain + 1);
  const std::string account = folded(user);
  if (account.empty() || key.empty()) return {};
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(account.data()), account.size(), hash.data(), &size);
  std::string text(prefix);
  for (std::size_t i = 0; i < kept_bytes; ++i) {
    text += digits[hash[i] >> 4U];
    text += digits[hash[i] & 15U];
  }
  return text;
}

Result<std::string> read_user_key(const std::filesystem::path& path) {
  TRY(const std::string bytes, read_file(path, 4096));
  const std::string_view key = trimmed(bytes);
  if (key.size() < shortest_user_key)
    return fail(Kind::bad_input,
                "the key of the users has fewer than {least} characters: anybody could try names",
                {{"least", std::to_string(shortest_user_key)}}, {.file = path.string()});
  return std::string(key);
}

}  // namespace capnr
