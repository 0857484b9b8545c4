// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/file_hash.h"

#include <limits>
#include <memory>
#include <stdexcept>
#include <vector>

#include <openssl/evp.h>

#include "table/byte_source.h"

namespace capnr {
namespace {

std::string hexadecimal(const unsigned char* bytes, unsigned int count) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < count; ++i) {
    out += digits[bytes[i] >> 4U];
    out += digits[bytes[i] & 15U];
  }
  return out;
}

}  // namespace

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  TRY(ByteSource source, ByteSource::open(path, std::numeric_limits<std::uint64_t>::max()));
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  bool good = digest != nullptr && EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) == 1;
  std::vector<char> chunk(256U << 10U);
  while (good) {
    TRY(const std::size_t got, source.read(chunk.data(), chunk.size()));
    good = EVP_DigestUpdate(digest.get(), chunk.data(), got) == 1;
    if (got < chunk.size()) break;
  }
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned int count = 0;
  if (!good || EVP_DigestFinal_ex(digest.get(), bytes, &count) != 1)
    throw std::runtime_error("libcrypto has no SHA-256");
  return hexadecimal(bytes, count);
}

}  // namespace capnr
