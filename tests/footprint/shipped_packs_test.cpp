// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <gtest/gtest.h>
#include <unistd.h>

#include "footprint/coverage.h"
#include "footprint/pack.h"
#include "pack_folder.h"

using namespace capnr;
using capnr::test::factor;

namespace {

const std::filesystem::path catalogue = std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog";

FactorSet shipped(const char* name) {
  const auto definition = find_set(catalogue, name);
  EXPECT_TRUE(definition) << describe(definition.error(), Language::en);
  auto set = load_factor_set(catalogue, *definition);
  EXPECT_TRUE(set) << describe(set.error(), Language::en);
  return std::move(*set);
}

const std::string& pack_of(const FactorSet& set, const Factor& of) {
  static const std::string none = "none";
  return of.known() ? set.packs[of.pack].id : none;
}

bool in_quarantine(const FactorSet& set, std::string_view subject, Criterion criterion) {
  return std::ranges::any_of(
      set.quarantine, [&](const Quarantined& q) { return q.subject == subject && q.criterion == criterion; });
}

}  // namespace

TEST(ShippedPacks, EachHasItsLicenceAndAgplDataStaysInItsOwnPacks) {
  for (const auto& entry : std::filesystem::directory_iterator(catalogue / "packs")) {
    const auto pack = read_pack(entry.path());
    ASSERT_TRUE(pack) << describe(pack.error(), Language::en);
    EXPECT_TRUE(std::filesystem::exists(entry.path() / pack->manifest.licence_file)) << entry.path();
    EXPECT_EQ(pack->manifest.info.licence == "AGPL-3.0-only",
              pack->manifest.info.id.starts_with("boavizta-api") ||
                  pack->manifest.info.id.starts_with("boavizta-cloud"));
  }
  const FactorSet open = shipped("open");
  for (const PackInfo& pack : open.packs) EXPECT_NE(pack.licence, "AGPL-3.0-only");
}

TEST(ShippedPacks, TheOpenSetServesAdemesDevices) {
  const FactorSet set = shipped("open");
  const Factor& smartphone = factor(set, "smartphone", Phase::manufacturing, Criterion::gwp);
  EXPECT_DOUBLE_EQ(smartphone.value, 77);
  EXPECT_EQ(pack_of(set, smartphone), "ademe");
  EXPECT_DOUBLE_EQ(factor(set, "smartphone", Phase::manufacturing, Criterion::wu).value, 75.1);
  EXPECT_NEAR(set.item("smartphone")->annual_kwh.value, 4.9275, 1e-9);  // ADEME's own answer
  EXPECT_NEAR(set.item("desktop")->annual_kwh.value, 153.3, 1e-9);
  EXPECT_DOUBLE_EQ(factor(set, "rack-server", Phase::manufacturing, Criterion::gwp).value, 748);
  EXPECT_FALSE(factor(set, "rack-server", Phase::end_of_life, Criterion::gwp).known());
  EXPECT_NEAR(factor(set, "network-fixed", Phase::use, Criterion::gwp).value, 0.00926934695867, 1e-12);
  EXPECT_GT(factor(set, "smartphone", Phase::end_of_life, Criterion::wu).sigma,
            factor(set, "smartphone", Phase::manufacturing, Criterion::wu)
                .sigma);  // called unreliable by its authors
}

TEST(ShippedPacks, TheFrenchMixIsAdemesForCarbonAndNeverForWater) {
  const FactorSet set = shipped("open");
  for (const int year : {2022, 2024, 2026}) {
    const ElectricityMix* mix = set.mix("FR", year);
    ASSERT_NE(mix, nullptr);
    EXPECT_DOUBLE_EQ(factor(*mix, Criterion::gwp).value, 0.0519);
    EXPECT_EQ(pack_of(set, factor(*mix, Criterion::gwp)), "ademe");
    EXPECT_EQ(pack_of(set, factor(*mix, Criterion::wu)), "electricity-d4b");
    EXPECT_EQ(pack_of(set, factor(*mix, Criterion::ir)), "electricity-d4b");
    EXPECT_EQ(pack_of(set, factor(*mix, Criterion::pm)), "none");  // in quarantine
  }
  EXPECT_EQ(pack_of(set, factor(*set.mix("DE", 2024), Criterion::gwp)), "electricity-d4b");
}

