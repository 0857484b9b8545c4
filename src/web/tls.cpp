// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/tls.h"

#include <string>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509err.h>

#include "base/file.h"

namespace capnr::web {
namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

// Without them OpenSSL takes any that it knows. Mozilla's "intermediate" list: forward secrecy and authenticated encryption only.
constexpr const char* ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

auto unusable_key(const TlsFiles& files, const error_code& error) {
  if (ERR_GET_REASON(static_cast<unsigned long>(error.value())) == X509_R_KEY_VALUES_MISMATCH)
    return fail(Kind::bad_input, "this is not the key of the certificate {file}",
                {{"file", files.certificate.string()}}, {files.key.string()});
  return fail(Kind::bad_input,
              "this is no private key in PEM without a passphrase (-----BEGIN PRIVATE KEY-----)", {},
              {files.key.string()});
}

}  // namespace

Result<TlsContext> load_tls(const TlsFiles& files) {
  TRY(const std::string chain, read_file(files.certificate));
  TRY(const std::string key, read_file(files.key));
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(context->native_handle(), ciphers);
  SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);  // idle connections hold less
  error_code error;
  // A passphrase would be asked on the terminal, where nobody is.
  error = context->set_password_callback([](std::size_t, auto) { return std::string(); }, error);
  error = context->use_certificate_chain(boost::asio::buffer(chain), error);
  if (error)
    return fail(Kind::bad_input, "this is no chain of certificates in PEM (-----BEGIN CERTIFICATE-----)", {},
                {files.certificate.string()});
  error = context->use_private_key(boost::asio::buffer(key), ssl::context::pem, error);
  if (error) return unusable_key(files, error);
  const X509* certificate = SSL_CTX_get0_certificate(context->native_handle());
  if (X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0)
    return fail(Kind::bad_input, "this certificate is over: renew it", {}, {files.certificate.string()});
  return context;
}

Certificates::Certificates(TlsFiles files, TlsContext context)
    : files_(std::move(files)), context_(std::move(context)), stamps_(stamps()) {}

Result<Certificates> Certificates::load(TlsFiles files) {
  TRY(TlsContext context, load_tls(files));
  return Certificates(std::move(files), std::move(context));
}

Certificates::Stamps Certificates::stamps() const {
  std::error_code ignored;
  return {std::filesystem::last_write_time(files_.certificate, ignored),
          std::filesystem::last_write_time(files_.key, ignored)};
}

TlsContext Certificates::current(const std::function<void(const Error&)>& complain) {
  const Clock::time_point now = Clock::now();
  if (now - looked_ < files_.check) return context_;
  looked_ = now;
  const Stamps found = stamps();
  if (found == stamps_) return context_;
  if (Result<TlsContext> renewed = load_tls(files_)) {
    context_ = std::move(*renewed);
    stamps_ = found;
  } else if (complain) {
    complain(renewed.error());  // again at the next look: the other file may be on its way
  }
  return context_;
}

}  // namespace capnr::web
