// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/openid.h"

#include <map>

#include <gtest/gtest.h>

#include "people/openid_json.h"
#include "signing_key.h"
#include "table/json.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::key_set_of;
using test::SigningKey;

constexpr Moment now = Moment(1'764'500'000s);
const std::string issuer = "https://id.example.fr/api/v2";

const OpenIdClient client{
    "cap-nr",       "s3cret&", "https://capnr.ville.fr/openid/back", "https://capnr.ville.fr/",
    "openid email", "eidas1"};

std::string discovery(const std::string& change_from = "", const std::string& change_to = "") {
  std::string json =
      R"({"issuer":"https://id.example.fr/api/v2","authorization_endpoint":"https://id.example.fr/authorize",
    "token_endpoint":"https://id.example.fr/token","userinfo_endpoint":"https://id.example.fr/userinfo",
    "jwks_uri":"https://id.example.fr/jwks","end_session_endpoint":"https://id.example.fr/end?x=1",
    "response_types_supported":["code"],"code_challenge_methods_supported":["S256"],
    "id_token_signing_alg_values_supported":["ES256"]})";
  if (!change_from.empty()) json.replace(json.find(change_from), change_from.size(), change_to);
  return json;
}

template <class T>
std::string error_of(const Result<T>& result) {
  return result ? "" : tr(Language::en, result.error().message, result.error().parameters);
}

/// A provider that answers from memory, and what it was asked.
class Provider {
 public:
  Provider() {
    answers["https://id.example.fr/api/v2/.well-known/openid-configuration"] = discovery();
    set_keys({&key});
  }
  void set_keys(std::initializer_list<const SigningKey*> keys) {
    answers["https://id.example.fr/jwks"] = key_set_of(keys);
  }
  Result<std::string> operator()(const OpenIdFetch& asked) {
    asked_for.push_back(asked);
    const auto found = answers.find(asked.url);
    if (found == answers.end()) return fail(Kind::unavailable, "404");
    return found->second;
  }
  OpenIdProvider discovered() { return discover(issuer, *this, now).value(); }

  std::map<std::string, std::string> answers;
  std::vector<OpenIdFetch> asked_for;
  SigningKey key = SigningKey::ec("one");
};

/// Claims as JSON, one of them changed; an empty value takes it away.
std::string claims(const std::string& nonce, const std::string& changed = "", const std::string& value = "") {
  std::map<std::string, std::string> all = {{"iss", "\"" + issuer + "\""},
                                            {"aud", "\"cap-nr\""},
                                            {"sub", "\"7f3e\""},
                                            {"nonce", "\"" + nonce + "\""},
                                            {"iat", std::to_string(seconds_of(now))},
                                            {"exp", std::to_string(seconds_of(now + 60s))}};
  if (!changed.empty()) all[changed] = value;
  std::string json;
  for (const auto& [name, text] : all)
    if (!text.empty()) json += (json.empty() ? "{\"" : ",\"") + name + "\":" + text;
  return json + "}";
}

class OpenId : public testing::Test {
 protected:
  OpenId() : known(provider.discovered()), request(begin_openid(known, client)) {
    answer_with(claims(request.nonce));
    provider.answers["https://id.example.fr/userinfo"] = provider.key.sign(
        claims("").insert(1, R"("given_name":"Alix","usual_name":"Martin","email":"a.martin@ville.fr",)"));
  }
  void answer_with(const std::string& id_claims) {
    provider.answers["https://id.example.fr/token"] =
        R"({"access_token":"at","token_type":"Bearer","id_token":")" + provider.key.sign(id_claims) + "\"}";
  }
  Result<OpenIdIdentity> finished(const OpenIdAnswer& answer) {
    return finish_openid(known, client, request, answer, provider, now);
  }
  Result<OpenIdIdentity> finished() { return finished({request.state, "the code"}); }

  Provider provider;
  OpenIdProvider known;
  OpenIdRequest request;
};

TEST_F(OpenId, SendsTheBrowserWithWhatIsAskedForAndNothingElse) {
  EXPECT_EQ(request.state.size(), 32U);
  EXPECT_EQ(request.nonce.size(), 32U);
  EXPECT_NE(request.state, request.nonce);
  EXPECT_EQ(
      request.url,
      "https://id.example.fr/authorize?response_type=code&client_id=cap-nr&redirect_uri=https%3A%2F%2Fcapnr."
      "ville.fr%2Fopenid%2Fback&scope=openid%20email&state=" +
          request.state + "&nonce=" + request.nonce + "&code_challenge=" +
          code_challenge(request.code_verifier) + "&code_challenge_method=S256&acr_values=eidas1");
  EXPECT_EQ(request.url.find(request.code_verifier), std::string::npos);
  EXPECT_NE(begin_openid(known, client).state, request.state);
}

