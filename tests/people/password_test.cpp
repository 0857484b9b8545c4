// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "people/password.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace capnr {
namespace {

std::string refusal(std::string_view password, std::string_view login = "a.martin@ville.fr",
                    std::string_view name = "Alix Martin") {
  const auto checked = check_new_password(password, login, name);
  if (checked) return "";
  EXPECT_EQ(checked.error().kind, Kind::bad_input);
  EXPECT_EQ(checked.error().where.column, "password");
  return tr(Language::en, checked.error().message, checked.error().parameters);
}

TEST(NewPassword, IsTwelveCharactersOrMoreOfAnyKind) {
  EXPECT_EQ(refusal("onze lettre"),
            "the password is too short: at least 12 characters; a sentence is easy to remember");
  EXPECT_EQ(refusal("douze lettre"), "");
  EXPECT_EQ(refusal("éàèùçîôûëïüâ"), "") << "characters, not bytes";
  EXPECT_NE(refusal("éàèùçî"), "") << "twelve bytes";
  EXPECT_EQ(refusal("e\u0301te\u0301 la mer"), refusal("été la mer")) << "however the accents are composed";
  EXPECT_EQ(refusal(std::string(250, 'x') + "abcdef"), "");
  EXPECT_EQ(refusal(std::string(250, 'x') + "abcdefg"), "the password is too long: at most 256 bytes");
  EXPECT_EQ(refusal("\xff\xfe twelve bytes"), "the password is no text in UTF-8");
}

TEST(NewPassword, IsNotTheNameOfTheAccount) {
  const std::string said = "the password is the name of the account: choose another one";
  EXPECT_EQ(refusal("a.martin@ville.fr"), said);
  EXPECT_EQ(refusal("A.Martin@VILLE.fr"), said);
  EXPECT_EQ(refusal("ALIX-martin-2025"), said);
  EXPECT_EQ(refusal("marie.dupont", "marie.dupont@ville.fr"), said);
  EXPECT_EQ(refusal("marie.dupont cherche une idée", "marie.dupont@ville.fr"), "");
  EXPECT_EQ(refusal("quatre mots sans nom", "7", ""), "");
}

TEST(NewPassword, IsNotAmongTheFirstThatAnybodyTries) {
  for (const char* common : {"motdepasse123", "Mot-de-passe-2025", "PASSWORD1234", "azertyuiop12",
                             "azertyuiopqs", "123456789012", "abcdefghijkl", "aaaaaaaaaaaa", "abcabcabcabc",
                             "administrateur", "marseille2025", "passwordpassword", "qwertyuiopas"})
    EXPECT_EQ(refusal(common), "the password is among the first that anybody tries: choose another one")
        << common;
  for (const char* fine : {"marseille bébé 1899", "correct horse battery staple", "motdepasse du lundi"})
    EXPECT_EQ(refusal(fine), "") << fine;
}

TEST(PasswordHash, SaysItsCostAndIsNeverTwiceTheSame) {
  const std::string hash = hash_password("correct horse", quick_password_cost);
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << hash;
  EXPECT_NE(hash, hash_password("correct horse", quick_password_cost)) << "each has its salt";
  EXPECT_TRUE(verify_password(hash, "correct horse"));
  EXPECT_FALSE(verify_password(hash, "Correct horse"));
  EXPECT_FALSE(verify_password(hash, ""));
  EXPECT_FALSE(needs_rehash(hash, quick_password_cost));
  EXPECT_TRUE(needs_rehash(hash));
  EXPECT_TRUE(hash_password("correct horse").starts_with("$argon2id$v=19$m=19456,t=3,p=1$"));
}

TEST(PasswordHash, IsOfWhatWasTypedHoweverItsAccentsAreComposed) {
  const std::string hash = hash_password("l'e\u0301te\u0301 à la mer", quick_password_cost);
  EXPECT_TRUE(verify_password(hash, "l'été à la mer"));
  EXPECT_FALSE(verify_password(hash, "l'ete à la mer"));
}

TEST(PasswordHash, ThatIsNoneIsNeverRight) {
  for (const char* hash : {"", "x", "$argon2id$", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA", "correct horse"})
    EXPECT_FALSE(verify_password(hash, "correct horse")) << hash;
  EXPECT_TRUE(needs_rehash("x"));
}

RC_GTEST_PROP(PasswordHash, IsRightForItsPasswordOnly,
              (const std::string& password, const std::string& other)) {
  const std::string hash = hash_password(password, quick_password_cost);
  RC_ASSERT(verify_password(hash, password));
  RC_PRE(other != password);
  RC_ASSERT(!verify_password(hash, other));
}

}  // namespace
}  // namespace capnr
