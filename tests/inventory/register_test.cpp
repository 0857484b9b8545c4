// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/disposal.h"
#include "inventory/purchase.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;

class Registers : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }
  Database& database() { return *database_; }
  static RegisterFile file(std::string path, std::string sha256) {
    RegisterFile file;
    file.path = std::move(path);
    file.sha256 = std::move(sha256);
    file.rejected = 1;
    file.recorded_at = "2026-01-12T09:00:00Z";
    file.recorded_by = "alice";
    return file;
  }
  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Registers);

Purchase purchase(std::int64_t row, double quantity) {
  Purchase one;
  one.row = row;
  one.date = date_of(2025, 3, 14);
  one.quantity = quantity;
  return one;
}

Purchase full_purchase() {
  Purchase one = purchase(2, 40);
  one.label = "Portables";
  one.category = PurchaseCategory::computers;
  one.cpv = "30213100-6";
  one.amount_eur = 32000.25;
  one.condition = PurchaseCondition::refurbished;
  one.recycled_share = 12.5;
  one.repair_index = 8.1;
  one.guarantee_years = 5;
  one.spare_parts_years = 7;
  one.donation = true;
  one.contract = true;
  one.environmental = false;
  one.supplier = "UGAP";
  one.department = "DNSI";
  one.evidence = "BC-2025-118";
  return one;
}

TEST_P(Registers, GiveBackAPurchaseAsItWasTold) {
  const std::vector<Purchase> told = {full_purchase(), purchase(3, 1.5)};
  const KeptFile kept = good(keep_purchases(database(), city, file("achats.csv", "aa"), told));
  EXPECT_EQ(kept.outcome, KeptFile::Outcome::added);
  const PurchaseRegister all = good(load_purchases(database(), city));
  ASSERT_EQ(all.files.size(), 1U);
  EXPECT_EQ(all.files[0].path, "achats.csv");
  EXPECT_EQ(all.files[0].sha256, "aa");
  EXPECT_EQ(all.files[0].rows, 2);
  EXPECT_EQ(all.files[0].rejected, 1);
  EXPECT_EQ(all.files[0].recorded_by, "alice");
  ASSERT_EQ(all.rows.size(), 2U);
  const Purchase& got = all.rows[0];
  EXPECT_EQ(all.file(got.file), &all.files[0]);
  EXPECT_EQ(got.row, 2);
  EXPECT_EQ(got.date, date_of(2025, 3, 14));
  EXPECT_EQ(got.label, "Portables");
  EXPECT_EQ(got.category, PurchaseCategory::computers);
  EXPECT_EQ(got.cpv, "30213100-6");
  EXPECT_EQ(got.quantity, 40);
  EXPECT_EQ(got.amount_eur, 32000.25);
  EXPECT_EQ(got.condition, PurchaseCondition::refurbished);
  EXPECT_EQ(got.recycled_share, 12.5);
  EXPECT_EQ(got.repair_index, 8.1);
  EXPECT_EQ(got.guarantee_years, 5);
  EXPECT_EQ(got.spare_parts_years, 7);
  EXPECT_TRUE(got.donation);
  EXPECT_TRUE(got.contract);
  EXPECT_EQ(got.environmental, false);
  EXPECT_EQ(got.supplier, "UGAP");
  EXPECT_EQ(got.department, "DNSI");
  EXPECT_EQ(got.evidence, "BC-2025-118");
}

TEST_P(Registers, KeepWhatIsNotSaidUnknown) {
  good(keep_purchases(database(), city, file("achats.csv", "aa"), std::vector{purchase(2, 3)}));
  const PurchaseRegister all = good(load_purchases(database(), city));
  ASSERT_EQ(all.rows.size(), 1U);
  const Purchase& got = all.rows[0];
  EXPECT_EQ(got.category, PurchaseCategory::unspecified);
  EXPECT_EQ(got.condition, PurchaseCondition::unspecified);
  EXPECT_FALSE(got.amount_eur || got.recycled_share || got.repair_index || got.guarantee_years ||
               got.spare_parts_years);
  EXPECT_FALSE(got.donation || got.contract || got.environmental);
}

TEST_P(Registers, ReplaceTheRowsOfAPathAndNoOthers) {
  good(keep_purchases(database(), city, file("a.csv", "aa"), std::vector{purchase(2, 1), purchase(3, 2)}));
  good(keep_purchases(database(), city, file("b.csv", "bb"), std::vector{purchase(2, 10)}));
  good(keep_purchases(database(), other, file("a.csv", "aa"), std::vector{purchase(2, 100)}));
  const KeptFile kept =
      good(keep_purchases(database(), city, file("a.csv", "cc"), std::vector{purchase(2, 5)}));
  EXPECT_EQ(kept.outcome, KeptFile::Outcome::replaced);
  double units = 0;
  for (const Purchase& one : good(load_purchases(database(), city)).rows) units += one.quantity;
  EXPECT_EQ(units, 15);
  const PurchaseRegister others = good(load_purchases(database(), other));
  ASSERT_EQ(others.rows.size(), 1U);
  EXPECT_EQ(others.rows[0].quantity, 100);
}

