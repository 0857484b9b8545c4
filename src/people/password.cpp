// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/password.h"

#include <new>
#include <stdexcept>

#include <sodium.h>

#include "people/normal_form.h"

namespace capnr {
namespace {

void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) throw std::runtime_error("libsodium does not start");
}

std::string typed(std::string_view password) {
  return nfc(password).value_or(std::string(password));
}

bool verify(const std::string& hash, const std::string& password) {
  start_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace

std::string hash_password(std::string_view password, const PasswordCost& cost) {
  start_sodium();
  const std::string bytes = typed(password);
  char hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(hash, bytes.data(), bytes.size(), cost.passes, cost.bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return hash;
}

bool verify_password(std::string_view hash, std::string_view password) {
  return verify(std::string(hash), typed(password));
}

void verify_nothing(std::string_view password, const PasswordCost& cost) {
  // Well formed, of no password that anybody knows.
  static_cast<void>(verify("$argon2id$v=19$m=" + std::to_string(cost.bytes / 1024) +
                               ",t=" + std::to_string(cost.passes) + ",p=1$Y2FwbnIgbm8gYWNjb3VudA$" +
                               std::string(43, 'A'),
                           typed(password)));
}

bool needs_rehash(std::string_view hash, const PasswordCost& cost) {
  return crypto_pwhash_str_needs_rehash(std::string(hash).c_str(), cost.passes, cost.bytes) != 0;
}

}  // namespace capnr
