// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "people/openid.h"

namespace capnr::web {

/// Where the provider sends browsers back to, on our site: what is registered there.
inline constexpr std::string_view openid_return_path = "/connexion/openid/retour";

struct OpenIdSettings {
  std::string label;  ///< what people call the provider: "ProConnect"
  std::string issuer;
  OpenIdClient client;
};

/// The file of `capnr serve --openid`: issuer, client_id, client_secret_file (beside it, unless absolute), site (https://capnr.ville.fr); scope, acr_values, label when others
/// are wanted. Kind::bad_input, with the line, for any other key, one that is missing, or an address that is not https (but on this machine).
Result<OpenIdSettings> load_openid_settings(const std::filesystem::path& file);

}  // namespace capnr::web