TEST_P(Registers, LeaveTheSameFileAsItWas) {
  const RegisterFileId first =
      good(keep_purchases(database(), city, file("a.csv", "aa"), std::vector{purchase(2, 1)})).id;
  const KeptFile again =
      good(keep_purchases(database(), city, file("a.csv", "aa"), std::vector{purchase(2, 1)}));
  EXPECT_EQ(again.outcome, KeptFile::Outcome::unchanged);
  EXPECT_EQ(again.id, first);
  EXPECT_EQ(good(load_purchases(database(), city)).rows.size(), 1U);
}

TEST_P(Registers, RefuseTheSameBytesUnderAnotherPath) {
  good(keep_purchases(database(), city, file("a.csv", "aa"), std::vector{purchase(2, 1)}));
  const auto twice = keep_purchases(database(), city, file("b.csv", "aa"), std::vector{purchase(2, 1)});
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().kind, Kind::conflict);
  EXPECT_EQ(good(load_purchases(database(), city)).rows.size(), 1U);
}

TEST_P(Registers, RemoveAFileWithItsRows) {
  good(keep_purchases(database(), city, file("a.csv", "aa"), std::vector{purchase(2, 1)}));
  const auto absent = remove_register_file(database(), city, RegisterKind::purchase, "b.csv");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, Kind::not_found);
  good(remove_register_file(database(), city, RegisterKind::purchase, "a.csv"));
  const PurchaseRegister all = good(load_purchases(database(), city));
  EXPECT_TRUE(all.files.empty());
  EXPECT_TRUE(all.rows.empty());
}

TEST_P(Registers, GiveBackADisposalAsItWasTold) {
  Disposal full;
  full.row = 2;
  full.date = date_of(2025, 6, 12);
  full.type = "portable";
  full.quantity = 30;
  full.age_years = 6.5;
  full.destination = ReuseDestination::association;
  full.receiver_proof = true;
  full.erasure = Erasure::certified;
  full.excluded_reason = "santé";
  full.reference = "SORTIE-12";
  full.evidence = "convention.pdf";
  Disposal bare;
  bare.row = 3;
  bare.date = date_of(2025, 6, 13);
  good(keep_disposals(database(), city, file("sorties.csv", "aa"), std::vector{full, bare}));
  // The two registers do not mix.
  good(keep_purchases(database(), city, file("sorties.csv", "aa"), std::vector{purchase(2, 1)}));
  const DisposalRegister all = good(load_disposals(database(), city));
  ASSERT_EQ(all.rows.size(), 2U);
  const Disposal& got = all.rows[0];
  EXPECT_EQ(got.row, 2);
  EXPECT_EQ(got.date, full.date);
  EXPECT_EQ(got.type, "portable");
  EXPECT_EQ(got.quantity, 30);
  EXPECT_EQ(got.age_years, 6.5);
  EXPECT_EQ(got.destination, ReuseDestination::association);
  EXPECT_TRUE(got.receiver_proof);
  EXPECT_EQ(got.erasure, Erasure::certified);
  EXPECT_TRUE(got.erasure_certificate);
  EXPECT_EQ(got.excluded_reason, "santé");
  EXPECT_EQ(got.reference, "SORTIE-12");
  EXPECT_EQ(got.evidence, "convention.pdf");
  EXPECT_FALSE(all.rows[1].age_years || all.rows[1].receiver_proof || all.rows[1].erasure_certificate);
  EXPECT_EQ(all.rows[1].destination, ReuseDestination::unspecified);
  EXPECT_EQ(all.rows[1].erasure, Erasure::unspecified);
  good(remove_register_file(database(), city, RegisterKind::disposal, "sorties.csv"));
  EXPECT_TRUE(good(load_disposals(database(), city)).rows.empty());
  EXPECT_EQ(good(load_purchases(database(), city)).rows.size(), 1U);
}

TEST(PurchaseCategory, IsReadFromAWordOrACode) {
  EXPECT_EQ(purchase_category_from("Écrans"), PurchaseCategory::screens);
  EXPECT_EQ(purchase_category_from("Phones"), PurchaseCategory::phones);
  EXPECT_EQ(purchase_category_from("30213200-7"), PurchaseCategory::tablets);
  EXPECT_EQ(purchase_category_from("30213100"), PurchaseCategory::computers);
  EXPECT_EQ(purchase_category_from("30237000"), PurchaseCategory::other);
  EXPECT_EQ(purchase_category_from("30214000-2"), PurchaseCategory::computers) << "workstations";
  EXPECT_EQ(purchase_category_from("48820000-2"), PurchaseCategory::servers);
  EXPECT_EQ(purchase_category_from("39112000-0"), PurchaseCategory::outside);
  EXPECT_EQ(purchase_category_from("hors numérique"), PurchaseCategory::outside);
  EXPECT_EQ(purchase_category_from(""), PurchaseCategory::unspecified);
  EXPECT_FALSE(purchase_category_from("3021310"));
  EXPECT_FALSE(purchase_category_from("voitures"));
}

TEST(DigitalCpv, HoldsSoftwareAndServicesBesidesEquipment) {
  for (const char* code :
       {"30213100-6", "48000000-8", "72267000-4", "64210000-1", "50312000-5", "32250000-0"})
    EXPECT_TRUE(is_digital_cpv(code)) << code;
  for (const char* code : {"39112000-0", "45000000-7", "64110000-0", "50110000-9", ""})
    EXPECT_FALSE(is_digital_cpv(code)) << code;
}

}  // namespace
}  // namespace capnr
