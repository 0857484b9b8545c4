// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "people/openid.h"

// The one request that the server makes of another: to the identity provider. TLS 1.2 or later, a certificate that the system's store vouches for, of the
// very host that is asked (SSL_CERT_FILE names another store, as for every program on OpenSSL). http:// goes to this machine only. No redirection is followed.
//
//   TRY(const HttpsAnswer answer, https_request({"https://id.ville.fr/.well-known/openid-configuration"}));

namespace capnr::web {

struct HttpsLimits {
  std::chrono::milliseconds time{5'000};  ///< from the name to the last byte
  std::size_t header_bytes = 16'384;
  std::size_t body_bytes = 262'144;
};

struct HttpsAnswer {
  unsigned status = 0;
  std::string body;
};

/// Whether it may be asked: https://…, or http:// of localhost, 127.0.0.1 or [::1].
bool is_https_address(std::string_view url);

/// Waits for the answer, whatever its status. Kind::usage for an address that is not https (nor http of this machine); Kind::unavailable without an answer: no
/// such host, another certificate, silence, too much.
Result<HttpsAnswer> https_request(const OpenIdFetch& asked, const HttpsLimits& limits = {});

}  // namespace capnr::web
