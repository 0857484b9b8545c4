// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/openid_settings.h"

#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "table/toml_reader.h"
#include "web/https_client.h"

namespace capnr::web {
namespace {

constexpr std::uint64_t longest_file = 65'536;

Result<std::string> secret_in(const std::filesystem::path& file) {
  TRY(const std::string text, read_file(file, longest_file));
  std::string secret(trimmed(text));
  if (secret.empty() || secret.find('\n') != std::string::npos)
    return fail(Kind::bad_input, "the secret is one line of its file", {}, {file.string()});
  return secret;
}

Result<std::string> address_in(TomlReader& reader, std::string_view key, std::string value) {
  while (key == "site" && value.ends_with('/')) value.pop_back();
  if (is_https_address(value)) return value;
  return fail(Kind::bad_input, "{value} is not an address of https", {{"value", value}}, reader.where(key));
}

}  // namespace

Result<OpenIdSettings> load_openid_settings(const std::filesystem::path& file) {
  OpenIdSettings settings;
  std::string secret_file, site;
  TRY(const std::string text, read_file(file, longest_file));
  TRY(TomlReader reader, parse_toml(text, file.string()));
  for (const auto& [key, member, required] :
       {std::tuple{"issuer", &settings.issuer, true}, std::tuple{"client_id", &settings.client.id, true},
        std::tuple{"client_secret_file", &secret_file, true}, std::tuple{"site", &site, true},
        std::tuple{"scope", &settings.client.scope, false},
        std::tuple{"acr_values", &settings.client.acr_values, false},
        std::tuple{"label", &settings.label, false}}) {
    TRY(const std::optional<std::string> value, reader.text(key));
    if (value) *member = *value;
    if (required && member->empty())
      return fail(Kind::bad_input, "the key {key} is missing", {{"key", key}}, reader.where());
  }
  TRY_VOID(reader.finish());
  TRY(settings.issuer, address_in(reader, "issuer", std::move(settings.issuer)));
  TRY(site, address_in(reader, "site", std::move(site)));
  TRY(settings.client.secret, secret_in(file.parent_path() / secret_file));
  if (settings.label.empty()) settings.label = "ProConnect";
  settings.client.redirect_uri = site + std::string(openid_return_path);
  settings.client.post_logout_redirect_uri = site + "/";
  return settings;
}

}  // namespace capnr::web
