// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/sha256.h"

#include <limits>
#include <stdexcept>
#include <vector>

#include <openssl/evp.h>

#include "table/byte_source.h"

namespace capnr {
namespace {

void check(bool good) {
  if (!good) throw std::runtime_error("libcrypto has no SHA-256");
}

EVP_MD_CTX* of(void* context) {
  return static_cast<EVP_MD_CTX*>(context);
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new(), [](void* context) { EVP_MD_CTX_free(of(context)); }) {
  check(context_ != nullptr && EVP_DigestInit_ex(of(context_.get()), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(std::string_view bytes) {
  check(EVP_DigestUpdate(of(context_.get()), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::take() {
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned int count = 0;
  check(EVP_DigestFinal_ex(of(context_.get()), bytes, &count) == 1);
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < count; ++i) {
    out += digits[bytes[i] >> 4U];
    out += digits[bytes[i] & 15U];
  }
  return out;
}

Result<std::string> sha256_of_file(const std::filesystem::path& path) {
  TRY(ByteSource source, ByteSource::open(path, std::numeric_limits<std::uint64_t>::max()));
  Sha256 digest;
  std::vector<char> chunk(256U << 10U);
  while (true) {
    TRY(const std::size_t got, source.read(chunk.data(), chunk.size()));
    digest.add({chunk.data(), got});
    if (got < chunk.size()) return digest.take();
  }
}

std::string sha256_of(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.take();
}

}  // namespace capnr
