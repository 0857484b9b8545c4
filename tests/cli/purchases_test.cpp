// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "register_city.h"

namespace capnr {
namespace {

using test::Ran;

constexpr std::string_view good_rows =
    "date;libellé;catégorie;quantité;montant HT;état;matières recyclées;indice\n"
    "14/03/2025;Portables;ordinateurs;40;30 000;reconditionné;;8,1\n"
    "02/04/2025;Mobiles;32250000-0;60;10 000;neuf;20;7,9\n";

class Purchases : public test::RegisterCity {
 protected:
  std::string listing() { return capnr({"purchases"}).out; }
};

TEST_F(Purchases, BecomeIndicatorsWithTheirFileAsSource) {
  ASSERT_EQ(capnr({"purchases", file(good_rows)}).code, 0);
  EXPECT_EQ(value_of("I-1.4b", "reused"), "75.000000");
  EXPECT_EQ(value_of("I-1.4b", "recycled"), "5.000000");
  EXPECT_EQ(value_of("I-1.4b", "share"), "80.000000");
  EXPECT_EQ(value_of("I-1.10d"), "40.000000");
  EXPECT_EQ(value_of("I-1.8b"), "none") << "nobody says the guarantees";
  const Ran history = capnr({"history", "I-1.10d", "--format", "json"});
  EXPECT_NE(history.out.find("achats.csv"), std::string::npos) << history.out;
  EXPECT_EQ(history.out.find("inventory 2025"), std::string::npos) << history.out;
}

TEST_F(Purchases, GivenTwiceChangeNothing) {
  ASSERT_EQ(capnr({"purchases", file(good_rows)}).code, 0);
  const std::string before = listing();
  const Ran again = capnr({"purchases", file(good_rows)});
  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_NE(again.out.find("2 rows were there already"), std::string::npos) << again.out;
  EXPECT_EQ(listing(), before);
}

TEST_F(Purchases, OfAFileReplaceWhatItBroughtBefore) {
  ASSERT_EQ(capnr({"purchases", file(good_rows)}).code, 0);
  const Ran again = capnr({"purchases", file("date;category;quantity;condition\n2025-05-01;phones;8;new\n")});
  EXPECT_NE(again.out.find("1 rows replace"), std::string::npos) << again.out << again.errors;
  EXPECT_EQ(value_of("I-1.10d"), "0.000000") << "of the 8 units bought none is refurbished";
}

TEST_F(Purchases, AreRefusedUnderASecondPath) {
  ASSERT_EQ(capnr({"purchases", file(good_rows)}).code, 0);
  const Ran copy = capnr({"purchases", file(good_rows, "copie.csv")});
  EXPECT_EQ(copy.code, 5);
  EXPECT_NE(copy.errors.find("is the same file as"), std::string::npos) << copy.errors;
}

TEST_F(Purchases, AreTakenWholeOrNotAtAll) {
  const std::string table = file(std::string(good_rows) +
                                 "31/02/2025;X;ordinateurs;1;;;;\n"
                                 "01/03/2025;X;voitures;1;;;;\n"
                                 "01/03/2025;X;ordinateurs;0;;;;\n"
                                 "01/03/2025;X;ordinateurs;1;beaucoup;;;\n"
                                 "01/03/2025;X;ordinateurs;1;;usé;;\n"
                                 "01/03/2025;X;ordinateurs;1;;;;11\n");
  const std::string folder = (folder_ / "rejets").string();
  const Ran refused = capnr({"purchases", table, "--rejects", folder});
  EXPECT_EQ(refused.code, 3);
  for (const char* reason :
       {"31/02/2025 is not a date", "voitures is not a category", "0 is not a quantity",
        "beaucoup is not a number", "usé is not a condition", "11 is not between 0 and 10"})
    EXPECT_NE(refused.errors.find(reason), std::string::npos) << reason << "\n" << refused.errors;
  EXPECT_NE(listing().find("No file was given yet"), std::string::npos);
  const std::string written = test::slurp(folder + "/achats.rejets.csv");
  EXPECT_EQ(std::ranges::count(written, '\n'), 7) << written;
  const Ran partial = capnr({"purchases", table, "--accept-partial"});
  EXPECT_EQ(partial.code, 0) << partial.errors;
  EXPECT_NE(partial.out.find("2 rows recorded, 6 rejected"), std::string::npos) << partial.out;
}

TEST_F(Purchases, OfAnyFileWaitForAllOthers) {
  const std::string wrong = file("date;category;quantity\nhier;phones;1\n", "faux.csv");
  EXPECT_EQ(capnr({"purchases", file(good_rows), wrong}).code, 3);
  EXPECT_NE(listing().find("No file was given yet"), std::string::npos);
}

TEST_F(Purchases, WithAnUnknownOrMissingColumnAreRefused) {
  const Ran unknown = capnr({"purchases", file("date;category;quantity;colour\n2025-01-01;phones;1;red\n")});
  EXPECT_EQ(unknown.code, 3);
  EXPECT_NE(unknown.errors.find("the column colour is not known"), std::string::npos) << unknown.errors;
  EXPECT_EQ(capnr({"purchases", file("date;category\n2025-01-01;phones\n")}).code, 3);
  EXPECT_EQ(capnr({"purchases", file("date;category;cpv;quantity\n2025-01-01;phones;;1\n")}).code, 3);
  EXPECT_EQ(capnr({"purchases", file("")}).code, 3);
  EXPECT_EQ(capnr({"purchases", (folder_ / "absent.csv").string()}).code, 4);
}

TEST_F(Purchases, CanBeTakenBack) {
  const std::string path = file(good_rows);
  ASSERT_EQ(capnr({"purchases", path}).code, 0);
  EXPECT_EQ(capnr({"purchases", "--remove", "autre.csv"}).code, 4);
  EXPECT_EQ(capnr({"purchases", "--remove", path}).code, 0);
  EXPECT_EQ(value_of("I-1.10d"), "none");
}

TEST_F(Purchases, InJsonSayTheSame) {
  const std::string json =
      file(R"([{"date":"2025-03-14","category":"computers","quantity":3,"condition":"refurbished"},)"
           R"({"date":"2025-03-15","category":"phones","quantity":1,"condition":"new"}])",
           "achats.json");
  const Ran ran = capnr({"purchases", json});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(value_of("I-1.10d"), "75.000000");
}

}  // namespace
}  // namespace capnr
