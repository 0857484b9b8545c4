// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

// A server of https that signs its own certificate, for "localhost", and gives each client one answer.

namespace capnr::test {

class TlsServer {
 public:
  explicit TlsServer(std::string answer) : answer_(std::move(answer)) {
    make_certificate();
    SSL_CTX_use_certificate(context_.get(), certificate_.get());
    SSL_CTX_use_PrivateKey(context_.get(), key_.get());
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&place), size) != 0 || ::listen(socket_, 8) != 0 ||
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&place), &size) != 0)
      throw std::runtime_error("no port");
    port_ = ntohs(place.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;
  ~TlsServer() {
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }

  std::string port() const { return std::to_string(port_); }
  /// What a store of certificates must hold to trust it.
  void write_certificate(const std::filesystem::path& file) const {
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> out(BIO_new_file(file.c_str(), "w"), BIO_free_all);
    PEM_write_bio_X509(out.get(), certificate_.get());
  }

 private:
  void make_certificate() {
    X509* made = certificate_.get();
    X509_set_version(made, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -60);
    X509_gmtime_adj(X509_getm_notAfter(made), 3600);
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
  void serve() {
    while (true) {
      const int client = ::accept(socket_, nullptr, nullptr);
      if (client < 0) return;
      const std::unique_ptr<SSL, decltype(&SSL_free)> stream(SSL_new(context_.get()), SSL_free);
      SSL_set_fd(stream.get(), client);
      char asked[4096];
      if (SSL_accept(stream.get()) == 1 && SSL_read(stream.get(), asked, sizeof asked) > 0) {
        SSL_write(stream.get(), answer_.data(), static_cast<int>(answer_.size()));
        SSL_shutdown(stream.get());
      }
      ::close(client);
    }
  }

  std::string answer_;
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"),
                                                           EVP_PKEY_free};
  std::unique_ptr<X509, decltype(&X509_free)> certificate_{X509_new(), X509_free};
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
  int socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  std::uint16_t port_ = 0;
  std::thread thread_;
};

}  // namespace capnr::test
