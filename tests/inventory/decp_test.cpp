// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/decp.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "inventory/purchase.h"

namespace capnr {
namespace {

class Decp : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }

  Result<std::optional<RegisterTable>> read(std::string_view text, std::string_view buyer = "") {
    std::ofstream(path_, std::ios::binary) << text;
    return read_decp(path_, buyer, purchase_columns());
  }
  std::vector<Purchase> purchases(std::string_view text, std::string_view buyer = "") {
    std::vector<Purchase> all;
    const auto table = read(text, buyer);
    EXPECT_TRUE(table) << describe(table.error(), Language::en);
    EXPECT_TRUE(table && *table) << "not of the format";
    if (!table || !*table) return all;
    for (const RegisterRow& row : (*table)->rows) {
      auto purchase = purchase_of(row);
      EXPECT_TRUE(purchase) << describe(purchase.error(), Language::en);
      if (purchase) all.push_back(*purchase);
    }
    return all;
  }

  std::filesystem::path path_ =
      std::filesystem::path(testing::TempDir()) / ("decp_" + std::to_string(::getpid()) + ".json");
};

constexpr std::string_view first_order = R"({"marches":[
 {"id":"2019A1","acheteur":{"id":"21130055300016","nom":"Ville"},"nature":"Marché","objet":"Portables","codeCPV":"30213100-6",
  "dateNotification":"2019-08-13","montant":127000,"formePrix":"Ferme",
  "titulaires":[{"typeIdentifiant":"SIRET","id":"81223113200026","denominationSociale":"Garami SARL"},
                {"typeIdentifiant":"TVA","id":"DE814864138"}],
  "modifications":[{"objetModification":"Titulaire","dateNotificationModification":"2020-07-20","titulaires":[]}]},
 {"_type":"Contrat de concession","id":"C1","autoriteConcedante":{"id":"21130055300016"},"objet":"Parking","valeurGlobale":1}]})";

constexpr std::string_view second_order = R"({"marches":{"marche":[
 {"id":"2024A1","acheteur":{"id":"21130055300016"},"objet":"Maintenance","codeCPV":"72267000","dateNotification":"2024-05-15","montant":575000,
  "titulaires":[{"titulaire":{"typeIdentifiant":"SIRET","id":"55204599900869"}}],
  "considerationsEnvironnementales":{"considerationEnvironnementale":["Clause environnementale","Critère environnemental"]},
  "modifications":[{"modification":{"id":2,"montant":600000.5,"dateNotificationModification":"2025-10-18"}},
                   {"modification":{"id":1,"montant":580000,"dateNotificationModification":"2025-01-18"}}]},
 {"id":"2024A2","acheteur":{"id":"21130055300024"},"objet":"Écrans","codeCPV":30231300,"dateNotification":"2024-06-15","montant":0,
  "titulaires":{"titulaire":{"id":"1"}},
  "considerationsEnvironnementales":{"considerationEnvironnementale":"Pas de considération environnementale"}}],
 "contrat-concession":[{"id":"C2"}]}})";

TEST_F(Decp, IsReadUnderTheFirstOrder) {
  const std::vector<Purchase> all = purchases(first_order);
  ASSERT_EQ(all.size(), 1U) << "a concession is no purchase";
  const Purchase& one = all[0];
  EXPECT_EQ(one.row, 2);
  EXPECT_EQ(one.date, date_of(2019, 8, 13));
  EXPECT_EQ(one.label, "Portables");
  EXPECT_EQ(one.cpv, "30213100-6");
  EXPECT_EQ(one.category, PurchaseCategory::computers);
  EXPECT_EQ(one.amount_eur, 127000);
  EXPECT_EQ(one.supplier, "Garami SARL, DE814864138");
  EXPECT_EQ(one.evidence, "DECP 2019A1");
  EXPECT_TRUE(one.contract);
  EXPECT_FALSE(one.environmental) << "the first order does not tell";
}

