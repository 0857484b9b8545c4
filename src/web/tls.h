// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>

#include <boost/asio/ssl/context.hpp>

#include "base/error.h"
#include "web/server.h"

namespace capnr::web {

using TlsContext = std::shared_ptr<boost::asio::ssl::context>;

/// TLS 1.2 and 1.3 with the certificate chain and the key of these files (PEM). Kind::bad_input, with the file, when one is not what it should be, when the
/// key is not the certificate's or asks for a passphrase, when the certificate is over.
Result<TlsContext> load_tls(const TlsFiles& files);

/// A server's certificate, read again once its files change: who renews it need not stop the server. Used by one thread.
class Certificates {
 public:
  using Clock = std::chrono::steady_clock;
  static Result<Certificates> load(TlsFiles files);

  /// For a new connection. Looks at the files at most once in files.check; what it cannot use then is told to `complain`, and the earlier certificate stays.
  TlsContext current(const std::function<void(const Error&)>& complain);

 private:
  using Stamps = std::array<std::filesystem::file_time_type, 2>;
  Certificates(TlsFiles files, TlsContext context);
  Stamps stamps() const;

  TlsFiles files_;
  TlsContext context_;
  Stamps stamps_;
  Clock::time_point looked_ = Clock::now();
};

}  // namespace capnr::web
