// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/identity_provider.h"

#include <chrono>
#include <utility>

#include "web/https_client.h"

namespace capnr::web {
namespace {

constexpr std::chrono::hours provider_kept{1};
constexpr std::chrono::seconds left_alone{30};

}  // namespace

IdentityProvider::IdentityProvider(OpenIdSettings settings, Fetch fetch)
    : settings_(std::move(settings)), fetch_(std::move(fetch)), visits_(30, 60) {}

Result<std::string> IdentityProvider::fetch_by_https(const OpenIdFetch& asked) {
  TRY(HttpsAnswer answer, https_request(asked));
  const bool says_why = !asked.form.empty() && (answer.status == 400 || answer.status == 401);
  if (answer.status == 200 || says_why) return std::move(answer.body);
  return fail(answer.status < 500 ? Kind::bad_input : Kind::unavailable,
              "the identity provider answers {status} to {url}",
              {{"status", std::to_string(answer.status)}, {"url", asked.url}});
}

Result<std::string> IdentityProvider::fetched(const OpenIdFetch& asked, Moment now) {
  {
    const std::scoped_lock lock(mutex_);
    if (now < silent_until_)
      return fail(Kind::unavailable, "the identity provider does not answer: try again in a minute");
  }
  Result<std::string> body = fetch_(asked);
  if (!body && body.error().kind == Kind::unavailable) {
    const std::scoped_lock lock(mutex_);
    silent_until_ = now + left_alone;
  }
  return body;
}

// A copy: what is fetched meanwhile holds nobody else up.
Result<OpenIdProvider> IdentityProvider::known(Moment now) {
  {
    const std::scoped_lock lock(mutex_);
    if (provider_ && now < provider_until_) return *provider_;
  }
  const auto fetch = [&](const OpenIdFetch& asked) { return fetched(asked, now); };
  TRY(OpenIdProvider provider, discover(settings_.issuer, fetch, now));
  const std::scoped_lock lock(mutex_);
  provider_ = provider;
  provider_until_ = now + provider_kept;
  return provider;
}

void IdentityProvider::keep(const OpenIdProvider& provider) {
  const std::scoped_lock lock(mutex_);
  if (provider_ && provider_->keys_fetched_at < provider.keys_fetched_at) provider_ = provider;
}

Result<OpenIdRequest> IdentityProvider::begin(Moment now) {
  TRY(const OpenIdProvider provider, known(now));
  return begin_openid(provider, settings_.client);
}

Result<OpenIdIdentity> IdentityProvider::finish(const OpenIdRequest& request, const OpenIdAnswer& answer,
                                                Moment now) {
  TRY(OpenIdProvider provider, known(now));
  const auto fetch = [&](const OpenIdFetch& asked) { return fetched(asked, now); };
  Result<OpenIdIdentity> person = finish_openid(provider, settings_.client, request, answer, fetch, now);
  keep(provider);
  return person;
}

std::string IdentityProvider::sign_out_url(std::string_view id_token, Moment now) {
  const auto provider = known(now);
  if (!provider) return "";
  return end_session_url(*provider, settings_.client, id_token,
                         begin_openid(*provider, settings_.client).state);
}

}  // namespace capnr::web
