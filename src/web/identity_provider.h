// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "people/openid.h"
#include "web/openid_settings.h"
#include "web/rate_limit.h"

namespace capnr::web {

/// The identity provider of a city, for all requests: what it says of itself is fetched when it is first needed and kept for an hour, its keys with it. A provider that does
/// not answer is left alone for half a minute, so that those who sign in by password do not wait behind it. From several threads.
class IdentityProvider {
 public:
  /// How a page is fetched: https_request(), but in tests.
  using Fetch = std::function<Result<std::string>(const OpenIdFetch&)>;
  explicit IdentityProvider(OpenIdSettings settings, Fetch fetch = fetch_by_https);
  static Result<std::string> fetch_by_https(const OpenIdFetch& asked);

  const OpenIdSettings& settings() const { return settings_; }
  /// Whether one more browser of that address may be sent there now; it is counted when it may.
  bool admits(std::string_view address, Moment now) { return visits_.passes(address, seconds_of(now)); }

  /// Kind::unavailable when the provider does not answer, Kind::bad_input when it cannot be used.
  Result<OpenIdRequest> begin(Moment now);
  /// As finish_openid().
  Result<OpenIdIdentity> finish(const OpenIdRequest& request, const OpenIdAnswer& answer, Moment now);
  /// Where a session that began with that token ends there too; empty when there is no such place, or the provider does not answer.
  std::string sign_out_url(std::string_view id_token, Moment now);

 private:
  Result<OpenIdProvider> known(Moment now);
  Result<std::string> fetched(const OpenIdFetch& asked, Moment now);
  void keep(const OpenIdProvider& provider);

  const OpenIdSettings settings_;
  const Fetch fetch_;
  RateLimit visits_;
  std::mutex mutex_;
  std::optional<OpenIdProvider> provider_;
  Moment provider_until_ = {}, silent_until_ = {};
};

}  // namespace capnr::web