// RFC 7636, appendix B.
TEST(CodeChallenge, IsThatOfItsStandard) {
  EXPECT_EQ(code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_F(OpenId, GivesWhoThePersonIs) {
  const auto person = finished();
  ASSERT_TRUE(person) << error_of(person);
  EXPECT_EQ(person->issuer, issuer);
  EXPECT_EQ(person->subject, "7f3e");
  EXPECT_EQ(person->email, "a.martin@ville.fr");
  EXPECT_EQ(person->name, "Alix Martin");
  const auto& asked = provider.asked_for;
  ASSERT_EQ(asked.size(), 4U) << "discovery, keys, tokens, userinfo";
  EXPECT_EQ(
      asked[2].form,
      "grant_type=authorization_code&code=the%20code&redirect_uri=https%3A%2F%2Fcapnr.ville.fr%2Fopenid%2F"
      "back&client_id=cap-nr&client_secret=s3cret%26&code_verifier=" +
          request.code_verifier);
  EXPECT_EQ(asked[3].bearer, "at");
  EXPECT_EQ(end_session_url(known, client, person->id_token, "state"),
            "https://id.example.fr/end?x=1&id_token_hint=" + person->id_token +
                "&state=state&post_logout_redirect_uri=https%3A%2F%2Fcapnr.ville.fr%2F");
}

TEST_F(OpenId, TakesOnlyTheAnswerToItsRequest) {
  const std::string refused = "this answer of the identity provider is not to our request: sign in again";
  EXPECT_EQ(error_of(finished({"", "code"})), refused);
  EXPECT_EQ(error_of(finished({begin_openid(known, client).state, "code"})), refused);
  EXPECT_EQ(error_of(finished({request.state, "code", "", "https://other.example"})), refused);
  EXPECT_EQ(error_of(finished({request.state, "", "access_denied"})),
            "the identity provider did not let you in (access_denied): try again, or ask an administrator");
  EXPECT_EQ(provider.asked_for.size(), 2U) << "nothing was sent to the provider";
  EXPECT_TRUE(finished({request.state, "code", "", issuer}));
}

TEST_F(OpenId, IsRefusedWhenTheCodeIsNoLongerGood) {
  provider.answers["https://id.example.fr/token"] = R"({"error":"invalid_grant"})";
  EXPECT_EQ(error_of(finished()), "the identity provider gives no token (invalid_grant): sign in again");
  provider.answers.erase("https://id.example.fr/token");
  EXPECT_EQ(finished().error().kind, Kind::unavailable);
}

TEST_F(OpenId, RefusesAnIdentityThatIsNotForUsNow) {
  const auto at = [](Moment moment) { return std::to_string(seconds_of(moment)); };
  const std::tuple<const char*, std::string, const char*> changes[] = {
      {"iss", "\"https://other.example\"", "iss"},
      {"aud", "\"other\"", "aud"},
      {"aud", "[\"cap-nr\",\"other\"]", "aud"},
      {"aud", "", "aud"},
      {"nonce", "\"another\"", "nonce"},
      {"nonce", "", "nonce"},
      {"sub", "\"\"", "sub"},
      {"exp", at(now - 60s), "exp"},
      {"exp", "", "exp"},
      {"exp", "\"soon\"", "exp"},
      {"exp", "1e300", "exp"},
      {"iat", at(now + 61s), "iat"},
      {"iat", at(now - 601s), "iat"},
      {"iat", "", "iat"},
      {"nbf", at(now + 61s), "nbf"}};
  for (const auto& [name, value, why] : changes) {
    answer_with(claims(request.nonce, name, value));
    EXPECT_EQ(error_of(finished()), std::string("the identity that the provider gives is refused: ") + why)
        << name << value;
  }
  for (const auto& [name, value] : {std::pair<std::string, std::string>{"aud", "[\"cap-nr\"]"},
                                    {"exp", at(now - 59s)},
                                    {"iat", at(now + 60s)}}) {
    answer_with(claims(request.nonce, name, value));
    EXPECT_TRUE(finished()) << name << value;
  }
}

TEST_F(OpenId, RefusesWhatTheProviderHasNotSigned) {
  const SigningKey impostor = SigningKey::ec("one");
  provider.answers["https://id.example.fr/token"] =
      R"({"access_token":"at","token_type":"Bearer","id_token":")" + impostor.sign(claims(request.nonce)) +
      "\"}";
  EXPECT_EQ(error_of(finished()), "the signature of the identity provider is refused: signature");
  provider.answers["https://id.example.fr/token"] =
      R"({"access_token":"at","token_type":"Bearer","id_token":")" +
      test::unsigned_text("{\"alg\":\"none\"}", claims(request.nonce)) + "\"}";
  EXPECT_EQ(error_of(finished()), "the signature of the identity provider is refused: alg none");
}

