// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "store/postgres_errors.h"

#include <gtest/gtest.h>

#include "store/postgres_address.h"
#include "store/postgres_parameters.h"

namespace capnr {
namespace {

Kind kind_of(std::string_view sqlstate) {
  return postgres_error(sqlstate, "reason", "postgresql://host/name").value().kind;
}
std::string said(const Error& error) {
  return describe(error, Language::en);
}

TEST(PostgresErrors, EachClassOfRefusalHasItsKind) {
  struct Case {
    std::string_view sqlstate;
    Kind kind;
  };
  for (const Case& each :
       {Case{"", Kind::unavailable}, Case{"08006", Kind::unavailable}, Case{"57P01", Kind::unavailable},
        Case{"28P01", Kind::unavailable}, Case{"3D000", Kind::not_found}, Case{"42501", Kind::unavailable},
        Case{"25006", Kind::unavailable}, Case{"53100", Kind::unavailable}, Case{"55P03", Kind::conflict},
        Case{"40P01", Kind::conflict}, Case{"23505", Kind::conflict}, Case{"22021", Kind::bad_input},
        Case{"54000", Kind::limit}, Case{"XX000", Kind::unavailable}}) {
    EXPECT_EQ(kind_of(each.sqlstate), each.kind) << each.sqlstate;
  }
}

TEST(PostgresErrors, ARefusalIsReadInAnyLanguageOfTheServer) {
  const PostgresRefusal french = read_refusal(
      "la connexion au serveur « db » a échoué : FATAL:  28P01: authentification par mot de passe échouée "
      "pour l'utilisateur « ville »\nLOCATION:  auth_failed, auth.c:335\n");
  EXPECT_EQ(french.sqlstate, "28P01");
  EXPECT_EQ(french.reason, "authentification par mot de passe échouée pour l'utilisateur « ville »");
  const PostgresRefusal network = read_refusal(
      "connection to server at \"db\", port 5432 failed: Connection refused\n\tIs it running?\n");
  EXPECT_EQ(network.sqlstate, "");
  EXPECT_EQ(network.reason, "connection to server at \"db\", port 5432 failed: Connection refused");
}

TEST(PostgresErrors, AServerThatIsTooOldOrADatabaseThatIsNotInUtf8IsRefused) {
  EXPECT_TRUE(check_server(130000, "UTF8", "db"));
  const auto old = check_server(120022, "UTF8", "db");
  ASSERT_FALSE(old);
  EXPECT_EQ(said(old.error()), "the server of the database db is PostgreSQL 12: capnr needs 13 or newer");
  const auto latin = check_server(150018, "LATIN9", "db");
  ASSERT_FALSE(latin);
  EXPECT_EQ(latin.error().kind, Kind::bad_input);
  EXPECT_NE(said(latin.error()).find("is in LATIN9"), std::string::npos);
}

TEST(PostgresAddresses, AreShownWithoutTheirPassword) {
  const auto name = [](const std::string& uri) { return read_address(uri).value().name; };
  EXPECT_EQ(name("postgresql://ville:s3cret@db.ville.fr:5433/capnr?sslmode=require"),
            "postgresql://ville@db.ville.fr:5433/capnr");
  EXPECT_EQ(name("postgres://ville@db/capnr?password=s3cret"), "postgresql://ville@db/capnr");
  EXPECT_EQ(name("postgresql:///capnr"), "postgresql:///capnr");
  EXPECT_EQ(name("postgresql://%2Fvar%2Frun%2Fpostgresql/capnr"),
            "postgresql://%2Fvar%2Frun%2Fpostgresql/capnr");
  EXPECT_EQ(name("postgresql://u:p%40ss%2Fw@h/d"), "postgresql://u@h/d");
  EXPECT_EQ(read_address("postgresql://h/d?connect_timeout=3").value().connect_seconds, 3);
}

TEST(PostgresAddresses, ThatAreMalformedShowNoPieceOfAPassword) {
  for (const std::string uri :
       {"postgresql://u:s3cret@more@h/d", "postgresql://u:s3cret/more@h/d", "postgresql://u:12/s3cret@h/d",
        "postgresql://u:%zs3cret@h/d", "postgresql://h:s3cret/d", "postgresql://u:x@h/d?s3cret",
        "postgresql://u:x@h/d?connect_timeout=s3cret", "postgresql://u:x@[s3cret/d"}) {
    const auto address = read_address(uri);
    ASSERT_FALSE(address) << uri;
    EXPECT_EQ(address.error().kind, Kind::usage);
    EXPECT_EQ(said(address.error()).find("s3cret"), std::string::npos) << uri;
  }
}

TEST(PostgresParameters, AreNumberedOutsideOfQuotesAndComments) {
  EXPECT_EQ(numbered_parameters("a = ? AND b=?"), "a = $1 AND b=$2");
  EXPECT_EQ(numbered_parameters("'?' || ? || 'it''s ?' || ?"), "'?' || $1 || 'it''s ?' || $2");
  EXPECT_EQ(numbered_parameters("\"a?\"\"?\" = ?"), "\"a?\"\"?\" = $1");
  EXPECT_EQ(numbered_parameters("? -- ? '\n?"), "$1 -- ? '\n$2");
  EXPECT_EQ(numbered_parameters("/* ?' */ ? /* ?"), "/* ?' */ $1 /* ?");
  EXPECT_EQ(numbered_parameters("'? never closed"), "'? never closed");
  EXPECT_EQ(numbered_parameters(""), "");
}

}  // namespace
}  // namespace capnr