TEST_F(Decp, IsReadUnderTheSecondOrderWithItsWrappedLists) {
  const std::vector<Purchase> all = purchases(second_order);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].amount_eur, 600000.5) << "of the last modification, whatever the order of the list";
  EXPECT_EQ(all[0].environmental, true);
  EXPECT_EQ(all[0].supplier, "55204599900869");
  EXPECT_EQ(all[1].cpv, "30231300");
  EXPECT_EQ(all[1].environmental, false);
  EXPECT_FALSE(all[1].amount_eur) << "zero is not an amount";
  EXPECT_EQ(all[1].row, 3);
}

TEST_F(Decp, LeavesWhatItDoesNotSayUnknown) {
  for (const Purchase& one : purchases(second_order)) {
    EXPECT_EQ(one.condition, PurchaseCondition::unspecified);
    EXPECT_FALSE(one.recycled_share || one.repair_index || one.guarantee_years || one.spare_parts_years);
  }
}

TEST_F(Decp, CountsAContractPublishedTwiceOnce) {
  const std::string contract =
      R"({"id":"A","acheteur":{"id":"211300553"},"objet":"X","codeCPV":"30213100","dateNotification":"2024-05-15","montant":10)";
  const std::string lot =
      R"({"id":"A","acheteur":{"id":"211300553"},"objet":"Lot 2","codeCPV":"30213100","dateNotification":"2024-05-15","montant":10})";
  const std::vector<Purchase> all =
      purchases(R"({"marches":[)" + contract + "}," + lot + "," + contract +
                R"(,"modifications":[{"montant":12,"dateNotificationModification":"2025-01-01"}]}]})");
  ASSERT_EQ(all.size(), 2U) << "another lot is another contract";
  EXPECT_EQ(all[0].label, "Lot 2");
  EXPECT_EQ(all[1].amount_eur, 12) << "as it was published last";
}

TEST_F(Decp, AsksWhichBuyerTheCityIs) {
  const std::string two =
      R"({"marches":[{"id":"A","acheteur":{"id":"21130055300016"},"dateNotification":"2024-05-15"},)"
      R"({"id":"B","acheteur":{"id":"21750001600019"},"dateNotification":"2024-05-15"}]})";
  const auto unsaid = read(two);
  ASSERT_FALSE(unsaid);
  EXPECT_EQ(unsaid.error().kind, Kind::usage);
  ASSERT_EQ(purchases(two, "211300553").size(), 1U);
  const auto nobody = read(two, "999999999");
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().kind, Kind::not_found);
}

TEST_F(Decp, GivesRowsWhoseFaultsArePointedAt) {
  const auto table = read(R"({"marches":[{"id":"A","dateNotification":"hier","codeCPV":"30213100"},)"
                          R"({"id":"B","dateNotification":"2024-05-15","codeCPV":"informatique"},)"
                          R"({"id":"C","dateNotification":"2024-05-15","montant":"beaucoup"}]})");
  ASSERT_TRUE(table && *table);
  ASSERT_EQ((*table)->rows.size(), 3U);
  for (const RegisterRow& row : (*table)->rows) EXPECT_FALSE(purchase_of(row)) << row.cells[6];
}

TEST_F(Decp, LeavesOtherFilesToTheReaderOfTables) {
  for (const char* text : {R"([{"date":"2025-03-14"}])", R"({"rows":[]})", "date;category\n"}) {
    const auto table = read(text);
    ASSERT_TRUE(table) << text;
    EXPECT_FALSE(*table) << text;
  }
}

TEST_F(Decp, SaysWhereItsJsonIsBroken) {
  const auto table = read(R"({"marches":[{"id":)");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().kind, Kind::bad_input);
  EXPECT_EQ(table.error().where.file, path_.string());
}

TEST_F(Decp, SurvivesShapesThatNobodyExpects) {
  for (
      const char* text :
      {R"({"marches":null})", R"({"marches":[]})", R"({"marches":[1,"x",null,[[]]]})",
       R"({"marches":{"marche":{"id":"A"}}})",
       R"({"marches":[{"titulaires":"x","considerationsEnvironnementales":[[["a"]]],"modifications":5,"acheteur":3}]})"}) {
    const auto table = read(text);
    EXPECT_TRUE(table && *table) << text;
  }
}

}  // namespace
}  // namespace capnr