TEST_F(OpenId, WantsASignedUserinfoOfTheSamePerson) {
  std::string& info = provider.answers["https://id.example.fr/userinfo"];
  info = claims("");
  EXPECT_EQ(error_of(finished()), "the signature of the identity provider is refused: header");
  info = provider.key.sign(claims("", "sub", "\"somebody else\""));
  EXPECT_EQ(error_of(finished()), "the identity that the provider gives is refused: sub");
  info = provider.key.sign(claims("", "aud", "\"another site\""));
  EXPECT_EQ(error_of(finished()), "the identity that the provider gives is refused: aud");
  info = provider.key.sign(claims("", "iss", "\"https://other.example\""));
  EXPECT_EQ(error_of(finished()), "the identity that the provider gives is refused: iss");
}

TEST_F(OpenId, FetchesTheKeysAgainWhenTheProviderHasChangedThem) {
  const SigningKey next = SigningKey::rsa("two");
  provider.answers["https://id.example.fr/token"] =
      R"({"access_token":"at","token_type":"Bearer","id_token":")" + next.sign(claims(request.nonce)) + "\"}";
  provider.set_keys({&next, &provider.key});
  EXPECT_EQ(error_of(finished()), "the identity provider has no such key") << "not twice in a minute";
  known.keys_fetched_at = now - 60s;
  EXPECT_TRUE(finished());
  EXPECT_EQ(known.keys.keys.size(), 2U);
  EXPECT_EQ(known.keys_fetched_at, now);
}

TEST(OpenIdDiscovery, RefusesAProviderThatCannotBeUsed) {
  EXPECT_TRUE(read_discovery(discovery(), issuer));
  EXPECT_TRUE(
      read_discovery(discovery("https://id.example.fr/token", "http://127.0.0.1:4000/token"), issuer));
  EXPECT_TRUE(read_discovery(discovery("\"response_types_supported\":[\"code\"],", ""), issuer))
      << "it need not say";
  const std::tuple<const char*, const char*, const char*> changes[] = {
      {"/api/v2\"", "/api/v3\"", "issuer"},
      {"https://id.example.fr/token", "http://id.example.fr/token", "token_endpoint"},
      {"https://id.example.fr/token", "http://localhost.example.fr/token", "token_endpoint"},
      {"https://id.example.fr/jwks", "", "jwks_uri"},
      {"https://id.example.fr/end", "javascript:x", "end_session_endpoint"},
      {"[\"code\"]", "[\"id_token\"]", "response_types_supported"},
      {"[\"S256\"]", "[\"plain\"]", "code_challenge_methods_supported"},
      {"[\"ES256\"]", "[\"HS256\"]", "id_token_signing_alg_values_supported"}};
  for (const auto& [from, to, why] : changes)
    EXPECT_EQ(error_of(read_discovery(discovery(from, to), issuer)),
              std::string("this identity provider cannot be used: ") + why);
  for (const char* wrong : {"", "[]", "<html>"}) EXPECT_FALSE(read_discovery(wrong, issuer));
}

TEST(OpenIdTokensAnswer, IsABearerOfBoth) {
  EXPECT_TRUE(read_token_answer(R"({"access_token":"a","id_token":"b","token_type":"bearer"})"));
  for (const char* wrong : {"", "{}", R"({"access_token":"a","token_type":"Bearer"})",
                            R"({"access_token":"a","id_token":"b","token_type":"mac"})",
                            R"({"access_token":1,"id_token":"b","token_type":"Bearer"})"})
    EXPECT_FALSE(read_token_answer(wrong)) << wrong;
}

}  // namespace
}  // namespace capnr
