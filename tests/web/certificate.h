// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

namespace capnr::test {

/// A certificate for "localhost" that signs itself, with its key.
class Certificate {
 public:
  explicit Certificate(long serial = 1, long seconds = 3600) {
    X509* made = certificate_.get();
    X509_set_version(made, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made), serial);
    X509_gmtime_adj(X509_getm_notBefore(made), -7200);
    X509_gmtime_adj(X509_getm_notAfter(made), seconds);
    X509_set_pubkey(made, key_.get());
    const unsigned char name[] = "a test";
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8, name, -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(made));
    for (const auto& [what, value] : {std::pair{NID_subject_alt_name, "DNS:localhost"},
                                      std::pair{NID_basic_constraints, "critical,CA:TRUE"}}) {
      X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value);
      X509_add_ext(made, extension, -1);
      X509_EXTENSION_free(extension);
    }
    X509_sign(made, key_.get(), EVP_sha256());
  }

  X509* x509() const { return certificate_.get(); }
  EVP_PKEY* key() const { return key_.get(); }
  /// What a store of certificates must hold to trust it.
  void write(const std::filesystem::path& file) const {
    PEM_write_bio_X509(Out(BIO_new_file(file.c_str(), "w"), BIO_free_all).get(), certificate_.get());
  }
  void write_key(const std::filesystem::path& file, std::string passphrase = "") const {
    PEM_write_bio_PrivateKey(Out(BIO_new_file(file.c_str(), "w"), BIO_free_all).get(), key_.get(),
                             passphrase.empty() ? nullptr : EVP_aes_256_cbc(), nullptr, 0, nullptr,
                             passphrase.empty() ? nullptr : passphrase.data());
  }

 private:
  using Out = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"),
                                                           EVP_PKEY_free};
  std::unique_ptr<X509, decltype(&X509_free)> certificate_{X509_new(), X509_free};
};

/// A certificate that clients of this process trust, until the end of the test.
class Trusted {
 public:
  explicit Trusted(const Certificate& certificate) {
    certificate.write(file_);
    ::setenv("SSL_CERT_FILE", file_.c_str(), 1);
  }
  Trusted(const Trusted&) = delete;
  Trusted& operator=(const Trusted&) = delete;
  ~Trusted() {
    ::unsetenv("SSL_CERT_FILE");
    std::filesystem::remove(file_);
  }

 private:
  std::filesystem::path file_ =
      std::filesystem::path(testing::TempDir()) / ("capnr_tls_" + std::to_string(::getpid()) + ".pem");
};

}  // namespace capnr::test
