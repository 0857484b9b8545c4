// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "register_city.h"

namespace capnr {
namespace {

using test::Ran;

constexpr std::string_view good_rows =
    "date;matériel;quantité;âge années;destination;preuve;effacement;exclusion;référence;justificatif\n"
    "12/06/2025;portable;30;6;association;oui;oui;;SORTIE-12;convention.pdf\n"
    "20/06/2025;écran;10;8;éco-organisme;non;sans objet;;SORTIE-13;bordereau.pdf\n"
    "21/06/2025;mobile;10;3;recyclage;;non;;;\n";

class Disposals : public test::RegisterCity {};

TEST_F(Disposals, BecomeTheReuseRatioAndTheErasures) {
  ASSERT_EQ(capnr({"disposals", file(good_rows)}).code, 0);
  const Ran measured = capnr({"measure", "--draws", "0", "--dry-run", "--indicator", "I-1.10a"});
  EXPECT_NE(test::on_one_line(measured.out).find("with the proofs, 40 units of 50 would be reused"),
            std::string::npos)
      << measured.out << measured.errors;
  EXPECT_EQ(value_of("I-1.10a"), "60.000000");
  EXPECT_EQ(value_of("I-1.10c"), "75.000000");
  const Ran history = capnr({"history", "I-1.10a", "--format", "json"});
  EXPECT_NE(history.out.find("achats.csv"), std::string::npos) << "the file is the source: " << history.out;
}

TEST_F(Disposals, AreJudgedByTheRuleOfTheirYear) {
  ASSERT_EQ(capnr({"disposals", file(good_rows)}).code, 0);
  ASSERT_EQ(value_of("I-1.10a"), "60.000000");
  const Json document =
      *parse_json(capnr({"indicators", "--format", "json", "--as-of", "2026-03-01", "--year", "2025"}).out);
  std::string status;
  for (const Json& one : *document.find("indicators")->array()) {
    if (*one.find("indicator")->text() == "I-1.10a") status = *one.find("status")->text();
  }
  EXPECT_EQ(status, "met") << "half, from 2025 on";
}

TEST_F(Disposals, AreTakenWholeOrNotAtAll) {
  const std::string table = file(std::string(good_rows) +
                                 "21/06/2025;mobile;10;3;Mars;;;;;\n"
                                 "21/06/2025;mobile;10;3;vente;peut-être;;;;\n"
                                 "21/06/2025;mobile;10;-1;vente;;;;;\n");
  const Ran refused = capnr({"disposals", table});
  EXPECT_EQ(refused.code, 3);
  for (const char* reason :
       {"Mars is not a destination", "peut-être is neither yes nor no", "-1 is not between 0 and 100"})
    EXPECT_NE(refused.errors.find(reason), std::string::npos) << reason << "\n" << refused.errors;
  EXPECT_NE(capnr({"disposals"}).out.find("No file was given yet"), std::string::npos);
  EXPECT_EQ(capnr({"disposals", table, "--accept-partial"}).code, 0);
  EXPECT_EQ(value_of("I-1.10a"), "60.000000");
}

TEST_F(Disposals, GivenTwiceChangeNothingAndCanBeTakenBack) {
  const std::string path = file(good_rows);
  ASSERT_EQ(capnr({"disposals", path}).code, 0);
  const std::string before = capnr({"disposals"}).out;
  EXPECT_NE(capnr({"disposals", path}).out.find("3 rows were there already"), std::string::npos);
  EXPECT_EQ(capnr({"disposals"}).out, before);
  EXPECT_EQ(capnr({"disposals", "--remove", path}).code, 0);
  EXPECT_EQ(value_of("I-1.10a"), "none");
}

}  // namespace
}  // namespace capnr
