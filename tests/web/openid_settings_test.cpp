// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/openid_settings.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

using namespace capnr;

namespace {

class OpenIdSettingsFile : public testing::Test {
 protected:
  OpenIdSettingsFile() {
    std::filesystem::create_directories(folder_);
    write("secret", "s3cret\n");
  }
  ~OpenIdSettingsFile() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }
  Result<web::OpenIdSettings> loaded(const std::string& text) {
    write("openid.toml", text);
    return web::load_openid_settings(folder_ / "openid.toml");
  }
  std::string fault(const std::string& text) {
    const auto settings = loaded(text);
    return settings
               ? ""
               : std::to_string(settings.error().where.row) + ": " + describe(settings.error(), Language::en);
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("capnr_openid_" + std::to_string(::getpid()));
};

const std::string whole = R"(issuer = "https://id.example.fr/api/v2"
client_id = "cap-nr"
client_secret_file = "secret"
site = "https://capnr.ville.fr/"
)";

}  // namespace

TEST_F(OpenIdSettingsFile, NamesTheProviderAndWhereItSendsBackTo) {
  const auto settings = loaded(whole);
  ASSERT_TRUE(settings) << describe(settings.error(), Language::en);
  EXPECT_EQ(settings->issuer, "https://id.example.fr/api/v2");
  EXPECT_EQ(settings->label, "ProConnect");
  EXPECT_EQ(settings->client.id, "cap-nr");
  EXPECT_EQ(settings->client.secret, "s3cret");
  EXPECT_EQ(settings->client.redirect_uri, "https://capnr.ville.fr/connexion/openid/retour");
  EXPECT_EQ(settings->client.post_logout_redirect_uri, "https://capnr.ville.fr/");
  EXPECT_EQ(settings->client.scope, "openid email given_name usual_name");
  EXPECT_EQ(settings->client.acr_values, "");
  EXPECT_EQ(loaded(whole + "label = \"Keycloak\"\nacr_values = \"eidas1\"\n")->label, "Keycloak");
}

TEST_F(OpenIdSettingsFile, RefusesWhatItDoesNotKnowOrLacks) {
  EXPECT_NE(fault(whole + "client_secret = \"here\"\n").find("client_secret"), std::string::npos);
  for (const std::string key : {"issuer", "client_id", "client_secret_file", "site"}) {
    std::string without = whole;
    const std::size_t at = without.find(key + " = ");
    without.erase(at, without.find('\n', at) - at + 1);
    EXPECT_NE(fault(without).find("the key " + key + " is missing"), std::string::npos) << fault(without);
  }
  const auto changed = [](std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
  };
  EXPECT_TRUE(fault(changed(whole, "https://id", "http://id")).starts_with("1: "));
  EXPECT_TRUE(fault(changed(whole, "https://capnr", "http://capnr")).starts_with("4: "));
  EXPECT_EQ(fault(changed(whole, "https://capnr.ville.fr", "http://127.0.0.1:8080")), "");
  write("secret", "");
  EXPECT_NE(fault(whole).find("one line"), std::string::npos);
  write("secret", "a\nb\n");
  EXPECT_NE(fault(whole).find("one line"), std::string::npos);
  EXPECT_NE(fault(changed(whole, "\"secret\"", "\"none\"")), "");
}