TEST(ShippedPacks, TheParticulatesOfTheOpenElectricitySetAreInQuarantine) {
  const FactorSet set = shipped("open");
  EXPECT_TRUE(in_quarantine(set, "*", Criterion::pm));
  EXPECT_TRUE(in_quarantine(set, "IS", Criterion::ctuh_c));  // geothermal, filed under « Other Renewables »
  EXPECT_FALSE(in_quarantine(set, "FR", Criterion::ir));
  for (const Criterion criterion :
       {Criterion::gwp, Criterion::ap, Criterion::ir, Criterion::wu, Criterion::adpe}) {
    EXPECT_FALSE(
        std::ranges::any_of(set.quarantine, [&](const Quarantined& q) { return q.criterion == criterion; }));
  }
}

TEST(ShippedPacks, TheCzechAcidificationAndTheAveragesItSpoilsAreInQuarantine) {
  const FactorSet set = shipped("boavizta");
  for (const char* zone : {"CZ", "EEE", "WORLD"}) {
    EXPECT_TRUE(in_quarantine(set, zone, Criterion::ap)) << zone;
    EXPECT_EQ(pack_of(set, factor(*set.mix(zone, 2024), Criterion::ap)), "none");
    EXPECT_EQ(pack_of(set, factor(*set.mix(zone, 2024), Criterion::adpe)), "boavizta-api");
  }
  EXPECT_EQ(pack_of(set, factor(*set.mix("FR", 2024), Criterion::ap)), "boavizta-api");
  EXPECT_EQ(pack_of(set, factor(*set.mix("FR", 2024), Criterion::ir)), "boavizta-api");
  EXPECT_TRUE(in_quarantine(set, "*", Criterion::lu));
}

TEST(ShippedPacks, AManufacturersFigureIsNotAddedToAdemesEndOfLife) {
  const FactorSet set = shipped("open");
  std::size_t products = 0, embodied = 0, separate = 0;
  for (const ReferenceItem& item : set.items) {
    if (!item.id.starts_with("pcf/")) continue;
    ++products;
    const Factor& end_of_life = item.factors[3][0];
    const Factor& manufacturing = item.factors[0][0];
    if (end_of_life.included) {
      ++embodied;
      EXPECT_EQ(end_of_life.pack, manufacturing.pack) << item.id;
    } else if (pack_of(set, manufacturing) == "boavizta-pcf") {
      ++separate;
      EXPECT_EQ(pack_of(set, end_of_life), "boavizta-pcf") << item.id;
    }
  }
  EXPECT_EQ(products, 1226U);
  EXPECT_EQ(embodied, 811U);
  EXPECT_EQ(separate, 338U);  // the 77 others have no phase of their own
}

TEST(ShippedPacks, ThePeopleEquivalentsLeaveOutTheWaterRowThatRepeatsMinerals) {
  const FactorSet set = shipped("open");
  EXPECT_DOUBLE_EQ(set.people.per_person[static_cast<std::size_t>(Criterion::gwp)].value, 851.25);
  EXPECT_FALSE(set.people.per_person[static_cast<std::size_t>(Criterion::wu)].known());
}

TEST(ShippedPacks, TheBoaviztaSetHasSixteenCriteriaForALaptop) {
  const FactorSet set = shipped("boavizta");
  std::size_t known = 0;
  for (const Factor& of : set.item("laptop")->factors[0])
    known += of.known() && pack_of(set, of) == "boavizta-api" ? 1 : 0;
  EXPECT_EQ(known, 16U);
  EXPECT_TRUE(factor(set, "laptop", Phase::end_of_life, Criterion::gwp).included);
  EXPECT_NEAR(factor(set, "rack-server", Phase::manufacturing, Criterion::gwp).value, 972.0442116104, 1e-6);
}

TEST(ShippedPacks, CloudInstancesAndRegionsAreFound) {
  const FactorSet set = shipped("open");
  const CloudInstanceType* type = set.cloud_type("aws", "m5.large");
  ASSERT_NE(type, nullptr);
  EXPECT_DOUBLE_EQ(type->vcpu, 2);
  EXPECT_DOUBLE_EQ(type->max_watts_per_vcpu, 10);
  EXPECT_TRUE(type->manufacturing_per_hour[0].known());
  EXPECT_NE(set.cloud_type("azure", "D2s v3"), nullptr);
  EXPECT_NE(set.cloud_type("gcp", "e2-standard-2"), nullptr);
  ASSERT_NE(set.cloud_region("ovhcloud", "gra"), nullptr);
  EXPECT_DOUBLE_EQ(set.cloud_region("ovhcloud", "gra")->pue.value, 1.21);
  EXPECT_EQ(set.cloud_region("scaleway", "fr-par-2")->country, "FR");
}
